/** Tests. */
@NullMarked
package org.opensyncparty.sidecar.http.stage;

import org.jspecify.annotations.NullMarked;
