package org.opensyncparty.sidecar.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.room.Effect;
import org.opensyncparty.room.ResumeSecret;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.room.RoomCommand.Admission;
import org.opensyncparty.sidecar.transport.FrameReader;
import org.opensyncparty.sidecar.transport.TextFrame;

/**
 * Writes down what a room does with it; needs no lock, as long as a room does one thing at a time.
 */
public final class RecordingSocket implements RoomSocket {
  private final long id;
  private final List<String> events = new ArrayList<>();
  private final List<JsonNode> messages = new ArrayList<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean overlapped;

  public RecordingSocket(long id) {
    this.id = id;
  }

  public RoomCommand.Join join(String clientId) {
    return join(clientId, Set.of(), null);
  }

  /** The same by a client that can come back, and talk. */
  public RoomCommand.Join joinToReturn(String clientId) {
    return join(clientId, Set.of(Feature.RESUME, Feature.CHAT, Feature.QUEUE), null);
  }

  /** Asks for the seat that another socket had. */
  public RoomCommand.Join comesBack(String clientId, RecordingSocket before) {
    return join(clientId, Set.of(Feature.RESUME), before.secret());
  }

  private ResumeSecret secret() {
    return new ResumeSecret("secret " + id, "hash " + id);
  }

  private RoomCommand.Join join(
      String clientId, Set<Feature> features, @Nullable ResumeSecret resume) {
    return new RoomCommand.Join(
        id,
        MessageRef.NONE,
        clientId,
        "made-" + id,
        clientId,
        null,
        false,
        Admission.IDENTIFIED,
        features,
        resume,
        secret());
  }

  public RoomCommand.Act act(String clientId, ClientMessage message) {
    return new RoomCommand.Act(id, MessageRef.NONE, clientId, message);
  }

  public RoomCommand.Leave leave(String clientId) {
    return new RoomCommand.Leave(id, MessageRef.NONE, clientId, true);
  }

  /** What has happened since the last call, in order; a message is given by its type. */
  List<String> events() {
    List<String> since = List.copyOf(events);
    events.clear();
    return since;
  }

  /** Every message so far. */
  List<JsonNode> messages() {
    return messages;
  }

  /** True if the room was ever doing two things at once. */
  boolean overlapped() {
    return overlapped;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public String owner() {
    return "socket " + id;
  }

  @Override
  public void seated(Room room, String clientId) {
    events.add("seated as " + clientId);
  }

  @Override
  public void unseated(Room room) {
    events.add("unseated");
  }

  @Override
  public void refused(MessageRef ref, ProtocolException error) {
    events.add("refused " + error.code().wire());
  }

  @Override
  public void joinSettled() {
    events.add("settled");
  }

  @Override
  public void send(TextFrame frame, Effect.Delivery delivery) {
    if (!busy.compareAndSet(false, true)) {
      overlapped = true;
    }
    JsonNode message = FrameReader.json(frame);
    messages.add(message);
    events.add(message.path("type").asText());
    busy.set(false);
  }

  @Override
  public void close(CloseStatus status) {
    events.add("closed " + status.code());
  }
}
