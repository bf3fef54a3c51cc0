/** Who somebody is: tokens in, tokens out. */
@NullMarked
package org.opensyncparty.sidecar.auth;

import org.jspecify.annotations.NullMarked;
