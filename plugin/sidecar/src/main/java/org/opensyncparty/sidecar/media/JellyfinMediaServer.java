package org.opensyncparty.sidecar.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.media.HttpFetcher.Reply;
import org.opensyncparty.sidecar.media.MediaServerException.Kind;
import org.opensyncparty.sidecar.media.MediaUser.GroupAccess;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a Jellyfin server over its HTTP API, with the user's own access token and nothing else: a
 * header that named a device as well would overwrite the user's device in Jellyfin's records.
 *
 * <p>Answers are kept for {@link Limit#MEDIA_ANSWER_SECONDS}, since a room of a hundred asks the
 * same at once, and failures for {@link Limit#MEDIA_FAILURE_SECONDS}, so that a server in trouble
 * is not asked by everybody in turn. What is kept is found by a digest of the token, not by the
 * token. Several callers with the same question wait for one answer.
 */
public final class JellyfinMediaServer implements MediaServer {
  private static final Logger log = LoggerFactory.getLogger(JellyfinMediaServer.class);

  private final String baseUrl;
  private final HttpFetcher fetcher;
  private final ObjectMapper json = new ObjectMapper();
  private final AsyncCache<String, Answer<MediaUser>> users;
  private final AsyncCache<String, Answer<Boolean>> items;

  /** What is known after asking: something, or why not. */
  private sealed interface Answer<T> {
    record Known<T>(T value) implements Answer<T> {}

    record Failed<T>(Kind kind, String why) implements Answer<T> {}
  }

  /**
   * @param baseUrl http(s) address without a slash at its end, such as {@code
   *     http://127.0.0.1:8096/jellyfin}
   */
  public JellyfinMediaServer(URI baseUrl, TimeSource time) {
    this(baseUrl, time, new HttpFetcher(), Limit.MEDIA_ANSWERS.standard());
  }

  /**
   * @param maxAnswers how many answers about users are kept, and how many about items
   */
  JellyfinMediaServer(URI baseUrl, TimeSource time, HttpFetcher fetcher, int maxAnswers) {
    this.baseUrl = baseUrl.toString();
    this.fetcher = fetcher;
    this.users = answers(time, maxAnswers);
    this.items = answers(time, maxAnswers);
  }

  @Override
  public MediaUser whoIs(String accessToken) throws MediaServerException {
    return ask(users, digest(accessToken), "/Users/Me", accessToken, this::user);
  }

  @Override
  public boolean maySee(String accessToken, String itemId) throws MediaServerException {
    String key = digest(accessToken) + itemId;
    return ask(items, key, "/Items/" + itemId, accessToken, JellyfinMediaServer::isVisible);
  }

  private <T> T ask(
      AsyncCache<String, Answer<T>> cache,
      String key,
      String path,
      String accessToken,
      Function<Reply, Answer<T>> read)
      throws MediaServerException {
    Answer<T> answer = cache.get(key, (k, executor) -> fetch(path, accessToken, read)).join();
    if (answer instanceof Answer.Failed<T> failed) {
      throw new MediaServerException(failed.kind(), failed.why());
    }
    return ((Answer.Known<T>) answer).value();
  }

  private <T> CompletableFuture<Answer<T>> fetch(
      String path, String accessToken, Function<Reply, Answer<T>> read) {
    Map<String, String> headers =
        Map.of("Authorization", "MediaBrowser Token=\"" + accessToken + "\"");
    return fetcher
        .get(URI.create(baseUrl + path), headers)
        .thenApply(read)
        .exceptionally(failure -> unavailable(String.valueOf(failure)))
        .whenComplete((answer, failure) -> logTrouble(path, answer));
  }

  private Answer<MediaUser> user(Reply reply) {
    return switch (reply.status()) {
      case 200 -> userIn(reply);
      case 401 -> new Answer.Failed<>(Kind.UNKNOWN_TOKEN, "the token is not known");
      // So it is for an API key, which stands for no user.
      case 400 -> new Answer.Failed<>(Kind.UNKNOWN_TOKEN, "the token is no user's");
      case 403 -> new Answer.Failed<>(Kind.FORBIDDEN, "the user may not come in now");
      default -> unavailable("status " + reply.status());
    };
  }

  private Answer<MediaUser> userIn(Reply reply) {
    JsonNode user;
    try {
      user = reply.tooLarge() ? MissingNode.getInstance() : json.readTree(reply.body());
    } catch (JsonProcessingException e) {
      user = MissingNode.getInstance();
    }
    String id = user.path("Id").asText("");
    String name = user.path("Name").asText("");
    JsonNode policy = user.path("Policy");
    if (id.isEmpty() || name.isEmpty() || !policy.isObject()) {
      return unavailable("status 200 without a user");
    }
    return new Answer.Known<>(
        new MediaUser(
            id,
            name,
            policy.path("IsAdministrator").asBoolean(false),
            policy.path("IsDisabled").asBoolean(false),
            groupAccess(policy.path("SyncPlayAccess").asText("CreateAndJoinGroups"))));
  }

  /** A value that is not known yet is taken for the least. */
  private static GroupAccess groupAccess(String syncPlayAccess) {
    return switch (syncPlayAccess) {
      case "CreateAndJoinGroups" -> GroupAccess.CREATE_AND_JOIN;
      case "JoinGroups" -> GroupAccess.JOIN;
      default -> GroupAccess.NONE;
    };
  }

  private static Answer<Boolean> isVisible(Reply reply) {
    return switch (reply.status()) {
      case 200 -> new Answer.Known<>(true);
      case 404 -> new Answer.Known<>(false);
      case 401 -> new Answer.Failed<>(Kind.UNKNOWN_TOKEN, "the token is not known");
      case 403 -> new Answer.Failed<>(Kind.FORBIDDEN, "the user may not come in now");
      default -> unavailable("status " + reply.status());
    };
  }

  private static <T> Answer<T> unavailable(String why) {
    return new Answer.Failed<>(Kind.UNAVAILABLE, why);
  }

  /** At most once a second and question, since failures are kept. */
  private static void logTrouble(String path, Answer<?> answer) {
    if (answer instanceof Answer.Failed<?> failed && failed.kind() == Kind.UNAVAILABLE) {
      log.warn("The media server does not answer {}: {}", path, failed.why());
    }
  }

  private static <T> AsyncCache<String, Answer<T>> answers(TimeSource time, int maxAnswers) {
    Expiry<String, Answer<T>> expiry =
        Expiry.creating((key, answer) -> Duration.ofSeconds(secondsToKeep(answer)));
    return Caffeine.newBuilder()
        .maximumSize(maxAnswers)
        .expireAfter(expiry)
        .ticker(() -> TimeUnit.MICROSECONDS.toNanos(time.nowMicros()))
        .executor(Runnable::run)
        .buildAsync();
  }

  private static int secondsToKeep(Answer<?> answer) {
    return answer instanceof Answer.Known<?>
        ? Limit.MEDIA_ANSWER_SECONDS.standard()
        : Limit.MEDIA_FAILURE_SECONDS.standard();
  }

  private static String digest(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
