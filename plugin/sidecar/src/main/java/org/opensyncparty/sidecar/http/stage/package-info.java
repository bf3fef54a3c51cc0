/** A media server as small as the stage needs: five users, two films, Jellyfin's shapes. */
@NullMarked
package org.opensyncparty.sidecar.http.stage;

import org.jspecify.annotations.NullMarked;
