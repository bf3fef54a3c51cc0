#define _GNU_SOURCE
#include "party.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 512, MAX_TEXT = 512, PATIENCE_S = 20 };

static struct party *current; /* of the frame that is being handled */

static int64_t wall_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int dial(const struct target *target, int index, int port) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int on = 1;
  if (fd < 0) {
    die("no socket: %s (ulimit -n?)", strerror(errno));
  }
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
  struct sockaddr_in from = {.sin_family = AF_INET};
  from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + (uint32_t)(index % target->addresses));
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(fd, (struct sockaddr *)&from, sizeof from) != 0 || connect(fd, (struct sockaddr *)&to, sizeof to) != 0) {
    die("cannot connect to port %d: %s", port, strerror(errno));
  }
  return fd;
}

static void handshake(int fd, int room) {
  char text[512];
  int length = snprintf(text, sizeof text,
                        "GET /OpenSyncParty/ws?%d HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
                        room);
  send_all(fd, text, (size_t)length);
  size_t got = 0;
  text[0] = 0;
  while (strstr(text, "\r\n\r\n") == NULL) {
    long more = recv(fd, text + got, sizeof text - 1 - got, 0);
    if (more <= 0) {
      die("the server hung up at a handshake");
    }
    got += (size_t)more;
    text[got] = 0;
  }
  if (strncmp(text, "HTTP/1.1 101", 12) != 0) {
    die("a handshake was refused: %s", text);
  }
}

static void enter(struct party *party, struct client *client) {
  const struct room *room = client->room;
  int is_host = &party->clients[room->host] == client;
  char text[MAX_TEXT];
  char out[MAX_TEXT + MAX_HEADER];
  int length = snprintf(text, sizeof text,
                        "{\"type\":\"%s\",\"room\":\"load-%d-%d\",\"client\":\"c%td\",\"payload\":{%s%s\"name\":\"Member\"},"
                        "\"ts\":%lld}",
                        is_host ? "create_room" : "join_room", party->target.tag, room->number, client - party->clients,
                        is_host ? "\"media_url\":\"https://films.example.org/1.mp4\"," : "",
                        party->target.talks ? "\"features\":[\"chat\"]," : "", (long long)wall_ms());
  send_all(client->fd, out, write_frame(out, OP_TEXT, text, (size_t)length, 1));
}

void party_gather(struct party *party) {
  party->poll = epoll_create1(0);
  party->rooms = calloc((size_t)party->rooms_count, sizeof *party->rooms);
  party->clients = calloc((size_t)(party->rooms_count * party->members), sizeof *party->clients);
  for (int i = 0; i < party->rooms_count * party->members; i++) {
    struct client *client = &party->clients[i];
    struct room *room = &party->rooms[i / party->members];
    client->room = room;
    room->number = i / party->members;
    room->host = room->number * party->members;
    const struct target *target = &party->target;
    int node = (room->number + target->spread * (i % party->members)) % target->nodes;
    client->fd = dial(target, i, target->ports[node]);
    handshake(client->fd, room->number);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = client};
    epoll_ctl(party->poll, EPOLL_CTL_ADD, client->fd, &event);
    enter(party, client);
    int64_t late = now_ns() + (int64_t)PATIENCE_S * 1000000000;
    while (!client->joined) {
      party_hear(party, 100);
      if (now_ns() > late) {
        die("a join was not answered within %d s", PATIENCE_S);
      }
    }
  }
}

/* A message of a host's as its client sends it, or as a server relays it. */
static int message(const struct party *party, const struct room *room, int64_t sent, char *text) {
  int is_event = room->said % 10 == 0;
  long long wall = wall_ms();
  char relayed[96] = "";
  char stamped[48] = "";
  char revision[40] = "";
  if (party->target.is_floor) {
    snprintf(relayed, sizeof relayed, "\"room\":\"load-%d-%d\",\"client\":\"c%d\",", party->target.tag, room->number,
             room->host);
    snprintf(stamped, sizeof stamped, ",\"server_ts\":%lld", wall);
    snprintf(revision, sizeof revision, ",\"revision\":%llu", (unsigned long long)room->said);
  }
  return snprintf(text, MAX_TEXT,
                  "{\"type\":\"%s\",%s\"payload\":{%s,\"position\":%.3f,\"position_ts\":%lld,\"sent\":%lld%s},"
                  "\"ts\":%lld%s}",
                  is_event ? "player_event" : "state_update", relayed,
                  is_event ? "\"action\":\"seek\"" : "\"play_state\":\"playing\"", 100 + (double)room->said / 1000, wall,
                  (long long)sent, revision, wall, stamped);
}

void party_say(struct party *party, struct room *room, int count, int64_t sent) {
  static char out[64 * (MAX_TEXT + MAX_HEADER)];
  size_t length = 0;
  for (int i = 0; i < count; i++) {
    if (room->count == MAX_ON_THE_WAY) {
      die("%d messages of a room are on their way: the server does not keep up", room->count);
    }
    /* Each message has a time of its own, by which it is known again. */
    int64_t stamp = sent + i;
    room->way[(room->first + room->count++) % MAX_ON_THE_WAY] =
        (struct message){.sent = stamp, .remaining = party->members - 1};
    char text[MAX_TEXT];
    int size = message(party, room, stamp, text);
    length += write_frame(out + length, OP_TEXT, text, (size_t)size, 1);
    room->said++;
  }
  send_all(party->clients[room->host].fd, out, length);
}

void party_chat(struct party *party, struct room *room, int guest) {
  static const char LINE[] = "{\"type\":\"chat\",\"payload\":{\"text\":\"Did you see that? And did you see that?\"}}";
  char out[sizeof LINE + MAX_HEADER];
  int from = room->host + 1 + guest % (party->members - 1);
  send_all(party->clients[from].fd, out, write_frame(out, OP_TEXT, LINE, sizeof LINE - 1, 1));
}

static int says(const struct frame *frame, const char *what) {
  return memmem(frame->payload, frame->length, what, strlen(what)) != NULL;
}

/* Notes a delivery; true if the message has now been heard by all. */
static int note(struct room *room, int64_t sent) {
  int last = 0;
  for (int i = 0; i < room->count; i++) {
    struct message *message = &room->way[(room->first + i) % MAX_ON_THE_WAY];
    if (message->sent == sent) {
      last = --message->remaining == 0;
      break;
    }
  }
  while (room->count > 0 && room->way[room->first].remaining == 0) {
    room->first = (room->first + 1) % MAX_ON_THE_WAY;
    room->count--;
  }
  return last;
}

static void heard_text(struct client *client, const struct frame *frame) {
  static const char SENT[] = "\"sent\":";
  const char *found = memmem(frame->payload, frame->length, SENT, sizeof SENT - 1);
  if (found != NULL) {
    int64_t sent = strtoll(found + sizeof SENT - 1, NULL, 10);
    current->bytes += frame->length;
    int last = note(client->room, sent);
    if (current->delivered != NULL) {
      current->delivered(current->context, sent, now_ns(), client->room, last);
    }
  } else if (current->target.talks && says(frame, "\"type\":\"chat\"")) {
    current->lines++;
  } else if (current->target.talks && says(frame, "\"rate_limited\"")) {
    current->refused++;
  } else if (says(frame, "\"error\"")) {
    die("the server says %.*s", (int)frame->length, frame->payload);
  } else if (says(frame, "\"room_state\"")) {
    client->joined = 1;
  }
}

static void heard(void *context, const struct frame *frame) {
  struct client *client = context;
  if (frame->opcode == OP_TEXT) {
    heard_text(client, frame);
  } else if (frame->opcode == OP_PING) {
    char out[128 + MAX_HEADER];
    send_all(client->fd, out, write_frame(out, OP_PONG, frame->payload, frame->length, 1));
  } else if (frame->opcode == OP_CLOSE) {
    const unsigned char *code = (const unsigned char *)frame->payload;
    die("the server closed a socket: %d", frame->length < 2 ? 1005 : code[0] << 8 | code[1]);
  }
}

void party_hear(struct party *party, int timeout_ms) {
  struct epoll_event events[EVENTS];
  int ready = epoll_wait(party->poll, events, EVENTS, timeout_ms);
  current = party;
  for (int i = 0; i < ready; i++) {
    struct client *client = events[i].data.ptr;
    long got = read_frames(client->fd, &client->rest, heard, client);
    if (got == 0 || (got < 0 && errno != EAGAIN)) {
      die("the server hung up");
    }
    party->received += got > 0 ? (uint64_t)got : 0;
  }
}
