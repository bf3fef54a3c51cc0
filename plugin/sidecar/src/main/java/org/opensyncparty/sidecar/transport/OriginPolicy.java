package org.opensyncparty.sidecar.transport;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which web pages may talk to this server. A browser sends an {@code Origin} with every
 * WebSocket handshake, whichever site the page is from; programs that are not browsers send none
 * and are let in, since they could send any. Pure.
 */
public final class OriginPolicy {
  private static final Pattern ORIGIN =
      Pattern.compile("(https?)://(\\[[0-9a-f:.]+]|[^\\s/:?#@\\[\\],]+)(?::(\\d{1,5}))?");
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-f:.]+]|[^\\s/:?#@\\[\\],]+)(?::(\\d{1,5}))?");
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private final Set<Site> allowed;

  /**
   * @param allowed origins such as {@code https://films.example.org}, let in besides the server's
   *     own
   * @throws IllegalArgumentException if one of them is not an http or https origin
   */
  public OriginPolicy(Collection<String> allowed) {
    this.allowed =
        allowed.stream()
            .map(
                origin -> {
                  Site site = Site.ofOrigin(origin);
                  if (site == null) {
                    throw new IllegalArgumentException("not an origin: " + origin);
                  }
                  return site;
                })
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a request with these headers may go on.
   *
   * @param origin {@code Origin}, null if absent
   * @param host {@code Host}, null if absent
   * @param forwardedHost {@code X-Forwarded-Host}, possibly a list, null if absent; a page cannot
   *     set it on a WebSocket, so it needs no trust in who sent it
   */
  public boolean allows(
      @Nullable String origin, @Nullable String host, @Nullable String forwardedHost) {
    if (origin == null) {
      return true;
    }
    Site site = Site.ofOrigin(origin);
    if (site == null) {
      return false;
    }
    return allowed.contains(site)
        || site.isAt(host)
        || (forwardedHost != null
            && Arrays.stream(forwardedHost.split(",", -1)).anyMatch(site::isAt));
  }

  /** An origin with its port spelled out. */
  private record Site(String scheme, String host, int port) {

    static @Nullable Site ofOrigin(String text) {
      Matcher origin = ORIGIN.matcher(text.strip().toLowerCase(Locale.ROOT));
      if (!origin.matches()) {
        return null;
      }
      String scheme = origin.group(1);
      return new Site(scheme, origin.group(2), port(origin.group(3), scheme));
    }

    /** Whether a Host header names this site; without a port it means the scheme's own. */
    boolean isAt(@Nullable String authority) {
      if (authority == null) {
        return false;
      }
      Matcher parts = AUTHORITY.matcher(authority.strip().toLowerCase(Locale.ROOT));
      return parts.matches() && host.equals(parts.group(1)) && port == port(parts.group(2), scheme);
    }

    private static int port(@Nullable String digits, String scheme) {
      if (digits != null) {
        return Integer.parseInt(digits);
      }
      return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }
  }
}
