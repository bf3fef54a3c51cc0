package org.opensyncparty.sidecar.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.room.Effect.Delivery;
import org.opensyncparty.sidecar.cluster.LinkMessage.Answer;
import org.opensyncparty.sidecar.cluster.LinkMessage.Ask;
import org.opensyncparty.sidecar.cluster.LinkMessage.Broadcast;
import org.opensyncparty.sidecar.cluster.LinkMessage.Close;
import org.opensyncparty.sidecar.cluster.LinkMessage.Command;
import org.opensyncparty.sidecar.cluster.LinkMessage.Hello;
import org.opensyncparty.sidecar.cluster.LinkMessage.Mark;
import org.opensyncparty.sidecar.cluster.LinkMessage.Marked;
import org.opensyncparty.sidecar.cluster.LinkMessage.NotHere;
import org.opensyncparty.sidecar.cluster.LinkMessage.OfRoom;
import org.opensyncparty.sidecar.cluster.LinkMessage.Refused;
import org.opensyncparty.sidecar.cluster.LinkMessage.Released;
import org.opensyncparty.sidecar.cluster.LinkMessage.Resend;
import org.opensyncparty.sidecar.cluster.LinkMessage.Seated;
import org.opensyncparty.sidecar.cluster.LinkMessage.Settled;
import org.opensyncparty.sidecar.cluster.LinkMessage.Tell;
import org.opensyncparty.sidecar.cluster.LinkMessage.Unseated;
import org.opensyncparty.sidecar.transport.TextFrame;

/** Messages between nodes as bytes and back. A node takes only those of its own version. */
final class LinkCodec {
  private static final int HELLO = 0;
  private static final int COMMAND = 1;
  private static final int MARK = 2;
  private static final int ASK = 3;
  private static final int ANSWER = 4;
  private static final int NO_ANSWER = 5;
  private static final int MARKED = 6;
  private static final int NOT_HERE = 7;
  private static final int SEATED = 8;
  private static final int UNSEATED = 9;
  private static final int RELEASED = 10;
  private static final int SETTLED = 11;
  private static final int REFUSED = 12;
  private static final int TELL = 13;
  private static final int BROADCAST = 14;
  private static final int RESEND = 15;
  private static final int CLOSE = 16;

  private LinkCodec() {}

  static byte[] encode(LinkMessage message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(message, new DataOutputStream(bytes));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(LinkMessage message, DataOutputStream out) throws IOException {
    if (message instanceof Broadcast m) {
      head(out, BROADCAST, m);
      out.writeLong(m.except());
      text(out, m.delivery().name());
      frame(out, m.frame());
    } else if (message instanceof Tell m) {
      head(out, TELL, m);
      out.writeInt(m.connections().size());
      for (long connection : m.connections()) {
        out.writeLong(connection);
      }
      text(out, m.delivery().name());
      frame(out, m.frame());
    } else if (message instanceof Command m) {
      head(out, COMMAND, m);
      out.writeLong(m.connection());
      out.writeLong(m.number());
      text(out, m.command());
    } else if (message instanceof Mark m) {
      numbered(out, MARK, m, m.connection(), m.number());
    } else if (message instanceof Marked m) {
      numbered(out, MARKED, m, m.connection(), m.number());
    } else if (message instanceof Released m) {
      numbered(out, RELEASED, m, m.connection(), m.number());
    } else if (message instanceof Resend m) {
      head(out, RESEND, m);
      text(out, m.before());
      text(out, m.after());
    } else {
      writeSeldom(message, out);
    }
  }

  private static void writeSeldom(LinkMessage message, DataOutputStream out) throws IOException {
    if (message instanceof Ask m) {
      head(out, ASK, m);
      out.writeLong(m.question());
      text(out, m.secretHash());
    } else if (message instanceof Answer m) {
      String plate = m.plate();
      out.writeByte(plate == null ? NO_ANSWER : ANSWER);
      out.writeLong(m.question());
      if (plate != null) {
        text(out, plate);
      }
    } else if (message instanceof NotHere m) {
      head(out, NOT_HERE, m);
    } else if (message instanceof Seated m) {
      head(out, SEATED, m);
      out.writeLong(m.connection());
      text(out, m.clientId());
    } else if (message instanceof Unseated m) {
      head(out, UNSEATED, m);
      out.writeLong(m.connection());
    } else if (message instanceof Settled m) {
      head(out, SETTLED, m);
      out.writeLong(m.connection());
    } else if (message instanceof Refused m) {
      head(out, REFUSED, m);
      out.writeLong(m.connection());
      text(out, m.error());
    } else if (message instanceof Close m) {
      head(out, CLOSE, m);
      out.writeLong(m.connection());
      out.writeShort(m.status().code());
    } else {
      out.writeByte(HELLO);
    }
  }

  /**
   * Reads a message.
   *
   * @throws IOException if that is none
   */
  static LinkMessage decode(byte[] bytes) throws IOException {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      int type = in.readUnsignedByte();
      return switch (type) {
        case HELLO -> new Hello();
        case ANSWER -> new Answer(in.readLong(), text(in));
        case NO_ANSWER -> new Answer(in.readLong(), null);
        default -> ofRoom(type, text(in), in.readLong(), in);
      };
    } catch (RuntimeException e) {
      throw new IOException("no message of another node: " + e.getMessage(), e);
    }
  }

  private static LinkMessage ofRoom(int type, String room, long token, DataInputStream in)
      throws IOException {
    return switch (type) {
      case COMMAND -> new Command(room, token, in.readLong(), in.readLong(), text(in));
      case MARK -> new Mark(room, token, in.readLong(), in.readLong());
      case ASK -> new Ask(in.readLong(), room, token, text(in));
      case MARKED -> new Marked(room, token, in.readLong(), in.readLong());
      case NOT_HERE -> new NotHere(room, token);
      case SEATED -> new Seated(room, token, in.readLong(), text(in));
      case UNSEATED -> new Unseated(room, token, in.readLong());
      case RELEASED -> new Released(room, token, in.readLong(), in.readLong());
      case SETTLED -> new Settled(room, token, in.readLong());
      case REFUSED -> new Refused(room, token, in.readLong(), text(in));
      case TELL -> new Tell(room, token, connections(in), delivery(in), frame(in));
      case BROADCAST -> new Broadcast(room, token, in.readLong(), delivery(in), frame(in));
      case RESEND -> new Resend(room, token, text(in), text(in));
      case CLOSE -> new Close(room, token, in.readLong(), status(in.readUnsignedShort()));
      default -> throw new IOException("a message of unknown type " + type);
    };
  }

  private static void head(DataOutputStream out, int type, OfRoom message) throws IOException {
    out.writeByte(type);
    text(out, message.room());
    out.writeLong(message.token());
  }

  private static void numbered(
      DataOutputStream out, int type, OfRoom message, long connection, long number)
      throws IOException {
    head(out, type, message);
    out.writeLong(connection);
    out.writeLong(number);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    bytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  /** Writes bytes with their length before them. */
  static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads them.
   *
   * @throws IOException if there are not so many
   */
  static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a length of " + length);
    }
    return in.readNBytes(length);
  }

  private static void frame(DataOutputStream out, TextFrame frame) throws IOException {
    byte[] wire = new byte[frame.size()];
    frame.bytes().get(wire);
    bytes(out, wire);
  }

  private static TextFrame frame(DataInputStream in) throws IOException {
    return TextFrame.encoded(ByteBuffer.wrap(bytes(in)));
  }

  private static List<Long> connections(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available() / Long.BYTES) {
      throw new IOException("a count of " + count);
    }
    List<Long> connections = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      connections.add(in.readLong());
    }
    return connections;
  }

  private static Delivery delivery(DataInputStream in) throws IOException {
    return Delivery.valueOf(text(in));
  }

  private static CloseStatus status(int code) throws IOException {
    for (CloseStatus status : CloseStatus.values()) {
      if (status.code() == code) {
        return status;
      }
    }
    throw new IOException("an unknown close status " + code);
  }
}
