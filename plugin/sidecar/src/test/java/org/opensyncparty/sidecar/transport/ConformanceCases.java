package org.opensyncparty.sidecar.transport;

import static org.opensyncparty.sidecar.transport.RawWebSocket.BINARY;
import static org.opensyncparty.sidecar.transport.RawWebSocket.CLOSE;
import static org.opensyncparty.sidecar.transport.RawWebSocket.CONTINUATION;
import static org.opensyncparty.sidecar.transport.RawWebSocket.PING;
import static org.opensyncparty.sidecar.transport.RawWebSocket.PONG;
import static org.opensyncparty.sidecar.transport.RawWebSocket.TEXT;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** RFC 6455 case by case: what a client sends, and what must come of it. */
final class ConformanceCases {
  /** The socket goes on: whatever was sent was all right. */
  static final int LIVES = 0;

  static final int PROTOCOL_ERROR = 1002;
  static final int NOT_UTF8 = 1007;
  static final int TOO_BIG = 1009;

  /**
   * One case.
   *
   * @param sent bytes, however they are cut
   * @param heard what the server's handler hears: texts, or words in angle brackets
   * @param answers what comes back before the end: opcode and payload, as {@code 10:…}
   * @param close with which code the server closes, or {@link #LIVES}
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  record Case(String name, byte[] sent, List<String> heard, List<String> answers, int close) {
    @Override
    public String toString() {
      return name;
    }

    Case hears(String... texts) {
      return new Case(name, sent, List.of(texts), answers, close);
    }

    Case answeredBy(String... frames) {
      return new Case(name, sent, heard, List.of(frames), close);
    }
  }

  private final List<Case> cases = new ArrayList<>();

  private ConformanceCases() {}

  static List<Case> all() {
    ConformanceCases all = new ConformanceCases();
    PayloadCases.lengths(all.cases);
    all.pingsAndPongs();
    all.reservedBitsAndOpcodes();
    all.fragments();
    PayloadCases.texts(all.cases);
    all.closes();
    all.masks();
    return all.cases;
  }

  static Case add(String name, int close, byte[]... frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] frame : frames) {
      all.writeBytes(frame);
    }
    return new Case(name, all.toByteArray(), List.of(), List.of(), close);
  }

  static byte[] frame(boolean fin, int opcode, byte[] payload) {
    return RawWebSocket.bytesOf(fin, opcode, payload, true);
  }

  static byte[] text(String text) {
    return frame(true, TEXT, utf8(text));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  private static byte[] withBits(int bits, byte[] frame) {
    frame[0] |= (byte) bits;
    return frame;
  }

  private void pingsAndPongs() {
    byte[] longest = new byte[125];
    cases.add(add("an empty ping", LIVES, frame(true, PING, new byte[0])).answeredBy("10:"));
    cases.add(add("a ping", LIVES, frame(true, PING, utf8("ho"))).answeredBy("10:686f"));
    cases.add(
        add("the longest ping", LIVES, frame(true, PING, longest))
            .answeredBy("10:" + "00".repeat(125)));
    cases.add(add("a ping too long", PROTOCOL_ERROR, frame(true, PING, new byte[126])));
    cases.add(add("a pong too long", PROTOCOL_ERROR, frame(true, PONG, new byte[126])));
    cases.add(add("a pong that nobody asked for", LIVES, frame(true, PONG, utf8("x"))));
    cases.add(
        add(
                "pings in a row",
                LIVES,
                frame(true, PING, hex("01")),
                frame(true, PING, hex("02")),
                frame(true, PING, hex("03")))
            .answeredBy("10:01", "10:02", "10:03"));
  }

  private void reservedBitsAndOpcodes() {
    for (int bits : new int[] {0x40, 0x20, 0x10, 0x70}) {
      for (int opcode : new int[] {TEXT, BINARY, PING, CLOSE}) {
        cases.add(
            add(
                "reserved bits %02x with opcode %x".formatted(bits, opcode),
                PROTOCOL_ERROR,
                withBits(bits, frame(true, opcode, hex("03e8")))));
      }
    }
    cases.add(
        add(
            "reserved bits on a continuation",
            PROTOCOL_ERROR,
            frame(false, TEXT, utf8("a")),
            withBits(0x40, frame(true, CONTINUATION, utf8("b")))));
    for (int opcode : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
      cases.add(add("opcode " + opcode, PROTOCOL_ERROR, frame(true, opcode, new byte[0])));
      cases.add(
          add(
                  "opcode %d with a payload behind a text".formatted(opcode),
                  PROTOCOL_ERROR,
                  text("before"),
                  frame(true, opcode, utf8("x")))
              .hears("before"));
    }
  }

  private void fragments() {
    byte[] start = frame(false, TEXT, utf8("frag"));
    byte[] end = frame(true, CONTINUATION, utf8("ment"));
    byte[] nothing = frame(false, CONTINUATION, new byte[0]);
    cases.add(add("two fragments", LIVES, start, end).hears("fragment"));
    cases.add(
        add("a ping between fragments", LIVES, start, frame(true, PING, hex("07")), end)
            .hears("fragment")
            .answeredBy("10:07"));
    cases.add(
        add(
                "empty fragments",
                LIVES,
                frame(false, TEXT, new byte[0]),
                nothing,
                frame(false, CONTINUATION, utf8("x")),
                nothing,
                frame(true, CONTINUATION, new byte[0]))
            .hears("x"));
    cases.add(
        add(
                "nothing but empty fragments",
                LIVES,
                frame(false, TEXT, new byte[0]),
                nothing,
                frame(true, CONTINUATION, new byte[0]))
            .hears(""));
    cases.add(
        add(
                "binary fragments",
                LIVES,
                frame(false, BINARY, hex("00")),
                frame(true, CONTINUATION, hex("01")))
            .hears("<binary>"));
    byte[][] many = new byte[1002][];
    many[0] = frame(false, TEXT, utf8("a"));
    for (int i = 1; i <= 1000; i++) {
      many[i] = frame(false, CONTINUATION, utf8("a"));
    }
    many[1001] = frame(true, CONTINUATION, utf8("a"));
    cases.add(add("a thousand fragments", LIVES, many).hears("a".repeat(1002)));
    cases.add(
        add("a message behind fragments", LIVES, start, end, text("next"))
            .hears("fragment", "next"));
    cases.add(
        add("a continuation of nothing", PROTOCOL_ERROR, frame(true, CONTINUATION, utf8("x"))));
    cases.add(
        add(
            "a first fragment that is a continuation",
            PROTOCOL_ERROR,
            frame(false, CONTINUATION, utf8("x"))));
    cases.add(
        add(
                "a continuation behind a whole message",
                PROTOCOL_ERROR,
                text("whole"),
                frame(true, CONTINUATION, utf8("x")))
            .hears("whole"));
    cases.add(add("a text inside of a fragmented one", PROTOCOL_ERROR, start, text("x")));
    cases.add(
        add(
            "a binary inside of a fragmented text",
            PROTOCOL_ERROR,
            start,
            frame(true, BINARY, hex("00"))));
    for (int opcode : new int[] {PING, PONG, CLOSE}) {
      cases.add(
          add(
              "a fragmented control frame " + opcode,
              PROTOCOL_ERROR,
              frame(false, opcode, hex("03e8"))));
    }
  }

  private void closes() {
    // Tyrus answers with a code of its own, which the standard leaves open.
    cases.add(add("a close without a code", 1000, frame(true, CLOSE, new byte[0])));
    cases.add(add("a close of one byte", PROTOCOL_ERROR, frame(true, CLOSE, hex("03"))));
    for (int code :
        new int[] {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999}) {
      cases.add(add("close " + code, code, close(code, new byte[0])));
    }
    for (int code :
        new int[] {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535}) {
      cases.add(add("close " + code, PROTOCOL_ERROR, close(code, new byte[0])));
    }
    cases.add(add("a close with a reason", 1000, close(1000, utf8("bye, κόσμε"))));
    cases.add(add("a close with the longest reason", 1000, close(1000, utf8("r".repeat(123)))));
    cases.add(
        add("a close with a reason too long", PROTOCOL_ERROR, close(1000, utf8("r".repeat(124)))));
    cases.add(add("a close with a reason that is not UTF-8", NOT_UTF8, close(1000, hex("c328"))));
    cases.add(add("a text behind a close", 1000, close(1000, new byte[0]), text("late")));
    cases.add(
        add("a ping behind a close", 1000, close(1000, new byte[0]), frame(true, PING, hex("01"))));
    cases.add(add("a second close", 1000, close(1000, new byte[0]), close(1001, new byte[0])));
    cases.add(
        add(
            "a close between fragments",
            1000,
            frame(false, TEXT, utf8("a")),
            close(1000, new byte[0])));
  }

  private static byte[] close(int code, byte[] reason) {
    ByteBuffer payload = ByteBuffer.allocate(2 + reason.length).putShort((short) code).put(reason);
    return frame(true, CLOSE, payload.array());
  }

  private void masks() {
    cases.add(add("a mask of zeros", LIVES, hex("81 81 00000000 61")).hears("a"));
    cases.add(add("a mask of ones", LIVES, hex("81 81 ffffffff 9e")).hears("a"));
    for (int opcode : new int[] {TEXT, BINARY, PING, PONG, CLOSE}) {
      cases.add(
          add(
              "opcode %d without a mask".formatted(opcode),
              PROTOCOL_ERROR,
              RawWebSocket.bytesOf(true, opcode, hex("03e8"), false)));
    }
    cases.add(
        add(
            "an empty text without a mask",
            PROTOCOL_ERROR,
            RawWebSocket.bytesOf(true, TEXT, new byte[0], false)));
  }

  /** What a case is cut into: all at once, or byte by byte where that is not endless. */
  static List<byte[]> bytewise(byte[] all) {
    List<byte[]> bytes = new ArrayList<>();
    for (byte one : all) {
      bytes.add(new byte[] {one});
    }
    return Collections.unmodifiableList(bytes);
  }
}
