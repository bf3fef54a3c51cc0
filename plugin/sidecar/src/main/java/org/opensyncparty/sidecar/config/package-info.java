/** Options from command line, environment and file. */
@NullMarked
package org.opensyncparty.sidecar.config;

import org.jspecify.annotations.NullMarked;
