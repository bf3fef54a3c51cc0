package org.opensyncparty.sidecar.transport;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.SocketFactory;

/**
 * A WebSocket client that does what it is told, right or wrong: every frame is made by hand and
 * sent as it is. Reads fail after {@link #PATIENCE}, which is a limit for a broken server and never
 * part of what is asserted.
 */
public final class RawWebSocket implements AutoCloseable {
  /** Longest wait for anything that must come. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  public static final int CONTINUATION = 0x0;
  public static final int TEXT = 0x1;
  public static final int BINARY = 0x2;
  public static final int CLOSE = 0x8;
  public static final int PING = 0x9;
  public static final int PONG = 0xA;

  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};

  private final java.net.Socket tcp;
  private final DataInputStream in;
  private final OutputStream out;

  /** Status line and headers of the answer to the handshake; header names in lower case. */
  public record Answer(int status, Map<String, String> headers, String body) {}

  /** A frame from the server; {@code payload} is read-only. */
  public record Frame(boolean fin, int opcode, ByteBuffer payload) {
    public String text() {
      return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
    }

    /** The code of a close frame; 1005 if it has none. */
    public int closeCode() {
      return payload.remaining() < 2 ? 1005 : payload.getShort(0) & 0xFFFF;
    }
  }

  private RawWebSocket(int port, int receiveBuffer, String from) throws IOException {
    this.tcp = SocketFactory.getDefault().createSocket();
    tcp.bind(new java.net.InetSocketAddress(InetAddress.getByName(from), 0));
    if (receiveBuffer > 0) {
      tcp.setReceiveBufferSize(receiveBuffer);
    }
    tcp.setTcpNoDelay(true);
    tcp.setSoTimeout((int) PATIENCE.toMillis());
    tcp.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    this.in = new DataInputStream(new java.io.BufferedInputStream(tcp.getInputStream()));
    this.out = tcp.getOutputStream();
  }

  /** A TCP connection on which nothing has been said. */
  public static RawWebSocket dial(int port) throws IOException {
    return new RawWebSocket(port, 0, "127.0.0.1");
  }

  /** As {@link #dial}, from another of this machine's loopback addresses, such as 127.0.0.9. */
  public static RawWebSocket dialFrom(String address, int port) throws IOException {
    return new RawWebSocket(port, 0, address);
  }

  /** As {@link #dial}, with a small receive buffer, so that not reading is soon felt. */
  public static RawWebSocket dialNarrow(int port, int receiveBuffer) throws IOException {
    return new RawWebSocket(port, receiveBuffer, "127.0.0.1");
  }

  /** An open WebSocket at the party's path. */
  public static RawWebSocket connect(int port) throws IOException {
    return connect(port, Map.of());
  }

  /** An open WebSocket whose handshake has these headers besides the usual ones. */
  public static RawWebSocket connect(int port, Map<String, String> headers) throws IOException {
    RawWebSocket socket = dial(port);
    Answer answer = socket.handshake("/OpenSyncParty/ws", headers);
    if (answer.status() != 101) {
      socket.close();
      throw new IOException("refused: " + answer);
    }
    return socket;
  }

  /** Sends a handshake; a header given replaces the usual one, and an empty one removes it. */
  public Answer handshake(String path, Map<String, String> headers) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Host", "localhost:" + tcp.getPort());
    all.put("Upgrade", "websocket");
    all.put("Connection", "Upgrade");
    all.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    all.put("Sec-WebSocket-Version", "13");
    all.putAll(headers);
    return request("GET", path, all, "");
  }

  /** Sends any HTTP request and reads the answer, its body by Content-Length. */
  public Answer request(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    headers.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            text.append(name).append(": ").append(value).append("\r\n");
          }
        });
    raw((text + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
    return answer(method.equals("HEAD"));
  }

  public RawWebSocket sendText(String text) throws IOException {
    return frame(true, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  public RawWebSocket sendClose(int code) throws IOException {
    return frame(true, CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
  }

  /** A masked frame. */
  public RawWebSocket frame(boolean fin, int opcode, byte[] payload) throws IOException {
    return raw(bytesOf(fin, opcode, payload, true));
  }

  /** A frame without the mask that clients must use. */
  public RawWebSocket unmasked(boolean fin, int opcode, byte[] payload) throws IOException {
    return raw(bytesOf(fin, opcode, payload, false));
  }

  /** Bytes as they are. */
  public RawWebSocket raw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** The bytes of a frame as a client sends it. */
  public static byte[] bytesOf(boolean fin, int opcode, byte[] payload, boolean masked) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) (fin ? FIN | opcode : opcode));
    int maskBit = masked ? MASKED : 0;
    if (payload.length < 126) {
      frame.put((byte) (maskBit | payload.length));
    } else if (payload.length <= 0xFFFF) {
      frame.put((byte) (maskBit | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (maskBit | 127)).putLong(payload.length);
    }
    if (masked) {
      frame.put(MASK);
    }
    for (int i = 0; i < payload.length; i++) {
      frame.put(masked ? (byte) (payload[i] ^ MASK[i % MASK.length]) : payload[i]);
    }
    byte[] bytes = new byte[frame.position()];
    frame.flip().get(bytes);
    return bytes;
  }

  /** The next frame of any kind. */
  public Frame read() throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    if ((second & MASKED) != 0) {
      throw new IOException("a server must not mask");
    }
    long length = second;
    if (second == 126) {
      length = in.readUnsignedShort();
    } else if (second == 127) {
      length = in.readLong();
    }
    byte[] payload = in.readNBytes(Math.toIntExact(length));
    if (payload.length < length) {
      throw new EOFException("the connection ended within a frame");
    }
    return new Frame((first & FIN) != 0, first & 0x0F, ByteBuffer.wrap(payload).asReadOnlyBuffer());
  }

  /** The text of the next data frame; answers pings on the way. */
  public String readText() throws IOException {
    while (true) {
      Frame frame = read();
      switch (frame.opcode()) {
        case TEXT -> {
          return frame.text();
        }
        case PING -> {
          byte[] payload = new byte[frame.payload().remaining()];
          frame.payload().duplicate().get(payload);
          frame(true, PONG, payload);
        }
        default -> throw new IOException("no text but opcode " + frame.opcode());
      }
    }
  }

  /** Reads on until the server closes, and tells its code; 1006 if it just hung up. */
  public int readCloseCode() throws IOException {
    try {
      while (true) {
        Frame frame = read();
        if (frame.opcode() == CLOSE) {
          return frame.closeCode();
        }
      }
    } catch (EOFException hungUp) {
      return 1006;
    }
  }

  /** Reads what is left, and returns once the server has ended the connection. */
  public void awaitEnd() {
    try (InputStream rest = in) {
      rest.transferTo(OutputStream.nullOutputStream());
    } catch (java.net.SocketTimeoutException stillOpen) {
      throw new UncheckedIOException(stillOpen);
    } catch (IOException reset) {
      // A connection that was cut is at its end as well.
    }
  }

  /** Ends the TCP connection without a close frame. */
  public void hangUp() throws IOException {
    tcp.close();
  }

  @Override
  public void close() throws IOException {
    hangUp();
  }

  /** Reads an answer; one to a HEAD has no body, whatever its length says. */
  public Answer answer(boolean head) throws IOException {
    String[] status = line().split(" ", 3);
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = head ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
    // ISO 8859-1 keeps every byte of a body that is no text.
    String body = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    return new Answer(Integer.parseInt(status[1]), headers, body);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.readUnsignedByte(); octet != '\n'; octet = in.readUnsignedByte()) {
      line.write(octet);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }
}
