package org.opensyncparty.protocol;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Display names: how a name that somebody typed becomes one that everybody may be shown. */
public final class DisplayName {
  /** What a member without a name is called. */
  public static final String DEFAULT = "Guest";

  /** Control and format characters (bidi overrides, zero-width ones), unpaired surrogates. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\s\\u200C\\u200D]]");

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

  private DisplayName() {}

  /**
   * NFC, without control and bidirectional formatting characters, runs of white space as one space,
   * trimmed. The joiners U+200C and U+200D stay: scripts and emoji need them.
   *
   * @return the name, possibly empty; its length is not checked here
   */
  public static String normalise(String typed) {
    String visible =
        INVISIBLE.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC)).replaceAll("");
    return WHITE_SPACE.matcher(visible).replaceAll(" ").trim();
  }

  /** {@link #normalise}, cut to the longest name that the protocol has, and never empty. */
  public static String shown(String typed) {
    String name = cut(normalise(typed), ProtocolLimits.MAX_NAME_LENGTH);
    return name.isEmpty() ? DEFAULT : name;
  }

  /** What media are called by that came without a title: never empty, never too long. */
  static String titleOf(String mediaUrl) {
    String title = cut(normalise(mediaUrl), ProtocolLimits.MAX_TITLE_LENGTH);
    return title.isEmpty() ? "?" : title;
  }

  private static String cut(String text, int maxLength) {
    return text.codePointCount(0, text.length()) <= maxLength
        ? text
        : text.substring(0, text.offsetByCodePoints(0, maxLength)).trim();
  }
}
