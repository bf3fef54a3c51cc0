/** Tests. */
@NullMarked
package org.opensyncparty.sidecar.http;

import org.jspecify.annotations.NullMarked;
