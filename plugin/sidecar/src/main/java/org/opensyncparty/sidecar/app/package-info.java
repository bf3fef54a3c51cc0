/** Wires everything together and takes it down again. */
@NullMarked
package org.opensyncparty.sidecar.app;

import org.jspecify.annotations.NullMarked;
