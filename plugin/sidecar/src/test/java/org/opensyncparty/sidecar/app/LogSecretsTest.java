package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever is logged at whatever level: no token, invite or secret is in it. */
@Timeout(60)
class LogSecretsTest {
  private static final String FILM = "jellyfin:0f11e0000000000000000000000000a1";

  private final Logger root = loggers().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger own = loggers().getLogger("org.opensyncparty");
  private final Level rootBefore = root.getLevel();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final JsonLayout layout = new JsonLayout();

  private static LoggerContext loggers() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  @BeforeEach
  void listen() {
    log.setContext(loggers());
    log.start();
    root.addAppender(log);
    root.setLevel(Level.DEBUG);
    own.setLevel(Level.TRACE);
  }

  @AfterEach
  void stop() {
    root.detachAppender(log);
    root.setLevel(rootBefore);
    own.setLevel(null);
  }

  @Test
  void noTokenInviteOrSecretIsEverLogged(@TempDir Path data) throws Exception {
    List<String> secrets = new ArrayList<>(List.of("made-up-access-token", "made.up.jwt"));
    try (TestSidecar sidecar = TestSidecar.withStage(data);
        StageLogin stage = new StageLogin(sidecar.port());
        TestClient alice = sidecar.connect();
        TestClient guest = sidecar.connect()) {
      String access = stage.login("alice");
      String token = stage.exchange(access);
      secrets.add(access);
      secrets.add(token);
      assertFalse(token.isEmpty());
      stage.ask("POST", "token", "made-up-access-token");
      stage.ask("GET", "admin/status", access);
      stage.ask("GET", "admin/status", "made-up-access-token");
      alice.says(
          "create_room",
          "sofa",
          "alice",
          "{'auth_token':'" + token + "','media_url':'" + FILM + "','features':['resume']}");
      alice.hears("room_state");
      String seat = alice.hears("seat").path("payload").path("resume_token").asText();
      secrets.add(seat);
      alice.says("create_invite", "{}");
      String invite = alice.hears("invite_created").path("payload").path("invite_token").asText();
      secrets.add(invite);
      guest.says("join_room", "sofa", "bob", "{'auth_token':'made.up.jwt'}");
      guest.hearsError();
      guest.says("join_room", "sofa", "bob", "{'invite_token':'" + invite + "x'}");
      guest.hearsError();
      guest.says("join_room", "sofa", "bob", "{'invite_token':'" + invite + "'}");
      guest.hears("room_state");
      guest.says("join_room", "sofa", "x", "{'resume_token':'" + seat + "'}");
      guest.hears();
      alice.send("{'type':'join_room','auth_token':'" + token + "',");
    }
    assertFalse(log.list.isEmpty());
    for (ILoggingEvent event : List.copyOf(log.list)) {
      String line = layout.doLayout(event);
      for (String secret : secrets) {
        assertFalse(line.contains(secret), line);
      }
    }
  }

  @Test
  void aLineOfJsonIsOneObjectWhateverWasLogged() throws Exception {
    own.error("two\nlines and a \"quote\"", new IllegalStateException("why"));
    ILoggingEvent event = log.list.get(log.list.size() - 1);
    String line = layout.doLayout(event);
    assertTrue(line.indexOf('\n') == line.length() - 1);
    JsonNode read = new ObjectMapper().readTree(line);
    assertTrue(read.path("message").asText().startsWith("two\nlines"));
    assertTrue(read.path("error").asText().contains("IllegalStateException: why"));
    assertTrue(read.path("level").asText().equals("ERROR"));
  }
}
