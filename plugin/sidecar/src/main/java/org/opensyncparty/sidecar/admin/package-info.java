/** What an administrator is told: how the sidecar is now, and how it was in the last hour. */
@NullMarked
package org.opensyncparty.sidecar.admin;

import org.jspecify.annotations.NullMarked;
