package org.opensyncparty.sidecar.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void allErrorsAreToldAtOnceEachWithItsSource(@TempDir Path directory) throws IOException {
    Path file =
        Files.writeString(directory.resolve("f"), "max-room = 5\nmax-rooms = many\nconfig = x\n");
    List<String> errors =
        errors(
            List.of("--port", "65536", "--prot", "1", "--config", file.toString(), "--host"),
            Map.of("OPENSYNCPARTY_AUTH", "maybe"));
    assertEquals(
        List.of(
            "Missing required parameter for option '--host' (HOST)",
            "Unknown options: '--prot', '1'",
            "key config in " + file + " is not allowed in a file",
            "key max-room in " + file + " is not known",
            "--port: \"65536\" is not a whole number from 0 to 65535",
            "OPENSYNCPARTY_AUTH: \"maybe\" is not one of required, off",
            "key max-rooms in " + file + ": \"many\" is not a whole number from 1 to 1000000"),
        errors.stream().sorted(Comparator.comparing(ConfigLoaderTest::kind)).toList());
  }

  /** Those of the command line first, then those of the file, then those of values. */
  private static int kind(String error) {
    return error.contains("\" is not ") ? 2 : error.startsWith("key") ? 1 : 0;
  }

  @ParameterizedTest
  @CsvSource({
    "--host, 'a b'",
    "--port, -0",
    "--port, ٣",
    "--port, 1e3",
    "--port, 99999999999999999999",
    "--jellyfin, 127.0.0.1:8096",
    "--jellyfin, ftp://tv.example.org",
    "--jellyfin, http://",
    "--jellyfin, http://user:pw@tv.example.org",
    "--jellyfin, http://tv.example.org?x=1",
    "--jwks-url, file:///etc/passwd",
    "--jwks-url, 'https://id.example.org/#keys'",
    "--auth, OFF",
    "--host-grace-seconds, 601",
    "--empty-room-seconds, 86401",
    "--max-rooms, 0",
    "--max-members, 10001",
    "--message-rate, 0",
    "--allowed-origins, '*'",
    "--allowed-origins, 'https://a.example,null'",
    "--allowed-origins, https://a.example/",
    "--trusted-proxies, '10.0.0.0/33'",
    "--trusted-proxies, proxy.example.org",
    "--log-level, loud",
  })
  void aValueOutOfRangeIsAnErrorThatNamesTheOption(String option, String value) {
    List<String> errors = errors(List.of(option + "=" + value), HOME);
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.get(0).startsWith(option + ": \"" + value + "\" is not "), errors.get(0));
  }

  @Test
  void anOptionGivenTwiceIsAnError() {
    assertEquals(1, errors(List.of("--port=1", "--port=2"), HOME).size());
  }

  @Test
  void aFileThatIsNotThereOrNotTextIsAnErrorThatNamesIt(@TempDir Path directory)
      throws IOException {
    Path missing = directory.resolve("missing");
    assertEquals(
        List.of("configuration file " + missing + ": there is no such file"),
        errors(List.of("--config=" + missing), HOME));
    Path latin =
        Files.write(directory.resolve("l"), "host = é".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        List.of("configuration file " + latin + ": it is not UTF-8"),
        errors(List.of("--config=" + latin), HOME));
    Path escape = Files.writeString(directory.resolve("e"), "host = \\u12g4");
    assertTrue(errors(List.of("--config=" + escape), HOME).get(0).contains(escape.toString()));
    assertTrue(errors(List.of("--config=" + directory), HOME).get(0).contains("cannot be read"));
  }

  @Test
  void variablesThatAreNoSettingsAreLeftAlone() {
    assertInstanceOf(
        ConfigResult.Ok.class,
        ConfigLoader.load(List.of(), Map.of("OPENSYNCPARTY_SERVICE_HOST", "10.0.0.1")));
  }

  @Test
  void anArgumentThatBeginsWithAtIsNoFileOfArguments(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("args"), "--port=1");
    assertEquals(1, errors(List.of("@" + file), HOME).size());
  }

  private static SidecarConfig config(List<String> args, Map<String, String> environment) {
    ConfigResult result = ConfigLoader.load(args, environment);
    return assertInstanceOf(ConfigResult.Ok.class, result, result::toString).config();
  }

  private static List<String> errors(List<String> args, Map<String, String> environment) {
    ConfigResult result = ConfigLoader.load(args, environment);
    return assertInstanceOf(ConfigResult.Errors.class, result, result::toString).messages();
  }
}
