package org.opensyncparty.sidecar.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads IP addresses that come as text, without ever asking a name server. */
public final class IpAddress {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  /** A colon is what makes the JDK take a text as an address or not at all, never as a name. */
  private static final Pattern LIKE_IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

  /** Bytes of an IPv6 address that name the network: what one household or server is given. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private IpAddress() {}

  /**
   * The address that {@code text} is, in dotted decimal or IPv6 notation; a zone ({@code %eth0}) is
   * left out, and an IPv4-mapped IPv6 address becomes the IPv4 address. Empty for anything else.
   */
  public static Optional<InetAddress> parse(String text) {
    int zone = text.indexOf('%');
    String address = zone < 0 ? text : text.substring(0, zone);
    if (!IPV4.matcher(address).matches() && !LIKE_IPV6.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /**
   * What to count by for a remote address: itself, or for IPv6 its /64 network, since whoever has
   * one IPv6 address has 2⁶⁴ of them. Text that is no address is counted as it is.
   */
  public static String limitKey(String remoteAddress) {
    Optional<InetAddress> parsed = parse(remoteAddress);
    if (parsed.isEmpty()) {
      return remoteAddress;
    }
    InetAddress address = parsed.get();
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    byte[] network = address.getAddress();
    Arrays.fill(network, IPV6_NETWORK_BYTES, network.length, (byte) 0);
    try {
      return InetAddress.getByAddress(network).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 bytes are an address", e);
    }
  }
}
