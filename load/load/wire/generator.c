/*
 * The generator: rooms full of members whose hosts talk, and what it takes until everybody has heard it.
 *
 *   generator drive key=value...   drives a server and prints the result as one line of JSON
 *   generator idle key=value...    joins, says so, answers pings, and goes when its input ends
 *
 *   port, pid      of the server; pid 0 if its time on the processor is not wanted
 *   port2, pid2 …  of further nodes of a cluster; pid4 can be anything else whose time is wanted
 *   spread         1: each room's members are at the nodes in turns; 0 (the default): all of a room at one
 *   floor          1: the server has no rules
 *   tag            a number for the rooms' names
 *   addresses      so many loopback addresses are come from
 *   rooms, members, in_flight    each host says in_flight messages at once, and the next when all have heard them
 *   rate           deliveries per second in all, at even times; 0 (the default) as many as can be
 *   lines          of chat per second that the guests of each room say, in turns, with a rate only; 0 (the default): none
 *   warmup, seconds    not counted, and counted
 */
#define _GNU_SOURCE
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "histogram.h"
#include "party.h"

static const int64_t SECOND = 1000000000;
static const int64_t MILLISECOND = 1000000;

/* Nobody waits longer than this for a message in a run that goes on when all have heard it. */
static const int64_t STALLED = 5;

struct plan {
  int pids[MAX_NODES];
  int in_flight;
  double rate;
  double lines;
  double warmup;
  double seconds;
};

struct counts {
  struct party *party;
  const struct plan *plan;
  int open_loop;
  struct histogram delays;     /* of each delivery */
  struct histogram last_heard; /* of the last delivery of each message */
  int64_t progress;            /* when something was delivered last */
};

static double setting(int count, char **args, const char *name, double standard) {
  size_t length = strlen(name);
  for (int i = 2; i < count; i++) {
    if (strncmp(args[i], name, length) == 0 && args[i][length] == '=') {
      return atof(args[i] + length + 1);
    }
  }
  return standard;
}

/* Time on the processor that a process has had, s (utime and stime of proc_pid_stat(5)). */
static double processor_seconds(int pid) {
  if (pid == 0) {
    return 0;
  }
  char path[64];
  char text[1024] = "";
  snprintf(path, sizeof path, "/proc/%d/stat", pid);
  FILE *file = fopen(path, "r");
  if (file == NULL) {
    return 0;
  }
  size_t got = fread(text, 1, sizeof text - 1, file);
  fclose(file);
  text[got] = 0;
  char *rest = strrchr(text, ')');
  unsigned long long user = 0, system = 0;
  if (rest == NULL ||
      sscanf(rest + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %llu", &user, &system) != 2) {
    die("cannot read %s", path);
  }
  return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

static double own_seconds(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void delivered(void *context, int64_t sent, int64_t now, struct room *room, int last) {
  struct counts *counts = context;
  counts->progress = now;
  histogram_add(&counts->delays, now - sent);
  if (last) {
    histogram_add(&counts->last_heard, now - sent);
  }
  if (!counts->open_loop && room->count == 0) {
    party_say(counts->party, room, counts->plan->in_flight, now_ns());
  }
}

/* As much as can be: a room's next messages go out when all have heard the ones before. */
static void saturate(struct counts *counts, int64_t until) {
  counts->progress = now_ns();
  for (int64_t now; (now = now_ns()) < until;) {
    if (now - counts->progress > STALLED * SECOND) {
      die("nothing was delivered for %lld s", (long long)STALLED);
    }
    party_hear(counts->party, 10);
  }
}

/* At even times, whether or not what was said before has been heard; the rooms in turns. */
/* What is to come next at even times. */
struct timetable {
  int64_t due;      /* a message of a host's */
  int64_t line_due; /* a line of chat */
  int turn;
  int line_turn;
};

static void say_lines(struct counts *counts, struct timetable *next, int64_t now) {
  struct party *party = counts->party;
  if (counts->plan->lines <= 0) {
    return;
  }
  for (; next->line_due <= now; next->line_turn++) {
    party_chat(party, &party->rooms[next->line_turn % party->rooms_count], next->line_turn / party->rooms_count);
    next->line_due += (int64_t)((double)SECOND / counts->plan->lines / party->rooms_count);
  }
}

static void keep_rate(struct counts *counts, int64_t until, struct timetable *next) {
  struct party *party = counts->party;
  double interval = (party->members - 1) / counts->plan->rate * (double)SECOND;
  for (int64_t now; (now = now_ns()) < until;) {
    while (next->due <= now) {
      party_say(party, &party->rooms[next->turn], 1, next->due);
      next->turn = (next->turn + 1) % party->rooms_count;
      next->due += (int64_t)interval;
    }
    say_lines(counts, next, now);
    /* The last part of the wait is spent looking, so as to be in time. */
    int64_t wait = (next->due - now_ns()) / MILLISECOND;
    party_hear(party, wait > 0 ? (int)wait : 0);
  }
}

/* What it took until everybody was in. */
struct joining {
  double seconds;
  double server; /* s of the processor */
  uint64_t received;
};

static void report(const struct counts *counts, const struct joining *joining, double text_bytes, double seconds,
                   const double *busy, double own) {
  double server = busy[0] + busy[1] + busy[2] + busy[3];
  const struct histogram *h = &counts->delays;
  const struct histogram *l = &counts->last_heard;
  uint64_t missing = 0;
  for (int i = 0; i < counts->party->rooms_count; i++) {
    missing += (uint64_t)counts->party->rooms[i].count;
  }
  double total = h->total == 0 ? 1 : (double)h->total;
  printf("{\"delivered_per_s\":%.1f,\"p50_ms\":%.4f,\"p99_ms\":%.4f,\"p999_ms\":%.4f,\"max_ms\":%.4f,"
         "\"all_p50_ms\":%.4f,\"all_p99_ms\":%.4f,\"all_max_ms\":%.4f,\"cpu_us_per_delivery\":%.4f,"
         "\"server_busy\":%.4f,\"busy\":[%.4f,%.4f,%.4f,%.4f],\"generator_busy\":%.4f,\"text_bytes\":%.1f,\"unheard_messages\":%llu,\"messages\":%llu,"
         "\"join_s\":%.4f,\"join_server_s\":%.4f,\"join_bytes\":%llu,\"lines_heard\":%llu,\"lines_refused\":%llu}\n",
         (double)h->total / seconds, histogram_at(h, 0.5) / 1e6, histogram_at(h, 0.99) / 1e6,
         histogram_at(h, 0.999) / 1e6, (double)h->most / 1e6, histogram_at(l, 0.5) / 1e6, histogram_at(l, 0.99) / 1e6,
         (double)l->most / 1e6, server / total * 1e6, server / seconds,
         busy[0] / seconds, busy[1] / seconds, busy[2] / seconds, busy[3] / seconds, own / seconds,
         text_bytes, (unsigned long long)missing, (unsigned long long)l->total, joining->seconds, joining->server,
         (unsigned long long)joining->received, (unsigned long long)counts->party->lines,
         (unsigned long long)counts->party->refused);
}

static void drive(struct party *party, const struct plan *plan, const struct joining *joining) {
  static struct counts counts;
  counts.party = party;
  counts.plan = plan;
  counts.open_loop = plan->rate > 0;
  party->delivered = delivered;
  party->context = &counts;
  if (!counts.open_loop) {
    for (int i = 0; i < party->rooms_count; i++) {
      party_say(party, &party->rooms[i], plan->in_flight, now_ns());
    }
  }
  double server[MAX_NODES] = {0};
  double own = 0;
  int64_t begun = now_ns();
  struct timetable next = {.due = begun, .line_due = begun};
  for (int counted = 0; counted <= 1; counted++) {
    memset(&counts.delays, 0, sizeof counts.delays);
    memset(&counts.last_heard, 0, sizeof counts.last_heard);
    party->bytes = 0;
    party->lines = 0;
    party->refused = 0;
    for (int i = 0; i < MAX_NODES; i++) {
      server[i] = processor_seconds(plan->pids[i]);
    }
    own = own_seconds();
    begun = now_ns();
    int64_t until = begun + (int64_t)((counted ? plan->seconds : plan->warmup) * (double)SECOND);
    if (counts.open_loop) {
      keep_rate(&counts, until, &next);
    } else {
      saturate(&counts, until);
    }
  }
  double seconds = (double)(now_ns() - begun) / (double)SECOND;
  for (int i = 0; i < MAX_NODES; i++) {
    server[i] = processor_seconds(plan->pids[i]) - server[i];
  }
  own = own_seconds() - own;
  double text_bytes = (double)party->bytes / (double)(counts.delays.total == 0 ? 1 : counts.delays.total);
  /* What was said last may still be on its way: it is neither counted nor missing. */
  party->delivered = NULL;
  for (int64_t until = now_ns() + SECOND / 2; now_ns() < until;) {
    party_hear(party, 10);
  }
  report(&counts, joining, text_bytes, seconds, server, own);
}

static void idle(struct party *party) {
  printf("%d sockets have joined\n", party->rooms_count * party->members);
  fflush(stdout);
  struct pollfd input = {.fd = 0, .events = POLLIN};
  while (poll(&input, 1, 0) == 0) {
    party_hear(party, 200);
  }
}

/* As many sockets as the system lets it have. */
static void raise_limit(void) {
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
}

int main(int count, char **args) {
  raise_limit();
  if (count < 3) {
    die("usage: generator drive|idle key=value...");
  }
  struct party party = {
      .target = {.ports = {(int)setting(count, args, "port", 0), (int)setting(count, args, "port2", 0),
                           (int)setting(count, args, "port3", 0), (int)setting(count, args, "port4", 0)},
                 .nodes = 1,
                 .spread = (int)setting(count, args, "spread", 0),
                 .is_floor = (int)setting(count, args, "floor", 0),
                 .tag = (int)setting(count, args, "tag", 0),
                 .addresses = (int)setting(count, args, "addresses", 1),
                 .talks = setting(count, args, "lines", 0) > 0},
      .rooms_count = (int)setting(count, args, "rooms", 100),
      .members = (int)setting(count, args, "members", 10),
  };
  const struct plan plan = {
      .pids = {(int)setting(count, args, "pid", 0), (int)setting(count, args, "pid2", 0),
               (int)setting(count, args, "pid3", 0), (int)setting(count, args, "pid4", 0)},
      .in_flight = (int)setting(count, args, "in_flight", 1),
      .rate = setting(count, args, "rate", 0),
      .lines = setting(count, args, "lines", 0),
      .warmup = setting(count, args, "warmup", 1),
      .seconds = setting(count, args, "seconds", 3),
  };
  if (plan.in_flight < 1 || plan.in_flight > 64 || party.members < 2 || party.rooms_count < 1) {
    die("rooms from 1, members from 2, in_flight from 1 to 64");
  }
  while (party.target.nodes < MAX_NODES && party.target.ports[party.target.nodes] != 0) {
    party.target.nodes++;
  }
  double server = processor_seconds(plan.pids[0]);
  int64_t begun = now_ns();
  party_gather(&party);
  const struct joining joining = {
      .seconds = (double)(now_ns() - begun) / (double)SECOND,
      .server = processor_seconds(plan.pids[0]) - server,
      .received = party.received,
  };
  if (strcmp(args[1], "idle") == 0) {
    idle(&party);
  } else {
    drive(&party, &plan, &joining);
  }
  return 0;
}
