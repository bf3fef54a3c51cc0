package org.opensyncparty.sidecar.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;

class SendMemoryTest {
  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
  private final SendMemory memory = new SendMemory();

  @Test
  void whoeverIsSentTheSameFrameReadsTheSameMemory() {
    TextFrame frame = TextFrame.of("all hear this");
    ByteBuf one = memory.only(frame, allocator);
    ByteBuf other = memory.only(frame, allocator);

    assertEquals(one.memoryAddress(), other.memoryAddress());
    assertEquals("all hear this", other.duplicate().skipBytes(2).toString(UTF_8));
  }

  @Test
  void anotherFrameHasMemoryOfItsOwn() {
    ByteBuf one = memory.only(TextFrame.of("one"), allocator);
    ByteBuf other = memory.only(TextFrame.of("two"), allocator);

    assertNotEquals(one.memoryAddress(), other.memoryAddress());
    assertEquals("one", one.skipBytes(2).toString(UTF_8));
    assertEquals("two", other.skipBytes(2).toString(UTF_8));
  }

  @Test
  void memoryIsFreeOnceAllHaveReadAndItIsForgotten() {
    TextFrame frame = TextFrame.of("all hear this");
    ByteBuf one = memory.only(frame, allocator);
    ByteBuf other = memory.only(frame, allocator);
    one.release();
    memory.forget();
    assertNotEquals(0, allocator.metric().usedDirectMemory(), "the other has not read yet");

    other.release();
    assertEquals(0, allocator.metric().usedDirectMemory());
    assertEquals("all hear this", memory.only(frame, allocator).skipBytes(2).toString(UTF_8));
  }

  @Test
  void whatWasGatheredIsHandedOnWholeAndOnce() {
    memory.scratch().put("a and b".getBytes(UTF_8));
    ByteBuf both = memory.gathered(allocator);

    assertEquals("a and b", both.toString(UTF_8));
    assertEquals(0, memory.scratch().position());
  }
}
