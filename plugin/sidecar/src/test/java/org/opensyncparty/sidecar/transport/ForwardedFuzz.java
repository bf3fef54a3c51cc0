package org.opensyncparty.sidecar.transport;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.opensyncparty.sidecar.limits.IpAddress;

/** Any text as {@code X-Forwarded-For}: what comes out is an address, and never a name. */
public final class ForwardedFuzz {
  private static final TrustedProxies PROXIES =
      new TrustedProxies(address -> address.startsWith("127.") || address.startsWith("10."));

  private ForwardedFuzz() {}

  /** Called by the fuzzer; lines are headers. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.ISO_8859_1);
    String client = PROXIES.clientOf("127.0.0.1", List.of(text.split("\n", -1)));
    if (IpAddress.parse(client).isEmpty()) {
      throw new IllegalStateException("no address: " + client);
    }
    String key = IpAddress.limitKey(client);
    if (!IpAddress.limitKey(text).equals(IpAddress.limitKey(text)) || key.isEmpty()) {
      throw new IllegalStateException("no key: " + client);
    }
    String untrusted = PROXIES.clientOf("192.0.2.1", List.of(text));
    if (!untrusted.equals("192.0.2.1")) {
      throw new IllegalStateException("a stranger was believed: " + untrusted);
    }
  }
}
