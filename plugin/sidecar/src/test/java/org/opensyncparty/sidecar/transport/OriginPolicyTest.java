package org.opensyncparty.sidecar.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginPolicyTest {
  private final OriginPolicy policy =
      new OriginPolicy(List.of("https://films.example.org", "http://tv.local:8096"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // origin, Host, X-Forwarded-Host, allowed
        "-, a.example, -, true",
        "-, -, -, true",
        "https://a.example, a.example, -, true",
        "https://a.example, a.example:443, -, true",
        "https://a.example:443, a.example, -, true",
        "http://a.example:80, a.example, -, true",
        "http://a.example, a.example:80, -, true",
        "HTTPS://A.Example, a.EXAMPLE, -, true",
        "http://a.example:8096, a.example:8096, -, true",
        "http://[::1]:8096, [::1]:8096, -, true",
        "https://a.example, a.example:80, -, false",
        "https://a.example:8443, a.example, -, false",
        "http://a.example:8096, a.example:8097, -, false",
        "https://evil.example, a.example, -, false",
        "https://a.example.evil.example, a.example, -, false",
        "https://evil.example, a.example, evil.example, true",
        "https://tv.example, 127.0.0.1:8097, tv.example, true",
        "https://tv.example, 127.0.0.1:8097, 'inner, tv.example', true",
        "https://tv.example, 127.0.0.1:8097, other.example, false",
        "https://films.example.org, a.example, -, true",
        "https://films.example.org:443, a.example, -, true",
        "http://films.example.org, a.example, -, false",
        "http://tv.local:8096, a.example, -, true",
        "null, null, -, false",
        "'', a.example, -, false",
        "file://, a.example, -, false",
        "ftp://a.example, a.example, -, false",
        "https://a.example/path, a.example, -, false",
        "https://user@a.example, a.example, -, false",
        "https://a.example, -, -, false",
        "https://a.example, 'a.example, b.example', -, false",
      })
  void anOriginIsAllowedOrNot(
      @Nullable String origin,
      @Nullable String host,
      @Nullable String forwardedHost,
      boolean allowed) {
    assertEquals(allowed, policy.allows(origin, host, forwardedHost));
  }

  @Test
  void whatIsNoOriginCannotBeConfigured() {
    assertThrows(IllegalArgumentException.class, () -> new OriginPolicy(List.of("films.example")));
    assertThrows(IllegalArgumentException.class, () -> new OriginPolicy(List.of("*")));
    assertTrue(new OriginPolicy(List.of()).allows(null, null, null));
  }
}
