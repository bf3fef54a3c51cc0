/* The generator's side: sockets that have joined rooms, and what they say and hear. */
#ifndef PARTY_H
#define PARTY_H

#include <stdint.h>

#include "frames.h"

/* Most messages of one room that may be on their way. */
enum { MAX_ON_THE_WAY = 4096 };

enum { MAX_NODES = 4 };

struct message {
  int64_t sent;
  int remaining; /* receivers that have not heard it */
};

struct room {
  int host; /* index of its host's socket */
  int number;
  uint64_t said;
  struct message way[MAX_ON_THE_WAY]; /* a ring: from first, count of them */
  int first;
  int count;
};

struct client {
  int fd;
  int joined;
  struct room *room;
  struct rest rest;
};

/* What is connected to, and how. */
struct target {
  int ports[MAX_NODES]; /* of one server, or of the nodes of a cluster */
  int nodes;
  int spread; /* 1: the members of a room are at the nodes in turns; 0: all at one, the rooms in turns */
  int is_floor;  /* a server without rules: it is sent what a server would relay */
  int tag;       /* part of the rooms' names, so that runs after one another do not meet */
  int addresses; /* so many loopback addresses are come from, in turns */
  int talks;     /* all understand chat */
};

/* Everybody of one run. */
struct party {
  struct target target;
  int poll;
  int rooms_count;
  int members; /* of each room, the host included */
  struct room *rooms;
  struct client *clients;
  /* Hears each delivery of a relayed message, and whether it was the message's last. */
  void (*delivered)(void *context, int64_t sent, int64_t now, struct room *room, int last);
  void *context;
  uint64_t bytes;    /* of text that was delivered */
  uint64_t received; /* bytes of everything that came in */
  uint64_t lines;    /* of chat that came in, each receiver's counted */
  uint64_t refused;  /* lines that the server did not take */
};

/* Connects and joins everybody, one after the other; ends the program if somebody is not let in. */
void party_gather(struct party *party);

/* Has the room's host say the next so many messages, in one write. sent: their time, as ns of now_ns(). */
void party_say(struct party *party, struct room *room, int count, int64_t sent);

/* Has a guest of a room say a line of chat: the first is the guest after the host, and so on in turns. */
void party_chat(struct party *party, struct room *room, int guest);

/* Handles what came in; waits for it at most so many ms. */
void party_hear(struct party *party, int timeout_ms);

#endif
