package org.opensyncparty.sidecar.connection;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.Inbound;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.protocol.ServerMessage;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.rooms.RoomSocket;

/** Where each message of a client's goes: to its room, to a worker, or back with an error. */
final class Requests {
  /** Microseconds as milliseconds with three decimals. */
  private static final int MILLIS_WITH_MICROS = 3;

  private final Connection connection;
  private final ConnectionContext context;
  private final Inbox<?> inbox;
  private final RateGuard rates;
  private final Presence presence;

  Requests(
      Connection connection,
      ConnectionContext context,
      Inbox<?> inbox,
      RateGuard rates,
      Presence presence) {
    this.connection = connection;
    this.context = context;
    this.inbox = inbox;
    this.rates = rates;
    this.presence = presence;
  }

  /** Handles one message that came at {@code received}, server time in µs. */
  void handle(Inbound.Message message, long received) {
    Presence.Seat here = presence.seat();
    if (message.message() instanceof ClientMessage.Ping ping) {
      inOrder(here, connection, () -> pong(message, ping, received));
    } else if (comesIn(message.message())) {
      checkIfSeldom(here, message, received);
    } else if (here == null || elsewhere(message, here)) {
      inOrder(
          here,
          connection,
          () -> connection.refused(message.ref(), error(ErrorCode.NOT_IN_ROOM, notThere(message))));
    } else if (message.message() instanceof ClientMessage.LeaveRoom) {
      here.room()
          .submit(
              new RoomCommand.Leave(connection.id(), message.ref(), here.clientId(), true),
              connection);
    } else if (choosesMedia(message.message())) {
      checkIfSeldom(here, message, received);
    } else if (!rates.mayActNow(message.message(), received)) {
      connection.refuseForRate(message.ref(), rates.limitOf(message.message()));
    } else if (message.message() instanceof ClientMessage.QueueAdd) {
      check(here, message);
    } else {
      act(message, here);
    }
  }

  /** What needs somebody else's word first: a token's, an invite's, the media server's. */
  private static boolean comesIn(ClientMessage message) {
    return message instanceof ClientMessage.CreateRoom
        || message instanceof ClientMessage.JoinRoom
        || message instanceof ClientMessage.ListRooms;
  }

  private static boolean choosesMedia(ClientMessage message) {
    return message instanceof ClientMessage.SetMedia || message instanceof ClientMessage.PlayMedia;
  }

  private static boolean elsewhere(Inbound.Message message, Presence.Seat here) {
    String named = message.room();
    return named != null && !named.equals(here.room().id());
  }

  private static String notThere(Inbound.Message message) {
    return message.room() == null
        ? "This needs a room, and you are in none."
        : "You are not in the room that the message names.";
  }

  private void act(Inbound.Message message, Presence.Seat here) {
    if (message.message() instanceof ClientMessage.MemberStatus status
        && status.offsetMs() != null) {
      context.metrics().offset(status.offsetMs());
    }
    here.room()
        .submit(
            new RoomCommand.Act(connection.id(), message.ref(), here.clientId(), message.message()),
            connection);
  }

  private void pong(Inbound.Message message, ClientMessage.Ping ping, long received) {
    var pong =
        new ServerMessage.Pong(
            ping.clientTs(),
            BigDecimal.valueOf(received, MILLIS_WITH_MICROS),
            BigDecimal.valueOf(context.time().nowMicros(), MILLIS_WITH_MICROS));
    connection.tell(pong, message.ref());
  }

  /** Answers behind everything that was asked before, which the room may not have come to yet. */
  static void inOrder(Presence.@Nullable Seat here, RoomSocket socket, Runnable answer) {
    if (here == null) {
      answer.run();
    } else {
      here.room().inTurn(answer, socket);
    }
  }

  private void checkIfSeldom(Presence.@Nullable Seat here, Inbound.Message message, long received) {
    if (rates.mayTryNow(received)) {
      check(here, message);
    } else {
      connection.refuseForRate(message.ref(), Limit.JOIN_TRIES);
    }
  }

  /** Has a worker look at who this is; meanwhile, nothing else is handled. */
  private void check(Presence.@Nullable Seat here, Inbound.Message message) {
    inbox.shut();
    inOrder(here, connection, () -> handToWorker(message));
  }

  private void handToWorker(Inbound.Message message) {
    if (!context.admissions().submit(connection, message)) {
      connection.refused(
          message.ref(), error(ErrorCode.SERVER_BUSY, "Too many joins at once; try again."));
      connection.joinSettled();
    }
  }

  /** After what the message wants to play was checked: the seat may have changed meanwhile. */
  void actChecked(Inbound.Message message) {
    Presence.Seat here = presence.seat();
    if (here == null) {
      connection.refused(message.ref(), error(ErrorCode.NOT_IN_ROOM, notThere(message)));
    } else {
      act(message, here);
    }
  }

  private static ProtocolException error(ErrorCode code, String message) {
    return new ProtocolException(code, message, null);
  }
}
