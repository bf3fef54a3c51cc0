/** Tests of the transport over raw sockets. */
@NullMarked
package org.opensyncparty.sidecar.transport;

import org.jspecify.annotations.NullMarked;
