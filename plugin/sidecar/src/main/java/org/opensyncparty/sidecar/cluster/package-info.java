/** Several sidecars that share their rooms through Redis; docs/decisions/0012 says how. */
@NullMarked
package org.opensyncparty.sidecar.cluster;

import org.jspecify.annotations.NullMarked;
