/** The whole server over real sockets. */
@NullMarked
package org.opensyncparty.sidecar.app;

import org.jspecify.annotations.NullMarked;
