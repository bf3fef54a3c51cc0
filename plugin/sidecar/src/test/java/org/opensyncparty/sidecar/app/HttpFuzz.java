package org.opensyncparty.sidecar.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Any bytes to the real server's port: the connection ends, an answer is HTTP and tells nothing of
 * the server's insides, and the server lives on.
 */
public final class HttpFuzz {
  private static final int PATIENCE_MILLIS = 10_000;

  /** What would tell an attacker what to attack. */
  private static final List<String> INSIDES =
      List.of("Exception", "\tat ", "org.opensyncparty", "org.glassfish", "netty", "HTTP/1.1 500");

  private static final TestSidecar SIDECAR = start();

  private HttpFuzz() {}

  private static TestSidecar start() {
    try {
      Path data = Files.createTempDirectory("fuzz");
      return TestSidecar.withStage(data, "--log-level", "error");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    String answer = exchange(data);
    for (String inside : INSIDES) {
      if (answer.contains(inside)) {
        throw new IllegalStateException(inside + " in " + answer);
      }
    }
    if (!answer.isEmpty() && !answer.startsWith("HTTP/1.")) {
      throw new IllegalStateException("no HTTP: " + answer);
    }
  }

  private static String exchange(byte[] data) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SIDECAR.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(data);
        socket.shutdownOutput();
        InputStream in = socket.getInputStream();
        in.transferTo(answer);
      } catch (SocketTimeoutException stillOpen) {
        throw new IllegalStateException("a connection does not end", stillOpen);
      } catch (IOException reset) {
        // Hung up while it was sent to, or with bytes unread.
      }
    }
    return answer.toString(StandardCharsets.ISO_8859_1);
  }
}
