package org.opensyncparty.sidecar.connection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.Inbound;
import org.opensyncparty.protocol.JsonText;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.protocol.ServerMessage;
import org.opensyncparty.room.Effect.Delivery;
import org.opensyncparty.sidecar.auth.Identity;
import org.opensyncparty.sidecar.limits.IpAddress;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.rooms.Room;
import org.opensyncparty.sidecar.rooms.RoomSocket;
import org.opensyncparty.sidecar.transport.Socket;
import org.opensyncparty.sidecar.transport.SocketHandler;
import org.opensyncparty.sidecar.transport.TextFrame;

/**
 * The state of one socket between transport and rooms: its rate, its seat, and what it has asked
 * for.
 *
 * <p>Messages are handled one at a time and in order. While a join, a create or the like is being
 * checked on a worker, what comes after it is held, so that the answer to a join is the first thing
 * that a client hears, however much it sends ahead.
 */
public final class Connection implements SocketHandler, RoomSocket {
  private record Received(Inbound inbound, int characters, long atMicros) {}

  private final Socket socket;
  private final ConnectionContext context;
  private final OutboundQueue outbound;
  private final Inbox<Received> inbox;
  private final RateGuard rates;
  private final Presence presence;
  private final Requests requests;

  /** The handler of a socket that has just opened. */
  public Connection(Socket socket, ConnectionContext context) {
    this.socket = socket;
    this.context = context;
    this.outbound = new OutboundQueue(socket, context.queueMetrics());
    this.inbox =
        new Inbox<>(
            Limit.HELD_MESSAGES.standard(),
            Limit.HELD_TEXT.standard(),
            Received::characters,
            this::handle);
    this.rates = new RateGuard(context.messageRate());
    this.presence = new Presence(this, context.time());
    this.requests = new Requests(this, context, inbox, rates, presence);
  }

  // ---- from the transport

  @Override
  public void onText(String text) {
    long received = context.time().nowMicros();
    Inbound inbound = context.codec().decode(text);
    context.metrics().received(Objects.requireNonNullElse(inbound.ref().type(), ""));
    if (presence.seat() == null && !rates.mayKnockOnceMore(JsonText.utf8Length(text))) {
      endStranger();
    } else if (!rates.mayAskNow(received)) {
      refuseForRate(inbound.ref(), Limit.MESSAGE_RATE);
    } else if (!inbox.offer(new Received(inbound, text.length(), received))) {
      refuseForRate(inbound.ref(), Limit.HELD_MESSAGES);
    } else {
      context.metrics().handled(context.time().nowMicros() - received);
    }
  }

  private void endStranger() {
    context.metrics().met(Limit.UNJOINED_BYTES);
    close(CloseStatus.POLICY);
  }

  /** Says that there were too many; ends a socket that has been told so too often. */
  void refuseForRate(MessageRef ref, Limit limit) {
    context.metrics().met(limit);
    if (!rates.mayRefuseOnceMore(context.time().nowMicros())) {
      close(CloseStatus.POLICY);
      return;
    }
    refused(ref, error(ErrorCode.RATE_LIMITED, "Too many messages; this one was dropped."));
  }

  @Override
  public void onTooLarge() {
    refuseUnread(
        ErrorCode.TOO_LARGE,
        "A message may have at most " + ProtocolLimits.MAX_MESSAGE_BYTES + " bytes.");
  }

  @Override
  public void onBinary() {
    refuseUnread(ErrorCode.BAD_REQUEST, "Messages are JSON in text frames; that was a binary one.");
  }

  /**
   * What cannot even be read counts as a message all the same, and as one of the largest: its
   * answer costs as much.
   */
  private void refuseUnread(ErrorCode code, String message) {
    if (presence.seat() == null && !rates.mayKnockOnceMore(ProtocolLimits.MAX_MESSAGE_BYTES)) {
      endStranger();
    } else if (rates.mayAskNow(context.time().nowMicros())) {
      refused(MessageRef.NONE, error(code, message));
    } else {
      refuseForRate(MessageRef.NONE, Limit.MESSAGE_RATE);
    }
  }

  @Override
  public void onClosed(boolean clean) {
    inbox.clear();
    outbound.close();
    presence.ended(clean);
  }

  private void handle(Received received) {
    if (received.inbound() instanceof Inbound.Malformed malformed) {
      Requests.inOrder(presence.seat(), this, () -> refused(malformed.ref(), malformed.error()));
    } else if (received.inbound() instanceof Inbound.Message message) {
      requests.handle(message, received.atMicros());
    }
  }

  // ---- from the worker

  /** Whoever this socket has proved to be; a guest before that. */
  Identity identity() {
    return presence.identity();
  }

  /** True while this socket has a seat in a room. */
  boolean isSeated() {
    return presence.seat() != null;
  }

  /** Remembers who was let in, for what this socket asks later. */
  void identified(Identity proven) {
    presence.identified(proven);
  }

  /** Has what the message asks done, after what it wants to play was checked. */
  void actChecked(Inbound.Message message) {
    requests.actChecked(message);
  }

  /** Sends an answer of the server's own. */
  void tell(ServerMessage message, MessageRef ref) {
    Presence.Seat here = presence.seat();
    var outbound =
        new Outbound(
            message,
            here == null ? null : here.room().id(),
            here == null ? null : here.clientId(),
            ref.ts());
    send(
        TextFrame.of(context.codec().encode(outbound, context.time().nowMillis())),
        Delivery.IN_ORDER);
  }

  /** The client id of this socket's seat in {@code room}, or null. */
  @Nullable String clientIdIn(Room room) {
    Presence.Seat here = presence.seat();
    return here != null && here.room() == room ? here.clientId() : null;
  }

  // ---- from rooms

  @Override
  public long id() {
    return socket.id();
  }

  /** A user's rooms are counted together, wherever they come from; a guest's by the address. */
  @Override
  public String owner() {
    String user = identity().userId();
    return user == null ? "address " + IpAddress.limitKey(socket.remoteAddress()) : "user " + user;
  }

  @Override
  public void seated(Room room, String clientId) {
    rates.letIn();
    context.metrics().joined();
    presence.seated(room, clientId);
  }

  @Override
  public void unseated(Room room) {
    presence.unseated(room);
  }

  @Override
  public void refused(MessageRef ref, ProtocolException error) {
    context.metrics().error(error.code());
    if ("join_room".equals(ref.type()) || "create_room".equals(ref.type())) {
      context.metrics().notJoined(error.code());
    }
    tell(ServerMessage.ErrorReport.of(error, ref), ref);
  }

  @Override
  public void joinSettled() {
    inbox.open();
  }

  @Override
  public void send(TextFrame frame, Delivery delivery) {
    outbound.offer(frame, delivery);
  }

  @Override
  public void close(CloseStatus status) {
    context.metrics().closed(status);
    outbound.close();
    socket.close(status);
  }

  private static ProtocolException error(ErrorCode code, String message) {
    return new ProtocolException(code, message, null);
  }
}
