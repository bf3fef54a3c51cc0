package org.opensyncparty.sidecar.http.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.sidecar.http.ApiRoute;
import org.opensyncparty.sidecar.http.Reply;

/**
 * Answers for the stage as Jellyfin would, under {@code /OpenSyncParty/stage/api/}: enough for its
 * page to log in, and for the sidecar to ask who a user is and what they may see. Safe for use by
 * several threads; never blocks.
 */
public final class StageApi implements ApiRoute {
  private static final Pattern TOKEN =
      Pattern.compile("MediaBrowser\\s.*\\bToken=\"?([0-9a-f]{32})\"?(?:[,\\s].*)?");
  private static final String LOGIN = "Users/AuthenticateByName";
  private static final String ITEMS = "Items/";

  private final DemoSessions sessions = new DemoSessions();
  private final ObjectMapper json = new ObjectMapper();
  private final double filmSeconds;

  /**
   * @param filmSeconds how long the stage's film runs
   */
  public StageApi(double filmSeconds) {
    this.filmSeconds = filmSeconds;
  }

  @Override
  public Reply answer(String method, String path, @Nullable String authorization, String body) {
    boolean login = path.equals(LOGIN);
    if (!login
        && !path.equals("Users/Me")
        && !path.equals("System/Info/Public")
        && !path.startsWith(ITEMS)) {
      return Reply.error(404, ErrorCode.BAD_REQUEST, "The stage has no such thing.");
    }
    String allowed = login ? "POST" : "GET";
    if (!method.equals(allowed)) {
      return Reply.error(405, ErrorCode.BAD_REQUEST, "Not with this method.")
          .with("Allow", allowed);
    }
    if (login) {
      return login(body);
    }
    if (path.equals("System/Info/Public")) {
      return Reply.json(200, serverInfo().toString());
    }
    return sessions
        .userOf(tokenIn(authorization))
        .map(
            user ->
                path.startsWith(ITEMS) ? item(path, user) : Reply.json(200, user.json().toString()))
        .orElseGet(() -> Reply.error(401, ErrorCode.TOKEN_INVALID, "Nobody is logged in so."));
  }

  private Reply login(String body) {
    JsonNode request;
    try {
      request = json.readTree(body);
    } catch (JsonProcessingException notJson) {
      return Reply.error(400, ErrorCode.BAD_REQUEST, "The body is not JSON.");
    }
    Optional<DemoUser> user =
        DemoSessions.identify(request.path("Username").asText(""), request.path("Pw").asText(""));
    if (user.isEmpty()) {
      return Reply.error(401, ErrorCode.TOKEN_INVALID, "No such name and password.");
    }
    if (user.get().disabled()) {
      return Reply.error(403, ErrorCode.FORBIDDEN, "This user is disabled.");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("User", user.get().json());
    answer.put("AccessToken", sessions.issue(user.get())).put("ServerId", DemoFilm.SERVER_ID);
    return Reply.json(200, answer.toString());
  }

  private Reply item(String path, DemoUser user) {
    return DemoFilm.find(path.substring(ITEMS.length()), user)
        .map(film -> Reply.json(200, film.json(filmSeconds).toString()))
        .orElseGet(() -> Reply.error(404, ErrorCode.BAD_REQUEST, "No such film for this user."));
  }

  private static ObjectNode serverInfo() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ServerName", "OpenSyncParty stage")
        .put("ProductName", "OpenSyncParty stage")
        .put("Id", DemoFilm.SERVER_ID)
        .put("StartupWizardCompleted", true);
  }

  private static @Nullable String tokenIn(@Nullable String authorization) {
    if (authorization == null) {
      return null;
    }
    Matcher header = TOKEN.matcher(authorization);
    return header.matches() ? header.group(1) : null;
  }
}
