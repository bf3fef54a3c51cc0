package org.opensyncparty.sidecar.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.opensyncparty.sidecar.cluster.Sequence.Stamp;

/**
 * What goes to another node in one message to Redis: who says it, its place in the sequence, and
 * what is said. An open one is read message by message: those before a torn one count.
 */
final class Envelope {
  /** Of what is written here; nodes of another one are not understood. */
  private static final int FORMAT = 1;

  private final String from;
  private final Stamp stamp;
  private final DataInputStream rest;

  private Envelope(String from, Stamp stamp, DataInputStream rest) {
    this.from = from;
    this.stamp = stamp;
    this.rest = rest;
  }

  /**
   * Writes one.
   *
   * @param from the session that says it
   * @param messages as {@link LinkCodec} writes them
   */
  static byte[] seal(String from, Stamp stamp, List<byte[]> messages) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(FORMAT);
      LinkCodec.bytes(out, from.getBytes(StandardCharsets.UTF_8));
      out.writeLong(stamp.age());
      out.writeLong(stamp.number());
      for (byte[] message : messages) {
        LinkCodec.bytes(out, message);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads all but the messages.
   *
   * @throws IOException if that is none, or one of another format
   */
  static Envelope open(byte[] sealed) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(sealed));
    int format = in.readUnsignedByte();
    if (format != FORMAT) {
      throw new IOException("format " + format);
    }
    String from = new String(LinkCodec.bytes(in), StandardCharsets.UTF_8);
    return new Envelope(from, new Stamp(in.readLong(), in.readLong()), in);
  }

  /** The session that says it. */
  String from() {
    return from;
  }

  Stamp stamp() {
    return stamp;
  }

  /** Whether nothing is left to be read. */
  boolean isEmpty() throws IOException {
    return rest.available() == 0;
  }

  /**
   * Reads the next message.
   *
   * @throws IOException if that is none
   */
  LinkMessage next() throws IOException {
    return LinkCodec.decode(LinkCodec.bytes(rest));
  }
}
