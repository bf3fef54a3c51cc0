package org.opensyncparty.sidecar.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file.
 *
 * @param from first byte, from 0
 * @param length bytes; 0 stands for a range that lies beyond the file
 */
record ByteRange(int from, int length) {
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * Reads a {@code Range} header. Empty if it is malformed or asks for several ranges at once: RFC
   * 9110 lets a server ignore those and send the whole.
   */
  static Optional<ByteRange> parse(String header, int size) {
    Matcher range = SINGLE.matcher(header.strip());
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (range.group(1).isEmpty()) {
      int suffix = (int) Math.min(Long.parseLong(range.group(2)), size);
      return Optional.of(new ByteRange(size - suffix, suffix));
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
    if (last < first) {
      return Optional.empty();
    }
    if (first >= size) {
      return Optional.of(new ByteRange(0, 0));
    }
    return Optional.of(new ByteRange((int) first, (int) (Math.min(last, size - 1) - first + 1)));
  }

  String contentRange(int size) {
    return length == 0
        ? "bytes */" + size
        : "bytes " + from + "-" + (from + length - 1) + "/" + size;
  }
}
