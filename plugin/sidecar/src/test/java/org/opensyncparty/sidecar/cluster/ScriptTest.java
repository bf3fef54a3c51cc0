package org.opensyncparty.sidecar.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who rules a room, by a real Redis: there is never a second one, whoever wakes up late. */
@Timeout(60)
class ScriptTest {
  private static final long LIFE = 60_000;

  private static @Nullable RedisServer server;
  private static @Nullable Redis redis;

  @BeforeAll
  static void start() throws Exception {
    server = new RedisServer();
    redis = server.connect();
  }

  @AfterAll
  static void stop() {
    if (redis != null) {
      redis.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void nothingIsKnownAndTwoNodesAreThere() throws Exception {
    if (server != null) {
      server.says("FLUSHALL");
    }
    assertEquals("1", registers("a", "1", ""));
    assertEquals("1", registers("b", "2", ""));
  }

  private static List<@Nullable Object> run(Script script, List<String> keys, Object... arguments)
      throws Exception {
    if (redis == null) {
      throw new AssertionError("not connected");
    }
    return redis.run(script, keys, arguments).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static String text(@Nullable Object answer) {
    return answer instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(answer);
  }

  private static String registers(String session, String epoch, String known) throws Exception {
    List<String> keys = List.of(Keys.session(session), Keys.EPOCH, Keys.RECOVERING);
    return text(run(Script.REGISTER, keys, session, LIFE, epoch, known, LIFE).get(0));
  }

  private static List<String> asks(Script script, String session) throws Exception {
    List<String> keys =
        List.of(Keys.room("sofa"), Keys.session(session), Keys.TOKENS, Keys.RECOVERING);
    return run(script, keys, session, Keys.SESSIONS, LIFE, "core").stream()
        .map(ScriptTest::text)
        .toList();
  }

  private static String creates(String session) throws Exception {
    List<String> answer = asks(Script.CREATE, session);
    return answer.get(answer.size() - 1);
  }

  private static List<String> finds(String session) throws Exception {
    List<String> answer = asks(Script.FIND, session);
    return answer.subList(0, Math.min(answer.size(), 3));
  }

  private static long writes(String session, String token, String what) throws Exception {
    Object answer =
        run(
                Script.SAVE,
                List.of(Keys.room("sofa"), Keys.LISTED),
                session,
                token,
                LIFE,
                "sofa",
                "",
                "core",
                what)
            .get(0);
    return answer instanceof Long done ? done : -1;
  }

  private static String reclaims(String session, String token, int forgot) throws Exception {
    List<String> keys = List.of(Keys.room("sofa"), Keys.session(session), Keys.TOKENS);
    return text(run(Script.RECLAIM, keys, session, token, LIFE, forgot).get(0));
  }

  /** A writes its room and dies; returns the token that it had. */
  private static String aDiesWithItsRoom() throws Exception {
    String token = creates("a");
    writes("a", token, "film");
    dies("a");
    return token;
  }

  /** A has slept while b took over its room; returns the token that a still has. */
  private static String aWakesUpLate() throws Exception {
    String old = aDiesWithItsRoom();
    finds("b");
    registers("a", "1", "");
    return old;
  }

  private static void dies(String session) throws Exception {
    if (server != null) {
      server.says("DEL " + Keys.session(session));
    }
  }

  @Test
  void aRoomIsItsMakersAsLongAsThatLives() throws Exception {
    String token = creates("a");
    assertEquals(1, writes("a", token, "film"));
    assertEquals(List.of("exists"), asks(Script.CREATE, "b"));
    assertEquals(List.of("ruled", "a", token), finds("b"));
  }

  @Test
  void aDeadNodesRoomIsForWhoeverComesFirstAndTheNextOnesHearWhoThatWas() throws Exception {
    aDiesWithItsRoom();
    assertEquals(List.of("taken", "2", "film"), finds("b"));
    registers("c", "3", "");
    assertEquals(List.of("ruled", "b", "2"), finds("c"));
  }

  @Test
  void aRulerThatWakesUpLateWritesNothing() throws Exception {
    String old = aWakesUpLate();
    assertEquals(0, writes("a", old, "the past"));
    assertEquals(0, writes("b", old, "of an older token"));
    assertEquals(1, writes("b", "2", "the present"));
  }

  @Test
  void aRulerThatWakesUpLateNeitherEndsNorGivesAwayTheRoom() throws Exception {
    String old = aWakesUpLate();
    List<String> keys = List.of(Keys.room("sofa"), Keys.LISTED);
    assertEquals(0L, run(Script.END, keys, "a", old, "sofa").get(0));
    assertEquals(0L, run(Script.RELEASE, keys, "a", old).get(0));
    assertEquals(List.of("ruled", "b", "2"), finds("a"));
  }

  @Test
  void whoIsCutOffTakesBackWhatNobodyHasTaken() throws Exception {
    String token = aDiesWithItsRoom();
    registers("a2", "1", "1");
    assertEquals("2", reclaims("a2", token, 0));
    assertEquals(List.of("ruled", "a2", "2"), finds("b"));
  }

  @Test
  void whoIsCutOffDoesNotTakeBackWhatAnotherRules() throws Exception {
    String token = aDiesWithItsRoom();
    finds("b");
    registers("a2", "1", "1");
    assertEquals("0", reclaims("a2", token, 0));
  }

  @Test
  void whatHasEndedMeanwhileDoesNotComeBack() throws Exception {
    assertEquals("0", reclaims("a", "7", 0));
    assertEquals(List.of("missing"), finds("b"));
  }

  @Test
  void afterRedisHasLostItsMemoryNobodyIsToldThatARoomIsMissingUntilRulersWereHeard()
      throws Exception {
    String token = creates("a");
    writes("a", token, "film");
    if (server != null) {
      server.says("FLUSHALL");
    }
    registers("b", "4", "1");
    assertEquals(List.of("wait"), finds("b"));
    assertEquals(List.of("wait"), asks(Script.CREATE, "b"));
    registers("a2", "5", "1");
    String back = reclaims("a2", token, 1);
    assertTrue(Long.parseLong(back) > Long.parseLong(token) + 1, "other tokens may be lost, too");
    assertEquals(List.of("ruled", "a2", back), finds("b"));
  }

  @Test
  void aNodeWithoutASessionTakesNothing() throws Exception {
    aDiesWithItsRoom();
    dies("b");
    assertEquals(List.of("wait"), finds("b"));
    assertEquals(List.of("wait"), asks(Script.CREATE, "b"));
  }

  @Test
  void aRoomThatWasNeverWrittenIsNoRoomOnceItsMakerIsDead() throws Exception {
    creates("a");
    dies("a");
    assertEquals(List.of("missing"), finds("b"));
    assertEquals("2", creates("b"));
  }
}
