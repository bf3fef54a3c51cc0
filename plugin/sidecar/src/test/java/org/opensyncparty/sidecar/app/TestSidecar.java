package org.opensyncparty.sidecar.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opensyncparty.sidecar.config.ConfigLoader;
import org.opensyncparty.sidecar.config.ConfigResult;

/** A real sidecar on a port of its own, configured by the same options as the real one. */
final class TestSidecar implements AutoCloseable {
  private static final String SECRET = "a secret of the tests, long enough for HS256";

  private final Sidecar sidecar;

  private TestSidecar(Sidecar sidecar) {
    this.sidecar = sidecar;
  }

  /** Asks for no token. */
  static TestSidecar open(Path data, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("--auth", "off"));
    all.addAll(List.of(options));
    return start(data, all);
  }

  /** Asks for tokens, which the stage's demo users can get; empty rooms end at once. */
  static TestSidecar withStage(Path data, String... options) throws Exception {
    List<String> args =
        new ArrayList<>(
            List.of("--port", "0", "--data", data.toString(), "--empty-room-seconds", "0"));
    args.addAll(List.of(options));
    return started(args);
  }

  private static TestSidecar start(Path data, List<String> options) throws Exception {
    Path secret = data.resolve("secret");
    Files.writeString(secret, SECRET, StandardCharsets.UTF_8);
    List<String> args =
        new ArrayList<>(
            List.of(
                "--port", "0", "--data", data.toString(), "--jwt-secret-file", secret.toString()));
    args.addAll(options);
    return started(args);
  }

  private static TestSidecar started(List<String> args) throws Exception {
    ConfigResult result = ConfigLoader.load(args, Map.of());
    if (result instanceof ConfigResult.Ok ok) {
      return new TestSidecar(Sidecar.start(ok.config()));
    }
    throw new IllegalArgumentException(result.toString());
  }

  int port() {
    return sidecar.port();
  }

  TestClient connect() throws IOException {
    return TestClient.connect(port());
  }

  @Override
  public void close() {
    sidecar.close();
  }
}
