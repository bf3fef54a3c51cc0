package org.opensyncparty.sidecar.transport;

import static org.opensyncparty.sidecar.transport.ConformanceCases.LIVES;
import static org.opensyncparty.sidecar.transport.ConformanceCases.NOT_UTF8;
import static org.opensyncparty.sidecar.transport.ConformanceCases.PROTOCOL_ERROR;
import static org.opensyncparty.sidecar.transport.ConformanceCases.TOO_BIG;
import static org.opensyncparty.sidecar.transport.ConformanceCases.add;
import static org.opensyncparty.sidecar.transport.ConformanceCases.frame;
import static org.opensyncparty.sidecar.transport.ConformanceCases.hex;
import static org.opensyncparty.sidecar.transport.ConformanceCases.text;
import static org.opensyncparty.sidecar.transport.ConformanceCases.utf8;
import static org.opensyncparty.sidecar.transport.RawWebSocket.BINARY;
import static org.opensyncparty.sidecar.transport.RawWebSocket.CONTINUATION;
import static org.opensyncparty.sidecar.transport.RawWebSocket.PING;
import static org.opensyncparty.sidecar.transport.RawWebSocket.TEXT;

import java.util.Arrays;
import java.util.List;
import org.opensyncparty.sidecar.transport.ConformanceCases.Case;

/** The cases of RFC 6455 that are about what a message holds. */
final class PayloadCases {
  private PayloadCases() {}

  /** Adds those of text that is UTF-8 or is not. */
  static void texts(List<Case> cases) {
    String letters = "κόσμε \u0000 \uFFFE \uFFFF \uD83C\uDFAC \uDBFF\uDFFF";
    cases.add(add("all kinds of letters", LIVES, text(letters)).hears(letters));
    byte[] clap = utf8("\uD83C\uDFAC");
    for (int cut = 1; cut < clap.length; cut++) {
      cases.add(
          add(
                  "a letter cut behind byte " + cut,
                  LIVES,
                  frame(false, TEXT, Arrays.copyOf(clap, cut)),
                  frame(true, PING, new byte[0]),
                  frame(true, CONTINUATION, Arrays.copyOfRange(clap, cut, clap.length)))
              .hears("\uD83C\uDFAC")
              .answeredBy("10:"));
    }
    for (String bytes :
        List.of(
            "80",
            "bf",
            "c080",
            "c1bf",
            "e08080",
            "e09fbf",
            "f0808080",
            "f08fbfbf",
            "eda080",
            "edbfbf",
            "eda080edb080",
            "f4908080",
            "f8888080",
            "fc8480808080",
            "fe",
            "ff",
            "c328",
            "e28228",
            "f0288cbc",
            "c3",
            "e282",
            "f09f8e")) {
      cases.add(add("the bytes " + bytes, NOT_UTF8, frame(true, TEXT, hex("41" + bytes))));
      cases.add(
          add(
              "the bytes %s in a last fragment".formatted(bytes),
              NOT_UTF8,
              frame(false, TEXT, utf8("A")),
              frame(true, CONTINUATION, hex(bytes))));
    }
    cases.add(
        add(
            "a letter begun in one fragment and not gone on with",
            NOT_UTF8,
            frame(false, TEXT, hex("ce")),
            frame(true, CONTINUATION, utf8("x"))));
    cases.add(
        add(
            "a wrong byte in a first fragment fails at once",
            NOT_UTF8,
            frame(false, TEXT, hex("ff"))));
  }

  /** Adds those of short and long payloads. */
  static void lengths(List<Case> cases) {
    for (int length : new int[] {0, 1, 125, 126, 127, 128, 65_535, 65_536}) {
      String payload = "*".repeat(length);
      cases.add(add("a text of " + length, LIVES, text(payload)).hears(payload));
      cases.add(
          add("a binary of " + length, LIVES, frame(true, BINARY, new byte[length]))
              .hears("<binary>"));
    }
    cases.add(
        add("a text of one byte too many", LIVES, text("*".repeat(65_537))).hears("<too large>"));
    cases.add(
        add(
                "a text of 5 with a length of 16 bits",
                LIVES,
                hex("81 fe 0005 00000000"),
                utf8("hello"))
            .hears("hello"));
    cases.add(
        add(
                "a text of 5 with a length of 64 bits",
                LIVES,
                hex("81 ff 0000000000000005 00000000"),
                utf8("hello"))
            .hears("hello"));
    cases.add(add("a length of 2^63", PROTOCOL_ERROR, hex("81 ff 8000000000000000 00000000")));
    cases.add(add("a length of 2^63 - 1", TOO_BIG, hex("81 ff 7fffffffffffffff 00000000")));
    cases.add(add("a length of a gigabyte", TOO_BIG, hex("82 ff 0000000040000000 00000000")));
  }
}
