/** The state of one socket between transport and rooms. */
@NullMarked
package org.opensyncparty.sidecar.connection;

import org.jspecify.annotations.NullMarked;
