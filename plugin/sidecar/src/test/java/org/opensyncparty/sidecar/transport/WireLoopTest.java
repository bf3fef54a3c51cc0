package org.opensyncparty.sidecar.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** In which order one thread writes to many sockets. */
@Timeout(20)
@ParameterizedClass
@EnumSource(NetworkIo.class)
class WireLoopTest {
  private static final int WIRES = 200;

  private final NetworkIo io;
  private final EventLoopGroup threads;
  private final EventLoop loop;
  private final List<SocketChannel> peers = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();
  private final LinkedBlockingQueue<String> written = new LinkedBlockingQueue<>();

  WireLoopTest(NetworkIo io) {
    assumeTrue(io.isAvailable(), "this system has no such way to the network");
    this.io = io;
    threads = new MultiThreadIoEventLoopGroup(1, io.handlers());
    loop = threads.next();
  }

  @BeforeEach
  void connect() throws Exception {
    WireLoops loops = new WireLoops(threads);
    WireListener accepted = new WireListener(threads, io);
    for (int i = 0; i < WIRES; i++) {
      peers.add(SocketChannel.open(accepted.address()));
      Channel channel = accepted.take();
      Wire wire = loops.wire(channel);
      loop.submit(() -> wire.open(bytes -> {})).sync();
      wires.add(wire);
    }
  }

  @AfterEach
  void close() throws Exception {
    wires.forEach(Wire::cut);
    threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
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
    loop.execute(
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
    loop.execute(
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
    loop.execute(
        () -> {
          for (int i = 1; i < WIRES; i++) {
            unhurried(i);
          }
          // Comes up when some of the flood is on its way.
          loop.execute(() -> loop.execute(() -> urgent(0)));
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
