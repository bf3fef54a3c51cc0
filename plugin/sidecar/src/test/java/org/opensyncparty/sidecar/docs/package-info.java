/** Tests that hold the pages under docs/ to the code. */
@NullMarked
package org.opensyncparty.sidecar.docs;

import org.jspecify.annotations.NullMarked;
