package org.opensyncparty.sidecar.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensyncparty.sidecar.media.MediaServerException.Kind;
import org.opensyncparty.sidecar.media.MediaUser.GroupAccess;
import org.opensyncparty.sidecar.time.ManualTime;

@Timeout(60)
class JellyfinMediaServerTest {
  private static final String ITEM = "0123456789abcdef0123456789abcdef";

  private final ManualTime time = new ManualTime();
  private final FakeWebServer web = new FakeWebServer();
  private final JellyfinMediaServer jellyfin = new JellyfinMediaServer(web.url(), time);

  @AfterEach
  void stop() {
    web.close();
  }

  static String user(String policy) {
    return "{\"Id\":\"5f1c\",\"Name\":\"Ann\",\"ServerId\":\"s\",\"Policy\":{" + policy + "}}";
  }

  @Test
  void asksWhoAUserIsWithTheirTokenAndNothingElse() throws MediaServerException {
    web.answer(200, user("\"IsDisabled\":false,\"SyncPlayAccess\":\"CreateAndJoinGroups\""));
    assertEquals(
        new MediaUser("5f1c", "Ann", false, false, GroupAccess.CREATE_AND_JOIN),
        jellyfin.whoIs("t0ken"));
    assertEquals(
        List.of(new FakeWebServer.Request("/Users/Me", "MediaBrowser Token=\"t0ken\"")),
        web.requests());
  }

  @Test
  void keepsTheBasePath() throws MediaServerException {
    web.answer(200, "{}");
    assertTrue(
        new JellyfinMediaServer(URI.create(web.url() + "/jellyfin"), time).maySee("t", ITEM));
    assertEquals("/jellyfin/Items/" + ITEM, web.requests().get(0).path());
  }

  @ParameterizedTest
  @CsvSource({
    "CreateAndJoinGroups, CREATE_AND_JOIN",
    "JoinGroups, JOIN",
    "None, NONE",
    "SomethingNew, NONE",
  })
  void readsWhatTheUserMayDoTogether(String value, GroupAccess access) throws MediaServerException {
    web.answer(200, user("\"SyncPlayAccess\":\"" + value + "\""));
    assertEquals(access, jellyfin.whoIs("t").groups());
  }

  @Test
  void readsWhetherTheUserIsDisabled() throws MediaServerException {
    web.answer(200, user("\"IsDisabled\":true"));
    assertTrue(jellyfin.whoIs("t").disabled());
  }

  @ParameterizedTest
  @CsvSource({
    "400, UNKNOWN_TOKEN",
    "401, UNKNOWN_TOKEN",
    "403, FORBIDDEN",
    "404, UNAVAILABLE",
    "302, UNAVAILABLE",
    "500, UNAVAILABLE",
    "503, UNAVAILABLE",
  })
  void tellsWhyItDoesNotKnowAUser(int status, Kind kind) {
    web.answer(status, "");
    assertKind(kind, () -> jellyfin.whoIs("t"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "null",
        "[]",
        "{\"Id\":\"5f1c\",\"Name\":\"Ann\"}",
        "{\"Id\":null,\"Name\":\"Ann\",\"Policy\":{}}",
        "{\"Id\":\"5f1c\",\"Name\":\"\",\"Policy\":{}}",
        "{\"Id\":\"5f1c\",\"Name\":\"Ann\",\"Policy\":null}"
      })
  void somethingThatIsNoUserIsNoAnswer(String body) {
    web.answer(200, body);
    assertKind(Kind.UNAVAILABLE, () -> jellyfin.whoIs("t"));
  }

  @Test
  void deeplyNestedOrHugeJsonIsNoAnswer() {
    web.answer(200, "[".repeat(100_000));
    assertKind(Kind.UNAVAILABLE, () -> jellyfin.whoIs("deep"));
    web.answer(200, "{\"Id\":\"" + "x".repeat(2_000_000) + "\"}");
    assertKind(Kind.UNAVAILABLE, () -> jellyfin.whoIs("huge"));
  }

  @ParameterizedTest
  @CsvSource({"200, true", "404, false"})
  void knowsWhetherAnItemMayBeSeen(int status, boolean may) throws MediaServerException {
    web.answer(status, "");
    assertEquals(may, jellyfin.maySee("t", ITEM));
  }

  @ParameterizedTest
  @CsvSource({"401, UNKNOWN_TOKEN", "403, FORBIDDEN", "502, UNAVAILABLE", "307, UNAVAILABLE"})
  void tellsWhyItDoesNotKnowWhetherAnItemMayBeSeen(int status, Kind kind) {
    web.answer(status, "");
    assertKind(kind, () -> jellyfin.maySee("t", ITEM));
  }

  @Test
  void aHugeItemMayStillBeSeen() throws MediaServerException {
    web.answer(200, "x".repeat(2_000_000));
    assertTrue(jellyfin.maySee("t", ITEM));
  }

  @Test
  void keepsAnswersForHalfAMinute() throws MediaServerException {
    web.answer(200, "");
    assertTrue(jellyfin.maySee("t", ITEM));
    web.answer(404, "");
    time.advance(Duration.ofMillis(29_999));
    assertTrue(jellyfin.maySee("t", ITEM));
    time.advance(Duration.ofMillis(1));
    assertFalse(jellyfin.maySee("t", ITEM));
  }

  @Test
  void keepsOnlySoManyAnswers() throws MediaServerException {
    web.answer(200, "");
    JellyfinMediaServer forgetful = new JellyfinMediaServer(web.url(), time, new HttpFetcher(), 5);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 50; i++) {
        assertTrue(forgetful.maySee("t" + i, ITEM));
      }
    }
    assertTrue(web.requests().size() >= 95, () -> web.requests().size() + " requests");
  }

  @Test
  void keepsFailuresForASecond() throws MediaServerException {
    web.answer(503, "");
    assertKind(Kind.UNAVAILABLE, () -> jellyfin.whoIs("t"));
    web.answer(200, user(""));
    time.advance(Duration.ofMillis(999));
    assertKind(Kind.UNAVAILABLE, () -> jellyfin.whoIs("t"));
    time.advance(Duration.ofMillis(1));
    assertEquals("Ann", jellyfin.whoIs("t").name());
  }

  @Test
  void anAnswerForOneTokenOrItemIsNoneForAnother() throws MediaServerException {
    web.answer(200, "");
    assertTrue(jellyfin.maySee("t", ITEM));
    web.answer(404, "");
    assertFalse(jellyfin.maySee("u", ITEM));
    assertFalse(jellyfin.maySee("t", "ffffffffffffffffffffffffffffffff"));
  }

  @Test
  void manyWhoAskTheSameAtOnceCostOneRequest() {
    CountDownLatch slow = new CountDownLatch(1);
    web.answer(
        exchange -> {
          try {
            // Longer than it takes the others to line up, or not: either way there is one request.
            slow.await(50, TimeUnit.MILLISECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          FakeWebServer.send(exchange, 200, "");
        });
    IntStream.range(0, 50)
        .parallel()
        .forEach(
            i -> {
              try {
                assertTrue(jellyfin.maySee("t", ITEM));
              } catch (MediaServerException e) {
                throw new AssertionError(e);
              }
            });
    assertEquals(1, web.requests().size());
  }

  @Test
  void isUnavailableWhenItIsDownOrTooSlow() {
    CountDownLatch over = new CountDownLatch(1);
    web.answer(
        exchange -> {
          try {
            over.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    var hasty =
        new JellyfinMediaServer(web.url(), time, new HttpFetcher(Duration.ofMillis(200), 1000), 10);
    assertKind(Kind.UNAVAILABLE, () -> hasty.whoIs("t"));
    over.countDown();
    web.close();
    assertKind(Kind.UNAVAILABLE, () -> jellyfin.whoIs("t"));
  }

  @Test
  void noMediaServerIsNeverThere() {
    NoMediaServer none = new NoMediaServer();
    assertFalse(none.isConfigured());
    assertTrue(jellyfin.isConfigured());
    assertKind(Kind.UNAVAILABLE, () -> none.whoIs("t"));
    assertKind(Kind.UNAVAILABLE, () -> none.maySee("t", ITEM));
  }

  private static void assertKind(Kind kind, Executable call) {
    assertEquals(kind, assertThrows(MediaServerException.class, call).kind());
  }
}
