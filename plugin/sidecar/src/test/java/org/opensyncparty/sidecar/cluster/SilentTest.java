package org.opensyncparty.sidecar.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opensyncparty.sidecar.time.ManualTime;

/** Something that takes connections where Redis should be, and never says a word. */
@Timeout(60)
class SilentTest {
  private final ManualTime time = new ManualTime();
  private final List<Socket> taken = new ArrayList<>();
  private final ServerSocket server;

  SilentTest() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    for (Socket socket : taken) {
      socket.close();
    }
  }

  private void takeAll() {
    try {
      while (true) {
        taken.add(server.accept());
        time.advance(Duration.ofSeconds(6));
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void isGivenUpOnAfterTenSecondsHoweverLongATryTakes() throws Exception {
    Thread taker = new Thread(this::takeAll);
    taker.start();
    URI silent = URI.create("redis://127.0.0.1:" + server.getLocalPort());
    IOException said = assertThrows(IOException.class, () -> Cluster.connect(silent, "node", time));
    server.close();
    taker.join();

    assertTrue(String.valueOf(said.getMessage()).contains("does not answer"), said::toString);
    assertEquals(2, taken.size(), "so many tries begin within ten seconds if each takes six");
  }
}
