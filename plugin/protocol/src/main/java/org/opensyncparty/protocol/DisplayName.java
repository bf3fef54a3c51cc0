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
    String name = normalise(typed);
    if (name.isEmpty()) {
      return DEFAULT;
    }
    int characters = name.codePointCount(0, name.length());
    return characters <= ProtocolLimits.MAX_NAME_LENGTH
        ? name
        : name.substring(0, name.offsetByCodePoints(0, ProtocolLimits.MAX_NAME_LENGTH)).trim();
  }
}
