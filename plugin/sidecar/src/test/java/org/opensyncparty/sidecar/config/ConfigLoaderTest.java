package org.opensyncparty.sidecar.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  private static final Map<String, String> HOME = Map.of("HOME", "/home/ann");

  /** For each setting a value that is not its default. */
  private static Map<Setting, String> otherValues(Path directory) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    values.put(Setting.HOST, "::1");
    values.put(Setting.PORT, "0");
    values.put(Setting.JELLYFIN, "https://tv.example.org/jellyfin/");
    values.put(Setting.AUTH, "off");
    values.put(Setting.JWT_SECRET_FILE, directory.resolve("secret").toString());
    values.put(Setting.JWT_ISSUER, "https://id.example.org");
    values.put(Setting.JWT_AUDIENCE, "parties");
    values.put(Setting.JWKS_URL, "https://id.example.org/keys?v=1");
    values.put(Setting.DATA, directory.toString());
    values.put(Setting.STAGE, "false");
    values.put(Setting.ROOM_CREATORS, "administrators");
    values.put(Setting.GUESTS, "none");
    values.put(Setting.HOST_GRACE_SECONDS, "600");
    values.put(Setting.EMPTY_ROOM_SECONDS, "0");
    values.put(Setting.MAX_ROOMS, "1");
    values.put(Setting.MAX_ROOMS_PER_USER, "5");
    values.put(Setting.MAX_MEMBERS, "2");
    values.put(Setting.MAX_SOCKETS, "3");
    values.put(Setting.MAX_SOCKETS_PER_ADDRESS, "4");
    values.put(Setting.MESSAGE_RATE, "10000");
    values.put(Setting.ALLOWED_ORIGINS, "https://A.example:443, http://b.example:8080 ,");
    values.put(Setting.TRUSTED_PROXIES, "10.0.0.0/8, fd00::1");
    values.put(Setting.CLUSTER, "rediss://ann:pass@redis.example.org:6380/2");
    values.put(Setting.NODE_NAME, "node-1");
    values.put(Setting.LOG_LEVEL, "trace");
    values.put(Setting.LOG_FORMAT, "json");
    values.put(Setting.STDIN_END, "exit");
    return values;
  }

  private static SidecarConfig otherConfig(Path directory) {
    return new SidecarConfig(
        "::1",
        0,
        URI.create("https://tv.example.org/jellyfin"),
        false,
        directory.resolve("secret"),
        "https://id.example.org",
        "parties",
        URI.create("https://id.example.org/keys?v=1"),
        directory,
        false,
        true,
        false,
        Duration.ofMinutes(10),
        Duration.ZERO,
        1,
        5,
        2,
        3,
        4,
        10_000,
        Set.of("https://a.example", "http://b.example:8080"),
        List.of(Network.parse("10.0.0.0/8").orElseThrow(), Network.parse("fd00::1").orElseThrow()),
        URI.create("rediss://ann:pass@redis.example.org:6380/2"),
        "node-1",
        LogLevel.TRACE,
        true,
        true);
  }

  @Test
  void withoutAnythingAllIsAtItsDefault() {
    SidecarConfig expected =
        new SidecarConfig(
            "127.0.0.1",
            8098,
            null,
            true,
            null,
            null,
            null,
            null,
            Path.of("/home/ann/.local/share/opensyncparty"),
            true,
            false,
            true,
            Duration.ofSeconds(15),
            Duration.ofMinutes(5),
            1000,
            20,
            1000,
            20_000,
            500,
            50,
            Set.of(),
            List.of(),
            null,
            null,
            LogLevel.INFO,
            false,
            false);
    assertEquals(expected, config(List.of(), HOME));
  }

  @Test
  void everySettingCanBeGivenOnTheCommandLine(@TempDir Path directory) {
    List<String> args = new ArrayList<>();
    otherValues(directory)
        .forEach(
            (setting, value) -> {
              args.add(setting.option());
              if (setting != Setting.STAGE) {
                args.add(value);
              }
            });
    assertEquals(otherConfig(directory), config(args, HOME));
  }

  @Test
  void everySettingCanBeGivenInTheEnvironment(@TempDir Path directory) {
    Map<String, String> environment = new HashMap<>(HOME);
    otherValues(directory).forEach((setting, value) -> environment.put(setting.variable(), value));
    assertEquals(otherConfig(directory), config(List.of(), environment));
  }

  @Test
  void everySettingCanBeGivenInTheFile(@TempDir Path directory) throws IOException {
    StringBuilder text = new StringBuilder("# Grüße\n");
    otherValues(directory)
        .forEach((setting, value) -> text.append(setting.key() + " = " + value + "\n"));
    Path file = Files.writeString(directory.resolve("party.properties"), text);
    assertEquals(otherConfig(directory), config(List.of("--config", file.toString()), HOME));
    assertEquals(
        otherConfig(directory), config(List.of(), Map.of("OPENSYNCPARTY_CONFIG", file.toString())));
  }

  @Test
  void eachOtherValueDiffersFromTheDefault(@TempDir Path directory) {
    otherValues(directory)
        .forEach((setting, value) -> assertNotEquals(setting.standardInWords(), value));
    assertEquals(Setting.values().length - 1, otherValues(directory).size(), "all but --config");
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile(@TempDir Path directory)
      throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("f"), "max-rooms = 1\nmax-members = 1\nmax-sockets = 1\n");
    Map<String, String> environment =
        Map.of("OPENSYNCPARTY_MAX_ROOMS", "2", "OPENSYNCPARTY_MAX_MEMBERS", "2");
    SidecarConfig config = config(List.of("--max-rooms=3", "--config=" + file), environment);
    assertEquals(3, config.maxRooms());
    assertEquals(2, config.maxMembers());
    assertEquals(1, config.maxSockets());
  }

  @Test
  void anEmptyValueCountsAsNotGiven() {
    SidecarConfig config =
        config(
            List.of("--jwt-issuer", ""),
            Map.of("OPENSYNCPARTY_JELLYFIN", " ", "OPENSYNCPARTY_PORT", ""));
    assertNull(config.jwtIssuer());
    assertNull(config.jellyfin());
    assertEquals(8098, config.port());
  }

  @Test
  void dataGoesWhereTheDesktopStandardSays() {
    Path directory =
        config(List.of(), Map.of("XDG_DATA_HOME", "/srv/data", "HOME", "/home/ann"))
            .dataDirectory();
    assertEquals(Path.of("/srv/data/opensyncparty"), directory);
    Path relativeIsIgnored =
        config(List.of(), Map.of("XDG_DATA_HOME", "data", "HOME", "/home/ann")).dataDirectory();
    assertEquals(Path.of("/home/ann/.local/share/opensyncparty"), relativeIsIgnored);
  }

  @Test
  void variablesThatAreNoSettingsAreLeftAlone() {
    assertInstanceOf(
        ConfigResult.Ok.class,
        ConfigLoader.load(List.of(), Map.of("OPENSYNCPARTY_SERVICE_HOST", "10.0.0.1")));
  }

  private static SidecarConfig config(List<String> args, Map<String, String> environment) {
    ConfigResult result = ConfigLoader.load(args, environment);
    return assertInstanceOf(ConfigResult.Ok.class, result, result::toString).config();
  }
}
