package org.opensyncparty.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.Inbound;
import org.opensyncparty.protocol.MessageCodec;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.protocol.RoomOptions;
import org.opensyncparty.protocol.ServerMessage;
import org.opensyncparty.room.RoomCommand.Admission;

/**
 * A room with a hand-wound clock and sockets that are lists: what the sidecar's actor does with the
 * effects, reduced to what rules need. Keeps the invariants of {@link Invariants} after every
 * command.
 */
final class Party {
  static final Duration GRACE = Duration.ofSeconds(15);
  static final Duration EMPTY_LIFE = Duration.ofMinutes(5);
  static final Duration RESTART_GRACE = Duration.ofMinutes(1);
  static final int TALK_RATE = 20_000;
  static final int TALK_BURST = 100_000;
  static final long START = 1_678_900_000_000L;

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Timer(long due, RoomCommand command) {}

  private final MessageCodec codec = new MessageCodec();
  private final Map<Long, List<JsonNode>> heard = new LinkedHashMap<>();
  private final Map<Long, String> seated = new LinkedHashMap<>();
  private final Map<Long, CloseStatus> closed = new LinkedHashMap<>();
  private final Map<String, Timer> timers = new LinkedHashMap<>();
  private final List<Effect.IssueInvite> invites = new ArrayList<>();
  private RoomState state;
  private long now = START;
  private boolean ended;

  Party(String options, int maxMembers) {
    this(options, new RoomSettings(GRACE, EMPTY_LIFE, maxMembers, TALK_RATE, TALK_BURST));
  }

  Party(String options, RoomSettings settings) {
    state =
        RoomState.created(
            "sofa", "key", "film.mp4", 10, new RoomOptions(object(options)), settings, now);
  }

  static Party open() {
    return new Party("{}", 8);
  }

  static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- what happens

  /** A seed client: no features, no user. */
  void join(long connection, String clientId) {
    join(connection, clientId, join -> join);
  }

  void join(long connection, String clientId, UnaryOperator<Joining> how) {
    apply(how.apply(Joining.asks(connection, clientId)).command());
  }

  /** A join in the making. */
  record Joining(
      long connection,
      String clientId,
      @Nullable String userId,
      Admission admission,
      Set<Feature> features,
      @Nullable String secret) {
    static Joining asks(long connection, String clientId) {
      return new Joining(connection, clientId, null, Admission.IDENTIFIED, Feature.none(), null);
    }

    Joining as(String user) {
      return new Joining(connection, clientId, user, admission, features, secret);
    }

    Joining by(Admission how) {
      return new Joining(connection, clientId, userId, how, features, secret);
    }

    Joining with(Feature... declared) {
      return new Joining(connection, clientId, userId, admission, Set.of(declared), secret);
    }

    Joining presenting(String resumeSecret) {
      return new Joining(connection, clientId, userId, admission, features, resumeSecret);
    }

    RoomCommand.Join command() {
      return new RoomCommand.Join(
          connection,
          new MessageRef("join_room", null, IntNode.valueOf((int) connection)),
          clientId,
          "fallback-" + connection,
          "Name of " + clientId,
          userId,
          userId != null,
          admission,
          features,
          secret == null ? null : new ResumeSecret(secret, "hash of " + secret),
          new ResumeSecret("fresh-" + connection, "hash of fresh-" + connection));
    }
  }

  /** The member on that connection sends a message, given as JSON with single quotes. */
  void says(long connection, String type, String payload) {
    ObjectNode message = JSON.createObjectNode().put("type", type).put("id", "m" + connection);
    message.set("payload", object(payload));
    if (!(codec.decode(message.toString()) instanceof Inbound.Message inbound)) {
      throw new IllegalArgumentException("not a valid message: " + message);
    }
    act(connection, seated.getOrDefault(connection, "nobody"), inbound.ref(), inbound.message());
  }

  void act(long connection, String clientId, MessageRef ref, ClientMessage message) {
    apply(
        message instanceof ClientMessage.LeaveRoom
            ? new RoomCommand.Leave(connection, ref, clientId, true)
            : new RoomCommand.Act(connection, ref, clientId, message));
  }

  void leaves(long connection) {
    says(connection, "leave_room", "{}");
  }

  void loses(long connection, boolean clean) {
    apply(new RoomCommand.Lost(connection, seated.getOrDefault(connection, "nobody"), clean));
  }

  /** The server is killed and comes back: sockets and timers are gone, the room was saved. */
  void serverIsAwayFor(Duration away) {
    long savedAt = now;
    seated.clear();
    timers.clear();
    now += away.toMillis();
    apply(new RoomCommand.Restored(savedAt, 0, RESTART_GRACE));
  }

  void apply(RoomCommand command) {
    RoomState before = state;
    Transition transition = RoomRules.apply(before, command, now);
    state = transition.state();
    transition.effects().forEach(this::perform);
    Invariants.check(before, transition, this);
  }

  /** Time goes on, and timers fire on their way. */
  void after(Duration duration) {
    long until = now + duration.toMillis();
    while (true) {
      String next =
          timers.entrySet().stream()
              .filter(t -> t.getValue().due() <= until)
              .min(java.util.Comparator.comparingLong(t -> t.getValue().due()))
              .map(Map.Entry::getKey)
              .orElse(null);
      if (next == null) {
        now = until;
        return;
      }
      Timer timer = timers.remove(next);
      now = Math.max(now, timer.due());
      apply(timer.command());
    }
  }

  private void perform(Effect effect) {
    if (effect instanceof Effect.Seat seat) {
      seated.put(seat.connection(), seat.clientId());
    } else if (effect instanceof Effect.Unseat unseat) {
      seated.remove(unseat.connection());
    } else if (effect instanceof Effect.Tell tell) {
      hear(tell.connection(), tell.outbound());
    } else if (effect instanceof Effect.Refuse refuse) {
      var report = ServerMessage.ErrorReport.of(refuse.error(), refuse.ref());
      hear(refuse.connection(), new Outbound(report, null, null, refuse.ref().ts()));
    } else if (effect instanceof Effect.Broadcast broadcast) {
      seated.keySet().stream()
          .filter(c -> c != broadcast.except())
          .forEach(c -> hear(c, broadcast.outbound()));
    } else if (effect instanceof Effect.TellAll tell) {
      tell.connections().forEach(c -> hear(c, tell.outbound()));
    } else if (effect instanceof Effect.Resend resend) {
      var template = resend.template();
      seated.forEach(
          (c, id) -> hear(c, new Outbound(template.message(), template.room(), id, template.ts())));
    } else if (effect instanceof Effect.Close close) {
      closed.put(close.connection(), close.status());
    } else if (effect instanceof Effect.Schedule schedule) {
      timers.put(schedule.key(), new Timer(now + schedule.after().toMillis(), schedule.command()));
    } else if (effect instanceof Effect.Cancel cancel) {
      timers.remove(cancel.key());
    } else if (effect instanceof Effect.IssueInvite invite) {
      invites.add(invite);
    } else if (effect instanceof Effect.End) {
      ended = true;
    }
  }

  private void hear(long connection, Outbound outbound) {
    heard
        .computeIfAbsent(connection, c -> new ArrayList<>())
        .add(object(codec.encode(outbound, now)));
  }

  // ---- what can be seen

  RoomState state() {
    return state;
  }

  Map<Long, String> seated() {
    return seated;
  }

  boolean ended() {
    return ended;
  }

  long now() {
    return now;
  }

  List<Effect.IssueInvite> invites() {
    return invites;
  }

  @Nullable CloseStatus closed(long connection) {
    return closed.get(connection);
  }

  /** Types of what a connection has heard since it was last asked, and forgets them. */
  List<String> hears(long connection) {
    List<JsonNode> messages = heard.remove(connection);
    return messages == null
        ? List.of()
        : messages.stream().map(m -> m.path("type").asText()).collect(Collectors.toList());
  }

  /** How many messages of a type a connection has heard. */
  long count(long connection, String type) {
    return heard.getOrDefault(connection, List.of()).stream()
        .filter(m -> m.path("type").asText().equals(type))
        .count();
  }

  boolean hasTimer(String key) {
    return timers.containsKey(key);
  }

  /** The last message that a connection heard. */
  JsonNode lastHeard(long connection) {
    List<JsonNode> messages = heard.getOrDefault(connection, List.of());
    if (messages.isEmpty()) {
      throw new AssertionError("connection " + connection + " heard nothing");
    }
    return messages.get(messages.size() - 1);
  }

  /** The last message of a type that a connection heard. */
  JsonNode lastHeard(long connection, String type) {
    return heard.getOrDefault(connection, List.of()).stream()
        .filter(m -> m.path("type").asText().equals(type))
        .reduce((a, b) -> b)
        .orElseThrow(() -> new AssertionError(connection + " heard no " + type));
  }

  void forget() {
    heard.clear();
  }
}
