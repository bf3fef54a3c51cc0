/** The only reader of a clock. */
@NullMarked
package org.opensyncparty.sidecar.time;

import org.jspecify.annotations.NullMarked;
