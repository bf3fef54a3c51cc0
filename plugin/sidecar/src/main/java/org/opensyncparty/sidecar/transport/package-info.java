/** Sockets: Tyrus on Netty, and frames that are encoded once. */
@NullMarked
package org.opensyncparty.sidecar.transport;

import org.jspecify.annotations.NullMarked;
