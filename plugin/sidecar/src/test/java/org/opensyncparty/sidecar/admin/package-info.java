/** Tests. */
@NullMarked
package org.opensyncparty.sidecar.admin;

import org.jspecify.annotations.NullMarked;
