package org.opensyncparty.sidecar.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads back what a {@link TextFrame} says, for tests that have no network. */
public final class FrameReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LENGTH_BITS = 0x7F;

  private FrameReader() {}

  /** The frame's text. */
  public static String text(TextFrame frame) {
    ByteBuffer wire = frame.bytes();
    int lengthCode = wire.get(1) & LENGTH_BITS;
    wire.position(lengthCode < 126 ? 2 : lengthCode == 126 ? 4 : 10);
    return StandardCharsets.UTF_8.decode(wire).toString();
  }

  /** The frame's text as JSON. */
  public static JsonNode json(TextFrame frame) {
    try {
      return JSON.readTree(text(frame));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
