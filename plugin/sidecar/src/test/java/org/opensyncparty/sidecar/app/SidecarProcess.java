package org.opensyncparty.sidecar.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sidecar in a process of its own, which can be killed. */
final class SidecarProcess implements AutoCloseable {
  /** A limit for what is broken; nothing is asserted about time. */
  private static final long PATIENCE_SECONDS = 150;

  private static final Pattern LISTENS =
      Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)");

  /** The end of what it says. */
  private static final String END = "(end)";

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
  private int port;

  private SidecarProcess(Process process) {
    this.process = process;
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader out = process.inputReader()) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                  lines.add(line);
                  unread.add(line);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } finally {
                unread.add(END);
              }
            },
            "what the sidecar says");
    reader.setDaemon(true);
    reader.start();
  }

  /** Asks for no token; listens when this returns. */
  static SidecarProcess on(Path data, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("--auth", "off"));
    all.addAll(List.of(options));
    SidecarProcess sidecar = launch(List.of(), data, all);
    sidecar.listens();
    return sidecar;
  }

  /**
   * Starts it and returns at once.
   *
   * @param before what to run it with, such as a shell that sets limits
   */
  static SidecarProcess launch(List<String> before, Path data, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--port",
            "0",
            "--data",
            data.toString()));
    command.addAll(options);
    return new SidecarProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Waits until it has said where it listens. */
  void listens() throws Exception {
    Matcher matcher = LISTENS.matcher(says("listens on"));
    if (!matcher.find()) {
      throw new AssertionError(said());
    }
    port = Integer.parseInt(matcher.group(1));
  }

  /** Waits for a line with that in it, from where the last such call stopped. */
  String says(String words) throws InterruptedException {
    while (true) {
      String line = unread.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null || line.equals(END)) {
        throw new AssertionError("it never said \"" + words + "\", but\n" + said());
      }
      if (line.contains(words)) {
        return line;
      }
    }
  }

  /** All that it has said so far. */
  String said() {
    return String.join("\n", lines);
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  TestClient connect() throws IOException {
    return TestClient.connect(port);
  }

  /** At once and without a word, as by {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    ended();
  }

  /** As by {@code kill}: it may say goodbye. */
  void stop() throws InterruptedException {
    process.destroy();
    ended();
  }

  /** Its exit code, once it has ended. */
  int ended() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it must end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
