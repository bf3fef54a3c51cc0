#include "sha1.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint32_t rotate(uint32_t value, int bits) { return value << bits | value >> (32 - bits); }

static void block(uint32_t h[5], const unsigned char *bytes) {
  uint32_t w[80];
  for (int i = 0; i < 16; i++) {
    w[i] = (uint32_t)bytes[4 * i] << 24 | (uint32_t)bytes[4 * i + 1] << 16 | (uint32_t)bytes[4 * i + 2] << 8 |
           bytes[4 * i + 3];
  }
  for (int i = 16; i < 80; i++) {
    w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  }
  uint32_t a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
  for (int i = 0; i < 80; i++) {
    uint32_t f = i < 20   ? ((b & c) | (~b & d)) + 0x5A827999
                 : i < 40 ? (b ^ c ^ d) + 0x6ED9EBA1
                 : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC
                          : (b ^ c ^ d) + 0xCA62C1D6;
    uint32_t next = rotate(a, 5) + f + e + w[i];
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  h[0] += a;
  h[1] += b;
  h[2] += c;
  h[3] += d;
  h[4] += e;
}

/* Of a text of 56 to 119 bytes: two blocks. */
static void sha1(const char *text, unsigned char out[20]) {
  unsigned char padded[128] = {0};
  size_t length = strlen(text);
  memcpy(padded, text, length);
  padded[length] = 0x80;
  padded[126] = (unsigned char)(length * 8 >> 8);
  padded[127] = (unsigned char)(length * 8);
  uint32_t h[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  block(h, padded);
  block(h, padded + 64);
  for (int i = 0; i < 20; i++) {
    out[i] = (unsigned char)(h[i / 4] >> (24 - 8 * (i % 4)));
  }
}

void accept_of(const char *key, char out[29]) {
  static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  char text[64];
  snprintf(text, sizeof text, "%.24s258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key);
  unsigned char hash[21] = {0};
  sha1(text, hash);
  for (int i = 0; i < 7; i++) {
    uint32_t three = (uint32_t)hash[3 * i] << 16 | (uint32_t)hash[3 * i + 1] << 8 | hash[3 * i + 2];
    for (int j = 0; j < 4; j++) {
      out[4 * i + j] = DIGITS[three >> (18 - 6 * j) & 63];
    }
  }
  out[27] = '=';
  out[28] = 0;
}
