/** The rules of a party as a pure, deterministic state machine: no I/O, no clock, no threads. */
@NullMarked
package org.opensyncparty.room;

import org.jspecify.annotations.NullMarked;
