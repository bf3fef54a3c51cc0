package org.opensyncparty.sidecar.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In which order one thread writes to many sockets. */
@Timeout(20)
class WireLoopTest {
  private static final int WIRES = 200;

  private final WireLoop loop = new WireLoop("test-loop");
  private final List<SocketChannel> peers = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();
  private final LinkedBlockingQueue<String> written = new LinkedBlockingQueue<>();

  @BeforeEach
  void connect() throws Exception {
    loop.start();
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      for (int i = 0; i < WIRES; i++) {
        peers.add(SocketChannel.open(server.getLocalAddress()));
        SocketChannel channel = server.accept();
        channel.configureBlocking(false);
        Wire wire = new Wire(channel, loop);
        wire.open(bytes -> {});
        wires.add(wire);
      }
    }
    CountDownLatch opened = new CountDownLatch(1);
    loop.run(opened::countDown);
    assertTrue(opened.await(10, TimeUnit.SECONDS));
  }

  @AfterEach
  void close() throws Exception {
    wires.forEach(Wire::cut);
    loop.stop(Duration.ofSeconds(1));
    for (SocketChannel peer : peers) {
      peer.close();
    }
  }

  private void urgent(int wire) {
    String name = "urgent " + wire;
    wires.get(wire).write(TextFrame.of(name), (frame, ok) -> written.add(name));
  }

  private void unhurried(int wire) {
    String name = "unhurried " + wire;
    wires.get(wire).writeUnhurried(TextFrame.of(name), (frame, ok) -> written.add(name));
  }

  private List<String> written(int count) throws InterruptedException {
    List<String> order = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      order.add(String.valueOf(written.poll(10, TimeUnit.SECONDS)));
    }
    return order;
  }

  @Test
  void whatIsUrgentOvertakesWhatIsInNoHurry() throws Exception {
    loop.run(
        () -> {
          for (int i = 0; i < 10; i++) {
            unhurried(i);
          }
          urgent(5);
          urgent(15);
        });
    List<String> order = written(12);
    assertEquals(List.of("urgent 5", "urgent 15", "unhurried 0"), order.subList(0, 3));
    assertEquals("unhurried 9", order.get(11));
  }

  @Test
  void whatComesLastTakesWhatIsInNoHurryAlong() throws Exception {
    loop.run(
        () -> {
          unhurried(0);
          unhurried(5);
          unhurried(5);
          wires.get(5).writeLast(TextFrame.of("close"), (frame, ok) -> written.add("last 5"));
        });
    assertEquals(List.of("unhurried 5", "unhurried 5", "last 5", "unhurried 0"), written(4));
  }

  @Test
  void aFloodOfWhatIsInNoHurryIsInterruptedByWhatIsUrgent() throws Exception {
    loop.run(
        () -> {
          for (int i = 1; i < WIRES; i++) {
            unhurried(i);
          }
          // Comes up when some of the flood is on its way.
          loop.run(() -> loop.run(() -> urgent(0)));
        });
    int place = written(WIRES).indexOf("urgent 0");
    assertTrue(place < WIRES - 1, "as number " + place);
  }

  @Test
  void otherThreadsAreServedToo() throws Exception {
    for (int i = 0; i < 100; i++) {
      unhurried(i);
      urgent(199 - i);
    }
    assertEquals(200, written(200).stream().distinct().count());
  }
}
