/** Where rooms live while the process runs. */
@NullMarked
package org.opensyncparty.sidecar.rooms;

import org.jspecify.annotations.NullMarked;
