#define _GNU_SOURCE
#include "frames.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* Any mask is as good as another here: the receiver does the same work. */
static const unsigned char MASK[4] = {0x12, 0x34, 0x56, 0x78};

void die(const char *format, ...) {
  va_list args;
  va_start(args, format);
  vfprintf(stderr, format, args);
  va_end(args);
  fputc('\n', stderr);
  exit(1);
}

int64_t now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void unmask(char *payload, size_t length, const unsigned char *mask) {
  for (size_t i = 0; i < length; i++) {
    payload[i] = (char)(payload[i] ^ mask[i & 3]);
  }
}

/* The frame at the beginning of bytes; returns its length on the wire, or 0 if it is not whole. */
static size_t parse(char *bytes, size_t length, struct frame *frame) {
  const unsigned char *head = (const unsigned char *)bytes;
  if (length < 2) {
    return 0;
  }
  size_t header = 2;
  uint64_t payload = head[1] & 0x7F;
  size_t digits = payload == 126 ? 2 : payload == 127 ? 8 : 0;
  int masked = head[1] & 0x80;
  if (length < header + digits + (masked ? 4 : 0)) {
    return 0;
  }
  if (digits > 0) {
    payload = 0;
    for (size_t i = 0; i < digits; i++) {
      payload = payload << 8 | head[header + i];
    }
    header += digits;
  }
  const unsigned char *mask = head + header;
  header += masked ? 4 : 0;
  if (length - header < payload) {
    return 0;
  }
  frame->opcode = head[0] & 0x0F;
  frame->payload = bytes + header;
  frame->length = payload;
  if (masked) {
    unmask(frame->payload, payload, mask);
  }
  return header + payload;
}

static void keep(struct rest *rest, const char *bytes, size_t length) {
  char *copy = NULL;
  if (length > 0) {
    copy = malloc(length);
    if (copy == NULL) {
      die("out of memory");
    }
    memcpy(copy, bytes, length);
  }
  free(rest->bytes);
  rest->bytes = copy;
  rest->length = length;
}

long read_frames(int fd, struct rest *rest, on_frame *call, void *context) {
  enum { ROOM = 1024 * 1024 };
  static char buffer[2 * ROOM];
  size_t held = rest->length;
  if (held > ROOM) {
    die("a frame of more than %d bytes", ROOM);
  }
  if (held > 0) {
    memcpy(buffer, rest->bytes, held);
  }
  long got = recv(fd, buffer + held, ROOM, MSG_DONTWAIT);
  if (got <= 0) {
    return got;
  }
  size_t length = held + (size_t)got;
  size_t at = 0;
  struct frame frame;
  for (size_t size; (size = parse(buffer + at, length - at, &frame)) > 0; at += size) {
    call(context, &frame);
  }
  if (held > 0 || at < length) {
    keep(rest, buffer + at, length - at);
  }
  return got;
}

size_t write_frame(char *out, int opcode, const char *payload, size_t length, int masked) {
  size_t at = 0;
  out[at++] = (char)(0x80 | opcode);
  int mask_bit = masked ? 0x80 : 0;
  if (length < 126) {
    out[at++] = (char)(mask_bit | (int)length);
  } else if (length <= 0xFFFF) {
    out[at++] = (char)(mask_bit | 126);
    out[at++] = (char)(length >> 8);
    out[at++] = (char)length;
  } else {
    die("no message here is as long as %zu bytes", length);
  }
  if (masked) {
    memcpy(out + at, MASK, sizeof MASK);
    at += sizeof MASK;
  }
  memcpy(out + at, payload, length);
  if (masked) {
    unmask(out + at, length, MASK);
  }
  return at + length;
}

void send_all(int fd, const char *bytes, size_t length) {
  while (length > 0) {
    long sent = send(fd, bytes, length, MSG_NOSIGNAL);
    if (sent < 0 && errno == EAGAIN) {
      struct pollfd writable = {.fd = fd, .events = POLLOUT};
      poll(&writable, 1, 1000);
      continue;
    }
    if (sent < 0) {
      die("cannot send: %s", strerror(errno));
    }
    bytes += sent;
    length -= (size_t)sent;
  }
}
