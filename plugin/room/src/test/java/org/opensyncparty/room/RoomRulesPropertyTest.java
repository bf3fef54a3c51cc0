package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MemberState;
import org.opensyncparty.protocol.WaitPolicy;
import org.opensyncparty.room.RoomCommand.Admission;

/** Random commands, sensible and absurd; {@link Party} checks the {@link Invariants} after each. */
class RoomRulesPropertyTest {
  private static final int COMMANDS = 120;
  private static final int CONNECTIONS = 12;
  private static final String[] IDS = {"a", "b", "c", "d", "e", "f"};
  private static final String[] COUNTDOWNS = {"start_countdown", "cancel_countdown"};
  private static final String[] USERS = {"u1", "u2", "u3"};

  @Property(tries = 600)
  void noSequenceOfCommandsBreaksAnInvariant(
      @ForAll long seed,
      @ForAll boolean freePlay,
      @ForAll boolean isPrivate,
      @ForAll WaitPolicy wait) {
    Random random = new Random(seed);
    Party party =
        new Party(
            "{'free_play':%s,'private':%s,'wait':'%s'}".formatted(freePlay, isPrivate, wait.wire()),
            5);
    party.join(0, "a", j -> j.by(Admission.CREATOR).with(Feature.values()));
    for (int i = 0; i < COMMANDS && !party.ended(); i++) {
      step(party, random);
      if (random.nextInt(3 * COMMANDS) == 0) {
        party.serverIsAwayFor(Duration.ofMillis(random.nextInt(1_000_000)));
      }
    }
  }

  /** However a room came to wait: if nobody does anything any more, it goes on by itself. */
  @Property(tries = 200)
  void aRoomThatIsLeftAloneGoesOn(@ForAll long seed) {
    Random random = new Random(seed);
    Party party = new Party("{'wait':'stalls','free_play':true}", 5);
    party.join(0, "a", j -> j.by(Admission.CREATOR).with(Feature.STATUS));
    party.join(1, "b", j -> j.with(Feature.STATUS));
    for (int i = 0; i < COMMANDS && !party.ended(); i++) {
      step(party, random);
      var hold = party.state().readiness().hold();
      if (hold != null && random.nextInt(4) == 0) {
        long left = hold.until() - party.now();
        party.after(Duration.ofMillis(left));
        assertTrue(!party.state().readiness().holds(), "still waits at its bound");
      }
    }
  }

  private static void step(Party party, Random random) {
    long connection = random.nextInt(CONNECTIONS);
    switch (random.nextInt(29)) {
      case 0, 1, 2 -> join(party, connection, random);
      case 3 -> party.leaves(connection);
      case 4 -> party.loses(connection, random.nextBoolean());
      case 5 ->
          // An old socket's death, told with somebody else's seat.
          party.apply(new RoomCommand.Lost(connection, pick(IDS, random), random.nextBoolean()));
      case 6 -> party.after(Duration.ofMillis(random.nextInt(20_000)));
      case 7 -> party.says(connection, "player_event", event(random, party.now()));
      case 8 ->
          party.says(
              connection,
              "state_update",
              "{'position':"
                  + random.nextInt(9000)
                  + ",'play_state':'playing','position_ts':"
                  + (party.now() - random.nextInt(30_000))
                  + "}");
      case 9 ->
          party.says(connection, "transfer_host", "{'client_id':'" + pick(IDS, random) + "'}");
      case 10 -> party.says(connection, "kick", "{'client_id':'" + pick(IDS, random) + "'}");
      case 11, 12, 13 ->
          party.says(
              connection,
              "member_status",
              "{'state':'%s','offset_ms':%d}"
                  .formatted(pick(MemberState.values(), random).wire(), random.nextInt(3)));
      case 14 ->
          party.says(
              connection,
              "go_on",
              random.nextBoolean() ? "{}" : "{'client_id':'" + pick(IDS, random) + "'}");
      case 15 ->
          party.says(
              connection,
              "set_options",
              "{'wait':'" + pick(WaitPolicy.values(), random).wire() + "'}");
      case 17 -> party.says(connection, "chat", "{'text':'hello'}");
      case 18 -> party.says(connection, "reaction", "{'emoji':'🍿'}");
      case 19 -> party.says(connection, "typing", "{'typing':" + random.nextBoolean() + "}");
      case 20, 21 -> party.says(connection, "queue_add", "{'media_url':'next','title':'Next'}");
      case 22 -> party.says(connection, "queue_remove", entry(random, ""));
      case 23 -> party.says(connection, "queue_move", entry(random, ",'to':" + random.nextInt(4)));
      case 24 -> party.says(connection, "play_next", playNext(party, random));
      case 27 -> party.says(connection, "play_media", "{'media_url':'other'}");
      case 25, 26 -> party.says(connection, pick(COUNTDOWNS, random), "{'seconds':3}");
      case 16 -> party.after(Duration.ofMillis(random.nextInt(1_500)));
      default -> party.says(connection, "set_media", "{'media_url':'m','start_pos':5}");
    }
  }

  private static String entry(Random random, String more) {
    return "{'entry_id':" + (1 + random.nextInt(6)) + more + "}";
  }

  private static String playNext(Party party, Random random) {
    String seen = random.nextInt(3) == 0 ? "elsewhere" : party.state().mediaUrl();
    return "{'media_url':'" + seen + "'}";
  }

  private static void join(Party party, long connection, Random random) {
    if (party.seated().containsKey(connection)) {
      // A connection joins under its own id only; another would be another seat.
      party.join(connection, party.seated().get(connection));
      return;
    }
    party.join(
        connection,
        pick(IDS, random),
        j -> {
          var joining = j.by(pick(Admission.values(), random));
          if (random.nextBoolean()) {
            joining = joining.as(pick(USERS, random));
          }
          if (random.nextBoolean()) {
            joining = joining.with(Feature.values());
          }
          return random.nextInt(3) == 0
              ? joining.presenting("fresh-" + random.nextInt(CONNECTIONS))
              : joining;
        });
  }

  private static String event(Random random, long now) {
    String[] actions = {"play", "pause", "seek"};
    double[] positions = {0, 1.5, 8_640_000};
    return "{'action':'%s','position':%s,'position_ts':%d,'rate':%s,'based_on':%d}"
        .formatted(
            pick(actions, random),
            positions[random.nextInt(positions.length)],
            now + random.nextInt(40_000) - 20_000,
            random.nextBoolean() ? "4" : "0.25",
            random.nextInt(200));
  }

  private static <T> T pick(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }
}
