/* SHA-1 and Base64, for the answer to a WebSocket handshake (RFC 6455, 1.3). */
#ifndef SHA1_H
#define SHA1_H

/* Writes the Sec-WebSocket-Accept for that key: 28 characters and a zero. */
void accept_of(const char *key, char out[29]);

#endif
