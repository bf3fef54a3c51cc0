package org.opensyncparty.sidecar.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One file of the web client, in memory, compressed ahead where that pays. Immutable. */
final class StaticFile {
  /**
   * Only what the stage page needs: itself, its film (which its script may put together from
   * pieces), its server; styles also of shadow roots.
   */
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; media-src 'self' blob:; connect-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'self'";

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "txt", "text/plain; charset=utf-8",
          "json", "application/json",
          "map", "application/json",
          "svg", "image/svg+xml",
          "jpg", "image/jpeg",
          "m3u8", "application/vnd.apple.mpegurl",
          "mp4", "video/mp4");

  private final ByteBuffer plain;
  private final @Nullable ByteBuffer gzip;
  private final String tag;
  private final Map<String, String> headers;

  /**
   * @param name decides the media type by its ending
   */
  StaticFile(String name, byte[] content) {
    String type =
        TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    this.plain = ByteBuffer.wrap(content.clone()).asReadOnlyBuffer();
    this.gzip = isText(type) ? compressed(content) : null;
    this.tag = digest(content);
    Map<String, String> all = new HashMap<>();
    all.put("Content-Type", type);
    all.put("Cache-Control", "no-cache");
    all.put("Accept-Ranges", gzip == null ? "bytes" : "none");
    if (gzip != null) {
      all.put("Vary", "Accept-Encoding");
    }
    if (type.startsWith("text/html")) {
      all.put("Content-Security-Policy", PAGE_POLICY);
      all.put("Referrer-Policy", "no-referrer");
    }
    this.headers = Map.copyOf(all);
  }

  /** The answer to {@code GET}; that to {@code HEAD} is the same without the body. */
  Reply reply(RequestHead head) {
    ByteBuffer zipped = acceptsGzip(head.acceptEncoding()) ? gzip : null;
    // The two forms differ in their bytes, so a strong tag has to differ as well.
    String etag = "\"" + tag + (zipped != null ? "-gzip" : "") + "\"";
    if (names(head.ifNoneMatch(), etag)) {
      return new Reply(304, headers, ByteBuffer.allocate(0)).with("ETag", etag);
    }
    if (zipped != null) {
      return new Reply(200, headers, zipped).with("ETag", etag).with("Content-Encoding", "gzip");
    }
    return rangeOf(head, etag)
        .map(range -> part(range).with("ETag", etag))
        .orElseGet(() -> new Reply(200, headers, plain).with("ETag", etag));
  }

  /** The whole file, uncompressed. */
  ByteBuffer content() {
    return plain.duplicate();
  }

  private Optional<ByteRange> rangeOf(RequestHead head, String etag) {
    boolean stale = head.ifRange() != null && !etag.equals(head.ifRange());
    if (head.range() == null || gzip != null || stale) {
      return Optional.empty();
    }
    return ByteRange.parse(head.range(), plain.remaining());
  }

  private Reply part(ByteRange range) {
    int status = range.length() == 0 ? 416 : 206;
    ByteBuffer body = plain.slice(range.from(), range.length());
    return new Reply(status, headers, body)
        .with("Content-Range", range.contentRange(plain.remaining()));
  }

  private static boolean names(@Nullable String ifNoneMatch, String etag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(String::strip)
            .anyMatch(
                named -> named.equals("*") || named.equals(etag) || named.equals("W/" + etag));
  }

  private static boolean acceptsGzip(@Nullable String acceptEncoding) {
    return acceptEncoding != null
        && Arrays.stream(acceptEncoding.split(",", -1))
            .map(coding -> coding.replace(" ", ""))
            .anyMatch(
                coding ->
                    coding.equals("gzip")
                        || (coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0*)?")));
  }

  private static boolean isText(String type) {
    return type.startsWith("text/") || type.contains("json") || type.contains("svg");
  }

  private static @Nullable ByteBuffer compressed(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.size() < content.length ? ByteBuffer.wrap(out.toByteArray()) : null;
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
