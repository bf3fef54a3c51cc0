package org.opensyncparty.sidecar.auth;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the token out of {@code Authorization: MediaBrowser Token="…", Client="…"}. Quotes may be
 * missing, other parameters do not matter, and case matters in the token only.
 */
final class MediaBrowserHeader {
  private static final int MAX_HEADER_LENGTH = 2048;
  private static final Pattern SCHEME =
      Pattern.compile("\\s*MediaBrowser\\s+(.*)", Pattern.CASE_INSENSITIVE);

  /** One parameter and the comma or the end behind it. A quoted value ends at the next quote. */
  private static final Pattern PARAMETER =
      Pattern.compile("\\s*([A-Za-z]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\",\\s]*))\\s*(?:,|$)");

  /**
   * What a token may be made of. Jellyfin's are 32 hex digits; nothing here can end the header that
   * the token is passed on in, or its quotes.
   */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,512}");

  private MediaBrowserHeader() {}

  /** The token; empty if there is no header, no token, more than one, or anything malformed. */
  static Optional<String> token(@Nullable String header) {
    if (header == null || header.length() > MAX_HEADER_LENGTH) {
      return Optional.empty();
    }
    Matcher scheme = SCHEME.matcher(header);
    if (!scheme.matches()) {
      return Optional.empty();
    }
    Matcher parameter = PARAMETER.matcher(scheme.group(1));
    String token = null;
    int end = 0;
    while (end < parameter.regionEnd() && parameter.find(end) && parameter.start() == end) {
      end = parameter.end();
      if ("token".equalsIgnoreCase(parameter.group(1))) {
        if (token != null) {
          return Optional.empty();
        }
        token = parameter.group(2) != null ? parameter.group(2) : parameter.group(3);
      }
    }
    boolean readToItsEnd = end == scheme.group(1).length();
    return Optional.ofNullable(token).filter(t -> readToItsEnd && TOKEN.matcher(t).matches());
  }
}
