package org.opensyncparty.sidecar.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
  private final TrustedProxies proxies =
      new TrustedProxies(Set.of("127.0.0.1", "10.0.0.1", "10.0.0.2")::contains);

  @ParameterizedTest
  @CsvSource({
    // peer, X-Forwarded-For, client
    "203.0.113.5, '', 203.0.113.5",
    "203.0.113.5, 198.51.100.1, 203.0.113.5",
    "127.0.0.1, '', 127.0.0.1",
    "127.0.0.1, 198.51.100.1, 198.51.100.1",
    "127.0.0.1, '6.6.6.6, 198.51.100.1', 198.51.100.1",
    "127.0.0.1, '198.51.100.1, 10.0.0.1, 10.0.0.2', 198.51.100.1",
    "127.0.0.1, '10.0.0.1, 10.0.0.2', 10.0.0.1",
    "127.0.0.1, '6.6.6.6, unknown', 127.0.0.1",
    "127.0.0.1, 'example.org, 10.0.0.1', 10.0.0.1",
    "127.0.0.1, 198.51.100.1:4711, 198.51.100.1",
    "127.0.0.1, '[2001:db8::1]:4711', 2001:db8:0:0:0:0:0:1",
    "127.0.0.1, 2001:db8::1, 2001:db8:0:0:0:0:0:1",
    "127.0.0.1, 999.1.1.1, 127.0.0.1",
    "127.0.0.1, ', ,', 127.0.0.1",
    "127.0.0.1, '198.51.100.1, 10.0.0.1:443, [::ffff:10.0.0.2]:80', 198.51.100.1",
    "127.0.0.1, '2001:db8::7, ::ffff:10.0.0.1', 2001:db8:0:0:0:0:0:7",
    "127.0.0.1, '6.6.6.6, 198.51.100.1, 6.6.6.6, 10.0.0.1', 6.6.6.6",
    "127.0.0.1, fe80::1%eth0, fe80:0:0:0:0:0:0:1",
    "127.0.0.1, '[2001:db8::1', 127.0.0.1",
    "127.0.0.1, 2001:db8::1:99999999, 127.0.0.1",
    "127.0.0.1, 198.51.100.1:999999, 127.0.0.1",
    "127.0.0.1, 198.51.100.01, 127.0.0.1",
    "127.0.0.1, 3325256705, 127.0.0.1",
    "127.0.0.1, '\"198.51.100.1\"', 127.0.0.1",
    "127.0.0.1, '<script>, localhost', 127.0.0.1",
  })
  void theClientIsTheRightMostAddressThatIsNoTrustedProxys(
      String peer, String forwardedFor, String client) {
    assertEquals(client, proxies.clientOf(peer, List.of(forwardedFor)));
  }

  @Test
  void severalHeadersAreOneList() {
    assertEquals(
        "198.51.100.7",
        proxies.clientOf("127.0.0.1", List.of("6.6.6.6", "198.51.100.7, 10.0.0.1", "10.0.0.2")));
    assertEquals("127.0.0.1", proxies.clientOf("127.0.0.1", List.of()));
  }
}
