package org.opensyncparty.sidecar.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.limits.Limit;

class HttpDoorTest {
  private final HttpDoor door = new HttpDoor(new TrustedProxies("127.0.0.1"::equals));

  @Test
  void moreConnectionsThanMayBeInAllAreNotLetIn() {
    for (int i = 0; i < Limit.HTTP_CONNECTIONS.standard(); i++) {
      assertTrue(door.enter("192.0.2." + i % 100));
    }
    assertFalse(door.enter("198.51.100.1"));
    assertFalse(door.enter("127.0.0.1"));
    door.leave("192.0.2.1");
    assertTrue(door.enter("198.51.100.1"));
  }

  @Test
  void oneNetworkCannotTakeThemAllFromItsManyAddresses() {
    for (int i = 0; i < Limit.HTTP_CONNECTIONS_PER_ADDRESS.standard(); i++) {
      assertTrue(door.enter("2001:db8::" + i));
    }
    assertFalse(door.enter("2001:db8::ffff"));
    assertTrue(door.enter("2001:db8:1::1"));
    door.leave("2001:db8::7");
    assertTrue(door.enter("2001:db8::ffff"));
  }

  @Test
  void aProxyMayHaveMoreThanOnePersonHas() {
    for (int i = 0; i < 2 * Limit.HTTP_CONNECTIONS_PER_ADDRESS.standard(); i++) {
      assertTrue(door.enter("127.0.0.1"));
    }
  }
}
