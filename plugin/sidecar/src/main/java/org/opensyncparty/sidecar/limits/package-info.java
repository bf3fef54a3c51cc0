/** Every limit, and how rates are kept. */
@NullMarked
package org.opensyncparty.sidecar.limits;

import org.jspecify.annotations.NullMarked;
