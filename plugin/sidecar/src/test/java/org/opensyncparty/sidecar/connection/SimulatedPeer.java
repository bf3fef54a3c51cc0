package org.opensyncparty.sidecar.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.sidecar.transport.FrameReader;
import org.opensyncparty.sidecar.transport.Socket;
import org.opensyncparty.sidecar.transport.TextFrame;

/** A socket of the simulation, which sends into the answer, and the connection behind it. */
final class SimulatedPeer implements Socket {
  /** Takes what leaves the house. */
  interface Sink {
    /**
     * Something was sent.
     *
     * @param what the message, or the code of a close
     */
    void sent(long socket, String what, boolean isClose);
  }

  private record Held(TextFrame frame, WriteListener done) {}

  private final long id;
  private final Sink sink;
  private final RoomWatch watch;
  private final TestHouse house;
  private final Deque<Held> held = new ArrayDeque<>();
  private final Connection connection;
  private boolean isHolding;
  private boolean isClosed;

  SimulatedPeer(long id, TestHouse house, Sink sink, RoomWatch watch) {
    this.id = id;
    this.sink = sink;
    this.watch = watch;
    this.house = house;
    this.connection = new Connection(this, house.context);
  }

  Connection connection() {
    return connection;
  }

  /** The peer reads no more; what is sent to it stays on the way. */
  void hold() {
    isHolding = true;
  }

  /** The peer reads on. */
  void flow() {
    isHolding = false;
    for (Held next = held.poll(); next != null; next = held.poll()) {
      sink.sent(id, FrameReader.text(next.frame()), false);
      next.done().written(next.frame(), true);
    }
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public String remoteAddress() {
    return "192.0.2.1";
  }

  @Override
  public void write(TextFrame frame, WriteListener done) {
    if (isClosed) {
      done.written(frame, false);
      return;
    }
    watch.sent(id, FrameReader.json(frame), house.rooms);
    if (isHolding) {
      held.add(new Held(frame, done));
    } else {
      sink.sent(id, FrameReader.text(frame), false);
      done.written(frame, true);
    }
  }

  @Override
  public void close(CloseStatus status) {
    isClosed = true;
    sink.sent(id, String.valueOf(status.code()), true);
  }
}
