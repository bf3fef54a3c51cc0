/** Messages of the wire protocol and their codec. Pure: no I/O, no clock, no threads. */
@NullMarked
package org.opensyncparty.protocol;

import org.jspecify.annotations.NullMarked;
