package org.opensyncparty.sidecar.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticFileTest {
  private static final String TEXT = "let us watch ".repeat(50);

  private final StaticFile film = new StaticFile("stage/film.mp4", ascii("0123456789"));
  private final StaticFile script = new StaticFile("client.js", ascii(TEXT));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "bytes=0-, 206, bytes 0-9/10, 0123456789",
        "bytes=2-4, 206, bytes 2-4/10, 234",
        "bytes=9-9, 206, bytes 9-9/10, 9",
        "bytes=5-99999999999, 206, bytes 5-9/10, 56789",
        "bytes=-3, 206, bytes 7-9/10, 789",
        "bytes=-300, 206, bytes 0-9/10, 0123456789",
        "bytes=10-, 416, bytes */10, ''",
        "bytes=-0, 416, bytes */10, ''",
        "'bytes=0-1,3-4', 200, -, 0123456789",
        "bytes=4-2, 200, -, 0123456789",
        "bytes=-, 200, -, 0123456789",
        "seconds=1-2, 200, -, 0123456789",
        "-, 200, -, 0123456789",
      })
  void aRangeIsCutOut(
      @Nullable String range, int status, @Nullable String contentRange, String body) {
    Reply reply = film.reply(new RequestHead(null, null, range, null));
    assertEquals(status, reply.status());
    assertEquals(contentRange, reply.headers().get("Content-Range"));
    assertEquals(body, text(reply.body()));
    assertEquals("video/mp4", reply.headers().get("Content-Type"));
  }

  @Test
  void aRangeOfAnotherVersionGetsTheWholeFile() {
    String etag = header(film.reply(head(null)), "ETag");
    assertEquals(206, film.reply(new RequestHead(null, etag, "bytes=1-2", null)).status());
    assertEquals(200, film.reply(new RequestHead(null, "\"old\"", "bytes=1-2", null)).status());
  }

  @Test
  void aKnownVersionIsNotSentAgain() {
    String etag = header(film.reply(head(null)), "ETag");
    for (String known : new String[] {etag, "W/" + etag, "\"x\", " + etag, "*"}) {
      Reply reply = film.reply(new RequestHead(known, null, null, null));
      assertEquals(304, reply.status(), known);
      assertEquals(0, reply.body().remaining());
      assertEquals(etag, header(reply, "ETag"));
    }
    assertEquals(200, film.reply(new RequestHead("\"other\"", null, null, null)).status());
  }

  @Test
  void otherContentHasAnotherTag() {
    Reply one = new StaticFile("a.js", ascii("a")).reply(head(null));
    Reply two = new StaticFile("a.js", ascii("b")).reply(head(null));
    assertNotEquals(header(one, "ETag"), header(two, "ETag"));
  }

  @Test
  void textIsCompressedForWhoTakesIt() throws IOException {
    Reply zipped = script.reply(head("br, gzip;q=0.8"));
    assertEquals("gzip", header(zipped, "Content-Encoding"));
    byte[] bytes = new byte[zipped.body().remaining()];
    zipped.body().get(bytes);
    try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      assertEquals(TEXT, new String(unzipped.readAllBytes(), StandardCharsets.US_ASCII));
    }
    for (String encoding : new String[] {"identity", "gzip;q=0", "gzip; q=0.0", ""}) {
      Reply plain = script.reply(head(encoding));
      assertNull(plain.headers().get("Content-Encoding"), encoding);
      assertEquals(TEXT, text(plain.body()));
      assertNotEquals(header(zipped, "ETag"), header(plain, "ETag"));
      assertEquals("Accept-Encoding", header(plain, "Vary"));
    }
  }

  @Test
  void onlyPagesCarryAPolicyAndItNamesNoOtherSite() {
    Reply page = new StaticFile("stage/index.html", ascii("<p>")).reply(head(null));
    String policy = header(page, "Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'none'"));
    assertTrue(!policy.contains("*") && !policy.contains("http"), policy);
    assertNull(script.reply(head(null)).headers().get("Content-Security-Policy"));
  }

  private static RequestHead head(@Nullable String acceptEncoding) {
    return new RequestHead(null, null, null, acceptEncoding);
  }

  private static String header(Reply reply, String name) {
    return String.valueOf(reply.headers().get(name));
  }

  private static String text(ByteBuffer body) {
    return StandardCharsets.US_ASCII.decode(body.duplicate()).toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
