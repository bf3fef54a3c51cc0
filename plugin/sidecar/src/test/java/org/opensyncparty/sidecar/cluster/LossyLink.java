package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to Redis on which what is heard can get lost, while the connection seems to be fine. */
public final class LossyLink implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final List<Way> ways = new CopyOnWriteArrayList<>();

  private static final class Way {
    volatile boolean listens;
    volatile boolean deaf;
  }

  /** Leads to the server. */
  public LossyLink(RedisServer server) throws IOException {
    target = server.port();
    spawn(this::accept);
  }

  /** Where it begins, as the option wants it. */
  public String url() {
    return "redis://127.0.0.1:" + door.getLocalPort();
  }

  /** From now on nothing comes through to whoever listens now. */
  public void deafen() {
    ways.forEach(way -> way.deaf = way.listens);
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = door.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      Way way = new Way();
      ways.add(way);
      spawn(() -> pump(client, server, way, false));
      spawn(() -> pump(server, client, way, true));
    }
  }

  private static void pump(Socket from, Socket to, Way way, boolean back) throws IOException {
    byte[] buffer = new byte[BUFFER];
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      String text = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
      way.listens |= !back && text.contains("SUBSCRIBE");
      if (!back || !way.deaf) {
        out.write(buffer, 0, count);
      }
    }
    to.close();
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void spawn(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException over) {
                // The end of a connection, or of the test.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
