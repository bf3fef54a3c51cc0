/** Keeps rooms on the disk, so that they outlive the process. */
@NullMarked
package org.opensyncparty.sidecar.store;

import org.jspecify.annotations.NullMarked;
