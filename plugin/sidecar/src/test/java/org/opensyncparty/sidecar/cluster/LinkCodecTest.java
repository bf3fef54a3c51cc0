package org.opensyncparty.sidecar.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.room.Effect.Delivery;
import org.opensyncparty.sidecar.transport.TextFrame;

/** What nodes say to each other survives the way. */
class LinkCodecTest {
  private static final TextFrame FRAME = TextFrame.of("{\"type\":\"pong\"}");

  private static final List<LinkMessage> ALL =
      List.of(
          new LinkMessage.Hello(),
          new LinkMessage.Command("sofa", 7, 3, 9, "{}"),
          new LinkMessage.Mark("sofa", 7, 3, 9),
          new LinkMessage.Ask(5, "sofa", 7, "hash"),
          new LinkMessage.Answer(5, "{}"),
          new LinkMessage.Answer(5, null),
          new LinkMessage.Marked("sofa", 7, 3, 9),
          new LinkMessage.NotHere("sofa", 7),
          new LinkMessage.Seated("sofa", 7, 3, "änn"),
          new LinkMessage.Unseated("sofa", 7, 3),
          new LinkMessage.Released("sofa", 7, 3, 9),
          new LinkMessage.Settled("sofa", 7, 3),
          new LinkMessage.Refused("sofa", 7, 3, "{}"),
          new LinkMessage.Resend("sofa", 7, "before \"", "\" after"),
          new LinkMessage.Close("sofa", 7, 3, CloseStatus.MOVING));

  @Test
  void everyMessageComesOutAsItWentIn() throws IOException {
    for (LinkMessage message : ALL) {
      assertEquals(message, LinkCodec.decode(LinkCodec.encode(message)));
    }
  }

  @Test
  void framesComeOutByteForByte() throws IOException {
    for (Delivery delivery : Delivery.values()) {
      var told = new LinkMessage.Tell("sofa", 7, List.of(1L, 2L), delivery, FRAME);
      var tell = (LinkMessage.Tell) LinkCodec.decode(LinkCodec.encode(told));
      assertEquals(List.of(1L, 2L), tell.connections());
      assertEquals(delivery, tell.delivery());
      assertArrayEquals(bytes(FRAME), bytes(tell.frame()));
      var all = new LinkMessage.Broadcast("sofa", 7, 3, delivery, FRAME);
      var heard = (LinkMessage.Broadcast) LinkCodec.decode(LinkCodec.encode(all));
      assertEquals(3, heard.except());
      assertArrayEquals(bytes(FRAME), bytes(heard.frame()));
    }
  }

  private static byte[] bytes(TextFrame frame) {
    byte[] bytes = new byte[frame.size()];
    frame.bytes().get(bytes);
    return bytes;
  }

  @Test
  void whatIsNoMessageIsRefusedAndTakesNoMemory() {
    Random random = new Random(1);
    for (LinkMessage message : ALL) {
      byte[] good = LinkCodec.encode(message);
      for (int length = 0; length < good.length; length++) {
        byte[] torn = Arrays.copyOf(good, length);
        assertThrows(IOException.class, () -> LinkCodec.decode(torn), message::toString);
      }
    }
    for (int i = 0; i < 10_000; i++) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      try {
        LinkCodec.decode(noise);
      } catch (IOException expected) {
        // As it should be; anything else is a failure, and so is an endless reservation.
      }
    }
  }
}
