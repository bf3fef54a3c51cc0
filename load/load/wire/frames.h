/* RFC 6455 frames, as far as a benchmark needs them: whole text messages in one frame each, pings and closes. */
#ifndef FRAMES_H
#define FRAMES_H

#include <stddef.h>
#include <stdint.h>

enum { OP_TEXT = 0x1, OP_CLOSE = 0x8, OP_PING = 0x9, OP_PONG = 0xA };

/* Most bytes that a frame's header takes. */
enum { MAX_HEADER = 14 };

/* One frame that has come in whole; its payload is unmasked in place. */
struct frame {
  int opcode;
  char *payload;
  size_t length;
};

/* What came in of one connection and is not a whole frame yet. */
struct rest {
  char *bytes;
  size_t length;
};

/* Called for every whole frame. */
typedef void on_frame(void *context, const struct frame *frame);

/*
 * Reads what there is on fd and hands every whole frame to call. Returns what read(2) returned: 0 at the end, -1 on an
 * error (EAGAIN among them).
 */
long read_frames(int fd, struct rest *rest, on_frame *call, void *context);

/* Writes a frame to out and returns its length; masked as clients must, or not as servers must. */
size_t write_frame(char *out, int opcode, const char *payload, size_t length, int masked);

/* Sends all of it, or ends the program: neither side of this benchmark lets anything wait in its own memory. */
void send_all(int fd, const char *bytes, size_t length);

/* Ends the program with a message for people. */
void die(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

/* Monotonic time, ns. */
int64_t now_ns(void);

#endif
