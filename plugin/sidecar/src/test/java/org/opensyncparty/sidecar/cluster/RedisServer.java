package org.opensyncparty.sidecar.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A real Redis of the test's own, which remembers nothing when it ends. */
public final class RedisServer implements AutoCloseable {
  private final int port;
  private Process process;

  /** Listens when this returns; skips the test where there is no {@code redis-server}. */
  public RedisServer() throws Exception {
    Assumptions.assumeTrue(isInstalled(), "no redis-server; Debian: apt-get install redis-server");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    process = start();
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      Process version =
          new ProcessBuilder("redis-server", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return version.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private Process start() throws Exception {
    Process started =
        new ProcessBuilder(
                List.of(
                    "redis-server",
                    "--port",
                    Integer.toString(port),
                    "--bind",
                    "127.0.0.1",
                    "--save",
                    "",
                    "--appendonly",
                    "no"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Awaitility.await()
        .atMost(30, SECONDS)
        .ignoreExceptions()
        .until(() -> says("PING").equals("+PONG"));
    return started;
  }

  int port() {
    return port;
  }

  /** Where it is, as the option wants it. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Sends a command and gives back the first line of the answer. */
  public String says(String command) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
      return String.valueOf(
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine());
    }
  }

  /** Stops it without a word, as a link that is cut. */
  public void freeze() throws Exception {
    signal("STOP");
  }

  /** Lets it go on. */
  public void thaw() throws Exception {
    signal("CONT");
  }

  private void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Ends it, with all that it knew, and starts it again on the same port. */
  public void restart() throws Exception {
    process.destroyForcibly().waitFor();
    process = start();
  }

  /** A connection to it that nobody listens with. */
  Redis connect() throws IOException {
    return LettuceRedis.connect(
        URI.create(url()),
        new Redis.Listener() {
          @Override
          public void heard(String channel, byte[] message) {}

          @Override
          public void interrupted() {}
        });
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
