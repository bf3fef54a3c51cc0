package org.opensyncparty.sidecar.transport;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opensyncparty.sidecar.limits.IpAddress;

/**
 * Finds out who a request is from. {@code X-Forwarded-For} can be written by anybody, so it is
 * believed only as far as the hops that added to it are proxies known to this server. Pure;
 * resolves no names.
 */
public final class TrustedProxies {
  /** What some proxies write: {@code 192.0.2.1:80}, {@code [2001:db8::1]}, {@code [::1]:80}. */
  private static final Pattern WITH_PORT =
      Pattern.compile("([0-9.]+):[0-9]{1,5}|\\[([^]]*)](?::[0-9]{1,5})?");

  private final Predicate<String> trusted;

  /**
   * @param trusted whether an address is that of a proxy on this machine or named by the operator
   */
  public TrustedProxies(Predicate<String> trusted) {
    this.trusted = trusted;
  }

  /** Whether whoever connects from this address speaks for others. */
  boolean trusts(String peer) {
    return trusted.test(peer);
  }

  /**
   * The address of the client: the right-most one that is not a trusted proxy's.
   *
   * @param peer the address at the other end of the TCP connection
   * @param forwardedFor all values of {@code X-Forwarded-For}, in the order of the headers
   */
  public String clientOf(String peer, List<String> forwardedFor) {
    String client = peer;
    String[] hops = String.join(",", forwardedFor).split(",", -1);
    for (int hop = hops.length - 1; hop >= 0 && trusted.test(client); hop--) {
      Optional<InetAddress> address = IpAddress.parse(withoutPort(hops[hop].strip()));
      if (address.isEmpty()) {
        return client;
      }
      client = address.get().getHostAddress();
    }
    return client;
  }

  private static String withoutPort(String hop) {
    Matcher matcher = WITH_PORT.matcher(hop);
    if (!matcher.matches()) {
      return hop;
    }
    return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
  }
}
