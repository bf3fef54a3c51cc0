package org.opensyncparty.sidecar.rooms;

/** Whether this process may still rule a room. Asked before everything that a room does. */
@FunctionalInterface
public interface Lease {
  /** Of a server that is alone. */
  Lease FOREVER = () -> true;

  /** False once it may be somebody else's; then it never becomes true again. Must be quick. */
  boolean isHeld();
}
