/** What the media server knows: who a user is and what they may see. */
@NullMarked
package org.opensyncparty.sidecar.media;

import org.jspecify.annotations.NullMarked;
