package org.opensyncparty.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server can say. A record's components are its payload's fields, in snake case on the
 * wire; constructors refuse values that the protocol does not have. Those of the seed protocol
 * stand here; each that only newer clients hear has a file of its own.
 */
public sealed interface ServerMessage
    permits Accepted,
        ChatHistory,
        ChatMessage,
        CountdownNotice,
        InviteCreated,
        JoinRefused,
        MemberStatuses,
        OptionsUpdate,
        QueueUpdate,
        ReactionShown,
        RoomList,
        Seat,
        TypingNotice,
        Waiting,
        ServerMessage.RoomSnapshot,
        ServerMessage.ClientJoined,
        ServerMessage.ClientLeft,
        ServerMessage.ParticipantsUpdate,
        ServerMessage.HostChange,
        ServerMessage.PlayerEventRelay,
        ServerMessage.StateUpdateRelay,
        ServerMessage.Pong,
        ServerMessage.ErrorReport {

  /** The message's type as it stands on the wire. */
  @JsonIgnore
  String type();

  /**
   * One member as the others see it.
   *
   * @param user the media server's id of its user, for a picture; null if it knows none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Participant(
      String clientId, String name, boolean isHost, boolean connected, @Nullable String user) {
    public Participant {
      Require.id(clientId);
      Require.that(user == null || Ids.isValid(user), "not a user's id");
      Require.that(!name.isEmpty(), "a name must not be empty");
    }
  }

  /**
   * The room's timeline at a moment.
   *
   * @param position seconds, true at {@code positionTs}
   * @param positionTs server time, ms
   * @param revision grows with every change of the timeline
   */
  record State(double position, PlayState playState, double rate, long positionTs, long revision) {
    public State {
      Require.position(position);
      Require.rate(rate);
    }
  }

  /** Everything about a room; the answer to create and join. */
  record RoomSnapshot(
      String room,
      String hostId,
      String mediaUrl,
      RoomOptions options,
      State state,
      List<Participant> participants,
      int participantCount)
      implements ServerMessage {
    public RoomSnapshot {
      Require.id(room);
      Require.id(hostId);
      Require.listed(participants.size(), participantCount);
      Require.that(participantCount > 0, "somebody must be there to hear it");
    }

    @Override
    public String type() {
      return "room_state";
    }
  }

  /** Somebody came. */
  record ClientJoined(String name) implements ServerMessage {
    public ClientJoined {
      Require.that(!name.isEmpty(), "a name must not be empty");
    }

    @Override
    public String type() {
      return "client_joined";
    }
  }

  /** Somebody is gone; the envelope says who. */
  record ClientLeft() implements ServerMessage {
    @Override
    public String type() {
      return "client_left";
    }
  }

  /** The list of members, or who of them is connected, has changed. */
  record ParticipantsUpdate(List<Participant> participants, int participantCount)
      implements ServerMessage {
    public ParticipantsUpdate {
      Require.listed(participants.size(), participantCount);
    }

    @Override
    public String type() {
      return "participants_update";
    }
  }

  /** Somebody else is host now. */
  record HostChange(String hostId) implements ServerMessage {
    public HostChange {
      Require.id(hostId);
    }

    @Override
    public String type() {
      return "host_change";
    }
  }

  /**
   * A member's {@code player_event}, with {@code position_ts} and {@code revision} of the server's.
   */
  record PlayerEventRelay(@JsonValue ObjectNode payload) implements ServerMessage {
    public PlayerEventRelay {
      Require.number(payload, "position", 0, ProtocolLimits.MAX_POSITION_SECONDS);
      Require.number(payload, "position_ts", 0, Long.MAX_VALUE);
      Require.number(payload, "revision", 0, Long.MAX_VALUE);
      PlayerAction.ofWire(payload.path("action").asText());
    }

    @Override
    public String type() {
      return "player_event";
    }
  }

  /** The host's {@code state_update}; unchanged if it had neither position nor play state. */
  record StateUpdateRelay(@JsonValue ObjectNode payload) implements ServerMessage {
    public StateUpdateRelay {
      if (payload.hasNonNull("position")) {
        Require.number(payload, "position", 0, ProtocolLimits.MAX_POSITION_SECONDS);
        Require.number(payload, "position_ts", 0, Long.MAX_VALUE);
      }
      if (payload.hasNonNull("play_state")) {
        PlayState.ofWire(payload.path("play_state").asText());
      }
    }

    @Override
    public String type() {
      return "state_update";
    }
  }

  /**
   * The answer to a ping.
   *
   * @param recvTs server time at which the ping arrived, ms with decimals
   * @param sendTs server time at which this left, ms with decimals
   */
  record Pong(JsonNode clientTs, BigDecimal recvTs, BigDecimal sendTs) implements ServerMessage {
    public Pong {
      Require.that(clientTs.isNumber(), "client_ts must be a number");
      Require.that(sendTs.compareTo(recvTs) >= 0, "a pong leaves after its ping came");
    }

    @Override
    public String type() {
      return "pong";
    }
  }

  /**
   * Something was not done.
   *
   * @param ref the {@code id} of the message that caused it, or else its {@code ts}
   * @param refType its type
   * @param field the field to blame
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ErrorReport(
      String code,
      String message,
      @Nullable JsonNode ref,
      @Nullable String refType,
      @Nullable String field)
      implements ServerMessage {
    public ErrorReport {
      ref = Require.presentOrNull(ref);
      Require.errorCode(code);
      Require.that(!message.isEmpty(), "an error must say something");
    }

    /** Tells what was wrong with the message that {@code ref} refers to. */
    public static ErrorReport of(ProtocolException error, MessageRef ref) {
      return new ErrorReport(
          error.code().wire(), error.getMessage(), ref.ref(), ref.type(), error.field());
    }

    @Override
    public String type() {
      return "error";
    }
  }
}
