package org.opensyncparty.sidecar.transport;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.JsonText;

/**
 * Puts the parts of a text message together, up to a limit of bytes; of a longer message it keeps
 * nothing. Pure. Not safe for use by several threads.
 */
final class TextAssembly {
  private final int limit;
  private final Consumer<String> whole;
  private final Runnable tooLarge;
  private @Nullable StringBuilder earlier;
  private int bytes;

  /**
   * @param limit most bytes of UTF-8 that a message may have
   * @param whole hears every message within the limit
   * @param tooLarge hears that a message beyond it has ended
   */
  TextAssembly(int limit, Consumer<String> whole, Runnable tooLarge) {
    this.limit = limit;
    this.whole = whole;
    this.tooLarge = tooLarge;
  }

  /** Takes the next part; {@code last} ends the message. */
  void part(String text, boolean last) {
    if (last && bytes == 0 && earlier == null && !JsonText.isLongerThan(limit, text)) {
      whole.accept(text); // The common case: one frame.
      return;
    }
    if (bytes <= limit) {
      bytes += utf8Length(text);
    }
    boolean fits = bytes <= limit;
    if (!last) {
      keep(text, fits);
      return;
    }
    String message = earlier == null ? text : earlier.append(text).toString();
    bytes = 0;
    earlier = null;
    if (fits) {
      whole.accept(message);
    } else {
      tooLarge.run();
    }
  }

  private void keep(String text, boolean fits) {
    if (!fits) {
      earlier = null;
    } else if (earlier == null) {
      earlier = new StringBuilder(text);
    } else {
      earlier.append(text);
    }
  }

  private static int utf8Length(String text) {
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      // A surrogate is half of a four-byte character; Tyrus lets no lone one through.
      size += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
    return size;
  }
}
