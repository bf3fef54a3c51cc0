/** Tests of what holds several nodes together, without Redis; those with it are in {@code app}. */
@NullMarked
package org.opensyncparty.sidecar.cluster;

import org.jspecify.annotations.NullMarked;
