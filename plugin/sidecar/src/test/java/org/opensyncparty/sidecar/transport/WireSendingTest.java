package org.opensyncparty.sidecar.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What arrives of what a wire is given, whatever the peer does. */
@Timeout(20)
@ParameterizedClass
@EnumSource(NetworkIo.class)
class WireSendingTest {
  /** Beyond what the system takes for a peer that does not read. */
  private static final int FRAMES = 1_000;

  private static final int FRAME_BYTES = 16_000;

  private final EventLoopGroup threads;
  private final EventLoop loop;
  private final WireLoops loops;
  private final WireListener accepted;

  WireSendingTest(NetworkIo io) {
    assumeTrue(io.isAvailable(), "this system has no such way to the network");
    threads = new MultiThreadIoEventLoopGroup(1, io.handlers());
    loop = threads.next();
    loops = new WireLoops(threads);
    accepted = new WireListener(threads, io);
  }

  @AfterEach
  void close() throws Exception {
    threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
  }

  private Socket peer() throws IOException {
    InetSocketAddress address = accepted.address();
    return new Socket(address.getAddress(), address.getPort());
  }

  private Wire open(Channel channel) throws Exception {
    Wire wire = loops.wire(channel);
    loop.submit(() -> wire.open(bytes -> {})).sync();
    return wire;
  }

  /** Frame number so and so, each of a letter of its own. */
  private static String text(int number) {
    return String.valueOf((char) ('a' + number % 26)).repeat(FRAME_BYTES);
  }

  private static byte[] wireBytes(int frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < frames; i++) {
      byte[] frame = new byte[TextFrame.of(text(i)).size()];
      TextFrame.of(text(i)).bytes().get(frame);
      all.writeBytes(frame);
    }
    return all.toByteArray();
  }

  private static void flood(Wire wire) {
    for (int i = 0; i < FRAMES; i++) {
      wire.write(TextFrame.of(text(i)), (frame, ok) -> {});
    }
  }

  /** Until everything that can be on its way without being read is. */
  private void stuck(Wire wire) throws Exception {
    for (int before = -1; before != wire.pendingBytes(); ) {
      before = wire.pendingBytes();
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertNotEquals(0, wire.pendingBytes(), "the peer is to have no room");
  }

  @Test
  void whatThePeerHasNoRoomForArrivesWholeAndInOrderOnceItReads() throws Exception {
    try (Socket peer = peer()) {
      Wire wire = open(accepted.take());
      flood(wire);
      stuck(wire);
      byte[] expected = wireBytes(FRAMES);
      assertArrayEquals(expected, peer.getInputStream().readNBytes(expected.length));
    }
  }

  @Test
  void theConnectionEndsBehindAllThatWasWritten() throws Exception {
    try (Socket peer = peer()) {
      Wire wire = open(accepted.take());
      flood(wire);
      stuck(wire);
      wire.closeWhenWritten();
      assertArrayEquals(wireBytes(FRAMES), peer.getInputStream().readAllBytes());
    }
  }

  @Test
  void aConnectionIsCutThoughItsPeerReadsNothing() throws Exception {
    try (Socket peer = peer()) {
      Wire wire = open(accepted.take());
      flood(wire);
      stuck(wire);
      wire.cut();
      // Only once the system has let go of it: until then it takes what the peer says.
      assertThrows(IOException.class, () -> talk(peer));
    }
  }

  /** Says something again and again, for as long as that may take. */
  private static void talk(Socket peer) throws Exception {
    for (int i = 0; i < 500; i++) {
      peer.getOutputStream().write('a');
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void whoComesNextIsSentNothingOfAConnectionThatWasCut() throws Exception {
    for (int turn = 0; turn < 20; turn++) {
      Socket slow = peer();
      Wire wire = open(accepted.take());
      flood(wire);
      wire.cut();
      slow.close();
      // The system gives its number to whoever comes next.
      try (Socket peer = peer()) {
        Wire next = open(accepted.take());
        next.write(TextFrame.of("yours"), (frame, ok) -> {});
        next.closeWhenWritten();
        byte[] all = peer.getInputStream().readAllBytes();
        assertEquals("yours", new String(all, 2, all.length - 2, StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void anAnswerOfBeforeIsNotOvertaken() throws Exception {
    try (Socket peer = peer()) {
      Channel channel = accepted.take();
      byte[] answer = new byte[8_000_000];
      var unused = channel.writeAndFlush(Unpooled.wrappedBuffer(answer));
      Wire wire = open(channel);
      wire.write(TextFrame.of("after that"), (frame, ok) -> {});
      InputStream in = peer.getInputStream();
      assertArrayEquals(answer, in.readNBytes(answer.length));
      assertEquals("after that", new String(in.readNBytes(12), 2, 10, StandardCharsets.UTF_8));
    }
  }

  @Test
  void aThousandConnectionsOneAfterTheOtherAreAllServed() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      try (Socket peer = peer()) {
        Wire wire = open(accepted.take());
        String name = "number " + i;
        wire.write(TextFrame.of(name), (frame, ok) -> {});
        byte[] frame = peer.getInputStream().readNBytes(2 + name.length());
        assertEquals(name, new String(frame, 2, name.length(), StandardCharsets.UTF_8));
      }
    }
  }
}
