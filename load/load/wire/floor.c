/*
 * The floor: what is left of a server of parties when it has no rules. It takes WebSocket connections, and whatever
 * text one of them sends goes out, in one frame and one send(2) each, to all others of its room. No JSON, no limits,
 * no queue: what the kernel does not take at once is waited for. It answers the first message of each connection, as a
 * server answers a join, and tells nobody else of that one.
 *
 *   floor PORT     The room is the query of the address: GET /any/path?7
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "frames.h"
#include "sha1.h"

enum { MAX_SOCKETS = 65536, MAX_ROOMS = 65536, MAX_TEXT = 65536, EVENTS = 256, BACKLOG = 1024 };

struct member {
  int fd; /* -1 when gone */
  int room;
  int open; /* the handshake is answered */
  int joined;
  struct rest rest;
  struct member *next; /* in its room */
};

static struct member members[MAX_SOCKETS];
static struct member *rooms[MAX_ROOMS];

static void broadcast(const struct member *from, const char *text, size_t length) {
  static char out[MAX_TEXT + MAX_HEADER];
  if (length > MAX_TEXT) {
    die("a message of %zu bytes", length);
  }
  size_t size = write_frame(out, OP_TEXT, text, length, 0);
  for (const struct member *to = rooms[from->room]; to != NULL; to = to->next) {
    if (to != from) {
      send_all(to->fd, out, size);
    }
  }
}

static void welcome(struct member *member) {
  static const char JOINED[] = "{\"type\":\"room_state\"}";
  char out[sizeof JOINED + MAX_HEADER];
  member->joined = 1;
  send_all(member->fd, out, write_frame(out, OP_TEXT, JOINED, sizeof JOINED - 1, 0));
}

static void heard(void *context, const struct frame *frame) {
  struct member *member = context;
  if (frame->opcode != OP_TEXT) {
    return;
  }
  if (member->joined) {
    broadcast(member, frame->payload, frame->length);
  } else {
    welcome(member);
  }
}

static void leave(struct member *member) {
  for (struct member **at = &rooms[member->room]; *at != NULL; at = &(*at)->next) {
    if (*at == member) {
      *at = member->next;
      break;
    }
  }
  close(member->fd);
  free(member->rest.bytes);
  *member = (struct member){.fd = -1};
}

/* Requests come in one piece here: the one client is the generator. */
static void handshake(struct member *member) {
  char request[4096];
  long got = recv(member->fd, request, sizeof request - 1, 0);
  if (got <= 0) {
    close(member->fd);
    member->fd = -1;
    return;
  }
  request[got] = 0;
  char *room = strchr(request, '?');
  char *key = strstr(request, "Sec-WebSocket-Key: ");
  if (room == NULL || key == NULL || strstr(request, "\r\n\r\n") == NULL) {
    die("not a handshake of the generator's");
  }
  char accepted[29];
  accept_of(key + strlen("Sec-WebSocket-Key: "), accepted);
  char answer[256];
  int length = snprintf(answer, sizeof answer,
                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Accept: %s\r\n\r\n",
                        accepted);
  send_all(member->fd, answer, (size_t)length);
  member->room = atoi(room + 1) % MAX_ROOMS;
  member->open = 1;
  member->next = rooms[member->room];
  rooms[member->room] = member;
}

static void ready(struct member *member) {
  if (!member->open) {
    handshake(member);
    return;
  }
  long got = read_frames(member->fd, &member->rest, heard, member);
  if (got == 0 || (got < 0 && errno != EAGAIN)) {
    leave(member);
  }
}

static int listen_on(int port) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (bind(fd, (struct sockaddr *)&address, size) != 0 || listen(fd, BACKLOG) != 0) {
    die("cannot listen on port %d: %s", port, strerror(errno));
  }
  getsockname(fd, (struct sockaddr *)&address, &size);
  printf("the floor listens on %d\n", ntohs(address.sin_port));
  fflush(stdout);
  return fd;
}

static void take(int listener, int poll) {
  int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
  if (fd < 0 || fd >= MAX_SOCKETS) {
    die("cannot accept: %s", strerror(errno));
  }
  int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  members[fd] = (struct member){.fd = fd};
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = &members[fd]};
  epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
}

int main(int count, char **args) {
  if (count != 2) {
    die("usage: floor PORT");
  }
  int listener = listen_on(atoi(args[1]));
  int poll = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
  epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
  struct epoll_event events[EVENTS];
  for (;;) {
    int count_ready = epoll_wait(poll, events, EVENTS, -1);
    for (int i = 0; i < count_ready; i++) {
      if (events[i].data.ptr == NULL) {
        take(listener, poll);
      } else {
        ready(events[i].data.ptr);
      }
    }
  }
}
