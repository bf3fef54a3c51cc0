package org.opensyncparty.sidecar.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of settings that are wrong. */
class ConfigErrorsTest {
  private static final Map<String, String> HOME = Map.of("HOME", "/home/ann");

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
        errors.stream().sorted(Comparator.comparing(ConfigErrorsTest::kind)).toList());
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
  void anArgumentThatBeginsWithAtIsNoFileOfArguments(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("args"), "--port=1");
    assertEquals(1, errors(List.of("@" + file), HOME).size());
  }

  private static List<String> errors(List<String> args, Map<String, String> environment) {
    ConfigResult result = ConfigLoader.load(args, environment);
    return assertInstanceOf(ConfigResult.Errors.class, result, result::toString).messages();
  }
}
