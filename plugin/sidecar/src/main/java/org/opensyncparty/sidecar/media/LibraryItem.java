package org.opensyncparty.sidecar.media;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the library item that a {@code media_url} names, by the rules of docs/protocol.md. The
 * browser client has the same rules; {@code conformance/library-items.json} holds both to them.
 */
public final class LibraryItem {
  private static final String ID =
      "([0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";

  private static final Pattern WHOLE =
      Pattern.compile("(?:jellyfin:)?" + ID, Pattern.CASE_INSENSITIVE);

  /** An id that runs on is none: it would be cut out of something longer. */
  private static final Pattern WITHIN =
      Pattern.compile(
          "(?:/(?:items|videos)/|[?&](?:id|itemid)=)" + ID + "(?![0-9a-z-])",
          Pattern.CASE_INSENSITIVE);

  private LibraryItem() {}

  /**
   * The id of the item, 32 lower-case hex digits; the leftmost if there are several. Empty if
   * {@code mediaUrl} names none.
   */
  public static Optional<String> parse(String mediaUrl) {
    Matcher whole = WHOLE.matcher(mediaUrl);
    if (whole.matches()) {
      return Optional.of(canonical(whole.group(1)));
    }
    Matcher within = WITHIN.matcher(mediaUrl);
    return within.find() ? Optional.of(canonical(within.group(1))) : Optional.empty();
  }

  private static String canonical(String id) {
    return id.replace("-", "").toLowerCase(Locale.ROOT);
  }
}
