/** Tests. */
@NullMarked
package org.opensyncparty.sidecar.metrics;

import org.jspecify.annotations.NullMarked;
