/** Tests of what outlives the process. */
@NullMarked
package org.opensyncparty.sidecar.store;

import org.jspecify.annotations.NullMarked;
