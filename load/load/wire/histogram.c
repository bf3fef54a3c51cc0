#include "histogram.h"

void histogram_add(struct histogram *h, int64_t ns) {
  uint64_t value = ns < 0 ? 0 : (uint64_t)ns;
  /* How often it must be halved to be below twice SUB. */
  int bits = 64 - __builtin_clzll(value | 1);
  int shift = bits > 7 ? bits - 7 : 0;
  int bucket = (int)(shift * HISTOGRAM_SUB + (int)(value >> shift));
  h->counts[bucket < HISTOGRAM_BUCKETS ? bucket : HISTOGRAM_BUCKETS - 1]++;
  h->total++;
  if (ns > h->most) {
    h->most = ns;
  }
}

static double middle(int bucket) {
  if (bucket < 2 * HISTOGRAM_SUB) {
    return bucket;
  }
  int shift = bucket / HISTOGRAM_SUB - 1;
  double base = bucket - shift * HISTOGRAM_SUB;
  return (base + 0.5) * (double)((uint64_t)1 << shift);
}

double histogram_at(const struct histogram *h, double share) {
  uint64_t wanted = (uint64_t)(share * (double)h->total);
  uint64_t seen = 0;
  for (int i = 0; i < HISTOGRAM_BUCKETS; i++) {
    seen += h->counts[i];
    if (seen > wanted || (seen == h->total && seen > 0)) {
      double found = middle(i);
      return found < (double)h->most ? found : (double)h->most;
    }
  }
  return 0;
}
