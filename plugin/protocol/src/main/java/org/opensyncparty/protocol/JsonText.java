package org.opensyncparty.protocol;

/** Sizes of text on the wire. */
public final class JsonText {
  /** One UTF-16 unit takes at most this many bytes of UTF-8. */
  private static final int MAX_BYTES_PER_CHAR = 3;

  private JsonText() {}

  /**
   * Whether {@code text} takes more than so many bytes as UTF-8. Most need not be counted for that.
   */
  public static boolean isLongerThan(int bytes, String text) {
    return text.length() > bytes / MAX_BYTES_PER_CHAR && utf8Length(text) > bytes;
  }

  /** Bytes that {@code text} takes as a JSON string, at most; it has no control characters. */
  static int quotedLength(String text) {
    int escapes = (int) text.chars().filter(c -> c == '"' || c == '\\').count();
    return utf8Length(text) + escapes + 2;
  }

  /**
   * Bytes that {@code text} takes as UTF-8, counted without encoding it; a lone surrogate counts as
   * one {@code ?}.
   */
  public static int utf8Length(CharSequence text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes += 1;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        bytes += 1;
      }
    }
    return bytes;
  }
}
