package org.opensyncparty.sidecar.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What users have written into their files must go on working: every name and every default. */
class SettingTest {

  @Test
  void namesAndDefaultsAreThese() {
    List<String> expected =
        List.of(
            "--host host OPENSYNCPARTY_HOST 127.0.0.1",
            "--port port OPENSYNCPARTY_PORT 8098",
            "--jellyfin jellyfin OPENSYNCPARTY_JELLYFIN none",
            "--auth auth OPENSYNCPARTY_AUTH required",
            "--jwt-secret-file jwt-secret-file OPENSYNCPARTY_JWT_SECRET_FILE none",
            "--jwt-issuer jwt-issuer OPENSYNCPARTY_JWT_ISSUER none",
            "--jwt-audience jwt-audience OPENSYNCPARTY_JWT_AUDIENCE none",
            "--jwks-url jwks-url OPENSYNCPARTY_JWKS_URL none",
            "--data data OPENSYNCPARTY_DATA"
                + " $XDG_DATA_HOME/opensyncparty or ~/.local/share/opensyncparty",
            "--config config OPENSYNCPARTY_CONFIG none",
            "--no-stage stage OPENSYNCPARTY_STAGE true",
            "--room-creators room-creators OPENSYNCPARTY_ROOM_CREATORS everyone",
            "--guests guests OPENSYNCPARTY_GUESTS invite",
            "--host-grace-seconds host-grace-seconds OPENSYNCPARTY_HOST_GRACE_SECONDS 15",
            "--empty-room-seconds empty-room-seconds OPENSYNCPARTY_EMPTY_ROOM_SECONDS 300",
            "--max-rooms max-rooms OPENSYNCPARTY_MAX_ROOMS 1000",
            "--max-rooms-per-user max-rooms-per-user OPENSYNCPARTY_MAX_ROOMS_PER_USER 20",
            "--max-members max-members OPENSYNCPARTY_MAX_MEMBERS 1000",
            "--max-sockets max-sockets OPENSYNCPARTY_MAX_SOCKETS 20000",
            "--max-sockets-per-address max-sockets-per-address"
                + " OPENSYNCPARTY_MAX_SOCKETS_PER_ADDRESS 500",
            "--message-rate message-rate OPENSYNCPARTY_MESSAGE_RATE 50",
            "--allowed-origins allowed-origins OPENSYNCPARTY_ALLOWED_ORIGINS none",
            "--trusted-proxies trusted-proxies OPENSYNCPARTY_TRUSTED_PROXIES none",
            "--cluster cluster OPENSYNCPARTY_CLUSTER none",
            "--node-name node-name OPENSYNCPARTY_NODE_NAME none",
            "--log-level log-level OPENSYNCPARTY_LOG_LEVEL info",
            "--log-format log-format OPENSYNCPARTY_LOG_FORMAT text",
            "--stdin-end stdin-end OPENSYNCPARTY_STDIN_END ignore");
    Stream<String> actual =
        Arrays.stream(Setting.values())
            .map(s -> String.join(" ", s.option(), s.key(), s.variable(), s.standardInWords()));
    assertEquals(expected, actual.toList());
  }

  @ParameterizedTest
  @EnumSource
  void aDefaultIsAValueThatIsAllowed(Setting setting) {
    setting.standard().ifPresent(text -> assertTrue(setting.syntax().accepts().test(text), text));
  }

  @ParameterizedTest
  @EnumSource
  void isExplainedInSentences(Setting setting) {
    assertTrue(setting.help().endsWith("."), setting.help());
  }
}
