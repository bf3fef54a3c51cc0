package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.room.Effect.Delivery;
import org.opensyncparty.room.ResumeSecret;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.sidecar.rooms.DoorPlate;
import org.opensyncparty.sidecar.rooms.Room;
import org.opensyncparty.sidecar.rooms.RoomSocket;
import org.opensyncparty.sidecar.transport.TextFrame;

/**
 * A room that another node rules, as its members at this node see it: what they say goes there, and
 * what comes from there goes to them, a broadcast as one frame for all.
 *
 * <p>What comes from the ruler comes on one thread. That thread alone calls sockets with the lock
 * held, so that all members hear everything in one order.
 */
final class FarRoom implements Room {
  /** Which room, and whose it was when. */
  record Address(String ruler, String room, long token) {}

  /** Tells the ruler. */
  interface Ruler {
    void send(LinkMessage message);

    /** Asks what is at the door, and waits for it. */
    DoorPlate plate(Address address, String secretHash);
  }

  private record Waiting(long number, Runnable action) {}

  /** What there is between one connection here and the room. */
  private static final class Line {
    final RoomSocket socket;
    final Queue<Waiting> waiting = new ArrayDeque<>();
    long sent;
    long done;
    long marked;
    @Nullable String clientId;

    Line(RoomSocket socket) {
      this.socket = socket;
    }
  }

  private final Address address;
  private final Ruler ruler;

  // Guarded by this:
  private final Map<Long, Line> lines = new HashMap<>();
  private final Map<Long, Line> seated = new HashMap<>();
  private boolean over;

  FarRoom(Address address, Ruler ruler) {
    this.address = address;
    this.ruler = ruler;
  }

  @Override
  public String id() {
    return address.room();
  }

  Address address() {
    return address;
  }

  @Override
  public DoorPlate plate(@Nullable ResumeSecret resume) {
    return ruler.plate(address, resume == null ? "" : resume.hash());
  }

  @Override
  public void submit(RoomCommand command, @Nullable RoomSocket from) {
    String written = CommandCodec.command(command);
    synchronized (this) {
      if (!over) {
        long number = from == null ? 0 : ++line(from).sent;
        long connection = from == null ? 0 : from.id();
        ruler.send(new LinkMessage.Command(id(), address.token(), connection, number, written));
        return;
      }
    }
    if (from != null && command instanceof RoomCommand.FromClient) {
      from.close(CloseStatus.MOVING);
    }
  }

  private Line line(RoomSocket socket) {
    return lines.computeIfAbsent(socket.id(), id -> new Line(socket));
  }

  @Override
  public void inTurn(Runnable action, RoomSocket from) {
    synchronized (this) {
      Line line = over ? null : lines.get(from.id());
      if (line != null && line.done < line.sent) {
        line.waiting.add(new Waiting(line.sent, action));
        if (line.marked < line.sent) {
          line.marked = line.sent;
          ruler.send(new LinkMessage.Mark(id(), address.token(), from.id(), line.sent));
        }
        return;
      }
    }
    action.run();
  }

  /** True once nothing can be said to the ruler by this any more. */
  synchronized boolean isOver() {
    return over;
  }

  /** True if nobody here has to do with the room; then it ends for this node. */
  synchronized boolean endIfIdle() {
    over |= lines.isEmpty();
    return over;
  }

  synchronized int members() {
    return seated.size();
  }

  /** Everybody here is put out, to come back to wherever the room is then. */
  synchronized void end() {
    over = true;
    List<Line> all = new ArrayList<>(lines.values());
    List<Line> sat = new ArrayList<>(seated.values());
    lines.clear();
    seated.clear();
    sat.forEach(line -> line.socket.unseated(this));
    all.forEach(line -> line.socket.close(CloseStatus.MOVING));
  }

  // ---- from the ruler

  /** Something of the ruler's; that which comes most comes first. */
  synchronized void arrived(LinkMessage.ToMembers message) throws IOException {
    if (message instanceof LinkMessage.Broadcast m) {
      broadcast(m);
    } else if (message instanceof LinkMessage.Tell m) {
      tell(m);
    } else if (message instanceof LinkMessage.Marked m) {
      marked(m);
    } else if (message instanceof LinkMessage.Released m) {
      released(m);
    } else if (message instanceof LinkMessage.Seated m) {
      seated(m);
    } else if (message instanceof LinkMessage.Unseated m) {
      unseated(m);
    } else if (message instanceof LinkMessage.Settled m) {
      settled(m);
    } else if (message instanceof LinkMessage.Refused m) {
      refused(m);
    } else if (message instanceof LinkMessage.Resend m) {
      resend(m);
    } else if (message instanceof LinkMessage.Close m) {
      close(m);
    } else if (message instanceof LinkMessage.NotHere) {
      end();
    }
  }

  private void seated(LinkMessage.Seated message) {
    Line line = lines.get(message.connection());
    if (line != null) {
      line.clientId = message.clientId();
      seated.put(message.connection(), line);
      line.socket.seated(this, message.clientId());
    }
  }

  private void unseated(LinkMessage.Unseated message) {
    Line line = seated.remove(message.connection());
    if (line != null) {
      line.clientId = null;
      line.socket.unseated(this);
    }
  }

  private void released(LinkMessage.Released message) {
    Line line = lines.get(message.connection());
    if (line != null && line.sent == message.number() && line.clientId == null) {
      done(line, message.number());
      if (line.sent == message.number()) {
        lines.remove(message.connection());
      }
    }
  }

  private void marked(LinkMessage.Marked message) {
    Line line = lines.get(message.connection());
    if (line != null) {
      done(line, message.number());
    }
  }

  private static void done(Line line, long number) {
    line.done = Math.max(line.done, number);
    for (Waiting next = line.waiting.peek();
        next != null && next.number() <= number;
        next = line.waiting.peek()) {
      line.waiting.remove();
      next.action().run();
    }
  }

  private void settled(LinkMessage.Settled message) {
    Line line = lines.get(message.connection());
    if (line != null) {
      line.socket.joinSettled();
    }
  }

  private void refused(LinkMessage.Refused message) throws IOException {
    Line line = lines.get(message.connection());
    if (line != null) {
      CommandCodec.Refusal refusal = CommandCodec.refusal(message.error());
      line.socket.refused(refusal.ref(), refusal.error());
    }
  }

  private void close(LinkMessage.Close message) {
    Line line = lines.get(message.connection());
    if (line != null) {
      line.socket.close(message.status());
    }
  }

  private void tell(LinkMessage.Tell message) {
    for (long connection : message.connections()) {
      Line line = lines.get(connection);
      if (line != null) {
        line.socket.send(message.frame(), message.delivery());
      }
    }
  }

  private void broadcast(LinkMessage.Broadcast message) {
    seated.forEach(
        (connection, line) -> {
          if (connection != message.except()) {
            line.socket.send(message.frame(), message.delivery());
          }
        });
  }

  private void resend(LinkMessage.Resend message) {
    for (Line line : seated.values()) {
      line.socket.send(
          TextFrame.of(message.before() + line.clientId + message.after()), Delivery.IN_ORDER);
    }
  }
}
