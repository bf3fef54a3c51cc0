/* Counts times in buckets that are at most 1.6 % wide, from 1 ns to 18 s, in 18 kB. */
#ifndef HISTOGRAM_H
#define HISTOGRAM_H

#include <stdint.h>

enum { HISTOGRAM_SUB = 64, HISTOGRAM_BUCKETS = HISTOGRAM_SUB * 36 };

struct histogram {
  uint64_t counts[HISTOGRAM_BUCKETS];
  uint64_t total;
  int64_t most;
};

void histogram_add(struct histogram *h, int64_t ns);

/* The time within which that share (0 to 1) of all were, ns: the middle of its bucket. */
double histogram_at(const struct histogram *h, double share);

#endif
