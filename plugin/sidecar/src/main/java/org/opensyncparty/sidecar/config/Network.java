package org.opensyncparty.sidecar.config;

import java.net.InetAddress;
import java.util.Optional;
import org.opensyncparty.sidecar.limits.IpAddress;

/**
 * A range of IP addresses in CIDR notation, such as {@code 10.0.0.0/8}.
 *
 * @param base any address of the range
 * @param prefixBits how many leading bits all its addresses share; 0 … 32 or 128
 */
public record Network(InetAddress base, int prefixBits) {

  public Network {
    if (prefixBits < 0 || prefixBits > base.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("no such prefix: /" + prefixBits);
    }
  }

  /** A range ({@code 10.0.0.0/8}, {@code fd00::/8}) or a single address; empty if it is neither. */
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> base = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (base.isEmpty()) {
      return Optional.empty();
    }
    int bits = base.get().getAddress().length * Byte.SIZE;
    if (slash < 0) {
      return Optional.of(new Network(base.get(), bits));
    }
    String prefix = text.substring(slash + 1);
    if (!prefix.matches("[0-9]{1,3}") || Integer.parseInt(prefix) > bits) {
      return Optional.empty();
    }
    return Optional.of(new Network(base.get(), Integer.parseInt(prefix)));
  }

  /** Whether {@code address} lies in the range; one of the other IP version never does. */
  public boolean contains(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      int index = bit / Byte.SIZE;
      if ((mine[index] & mask) != (other[index] & mask)) {
        return false;
      }
    }
    return true;
  }
}
