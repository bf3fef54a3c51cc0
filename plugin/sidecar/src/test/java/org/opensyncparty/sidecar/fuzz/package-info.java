/** Coverage-guided fuzzing of everything that reads what strangers send. */
@NullMarked
package org.opensyncparty.sidecar.fuzz;

import org.jspecify.annotations.NullMarked;
