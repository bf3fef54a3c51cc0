package org.opensyncparty.sidecar.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "255.255.255.255, 255.255.255.255",
    "::1, 0:0:0:0:0:0:0:1",
    "2001:DB8::7, 2001:db8:0:0:0:0:0:7",
    "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
    "::ffff:10.1.2.3, 10.1.2.3",
  })
  void readsAddresses(String text, String address) {
    assertEquals(Optional.of(address), IpAddress.parse(text).map(InetAddress::getHostAddress));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "example.org",
        "127.1",
        "1.2.3.4.5",
        "256.1.1.1",
        "01.2.3.4",
        "1",
        "::g",
        ":::",
        "1:2",
        "[::1]",
        "0x7f.0.0.1",
        " 127.0.0.1",
        "١٢٧.0.0.1",
        "%eth0",
        "dead.beef"
      })
  void takesNothingElseAndAsksNoNameServer(String text) {
    assertEquals(Optional.empty(), IpAddress.parse(text));
  }

  @Test
  void anIpv6AddressIsCountedByItsNetwork() {
    String first = IpAddress.limitKey("2001:db8:1:2::1");
    assertEquals(first, IpAddress.limitKey("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    assertNotEquals(first, IpAddress.limitKey("2001:db8:1:3::1"));
  }

  @Test
  void anIpv4AddressIsCountedByItselfHoweverItIsWritten() {
    assertEquals("10.1.2.3", IpAddress.limitKey("10.1.2.3"));
    assertEquals("10.1.2.3", IpAddress.limitKey("::ffff:10.1.2.3"));
    assertNotEquals(IpAddress.limitKey("10.1.2.3"), IpAddress.limitKey("10.1.2.4"));
  }

  @Test
  void whatIsNoAddressIsCountedAsItIs() {
    assertEquals("unknown", IpAddress.limitKey("unknown"));
  }
}
