package org.opensyncparty.sidecar.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.opensyncparty.sidecar.app.HttpFuzz;
import org.opensyncparty.sidecar.auth.TokenFuzz;
import org.opensyncparty.sidecar.docs.DocTable;
import org.opensyncparty.sidecar.rooms.MessageFuzz;
import org.opensyncparty.sidecar.transport.ForwardedFuzz;
import org.opensyncparty.sidecar.transport.FrameFuzz;

/** What is fuzzed. Each has a folder of that name in {@code src/test/fuzz}, a file an input. */
enum FuzzTarget {
  MESSAGE(MessageFuzz::fuzzerTestOneInput),
  FRAME(FrameFuzz::fuzzerTestOneInput),
  FORWARDED(ForwardedFuzz::fuzzerTestOneInput),
  TOKEN(TokenFuzz::fuzzerTestOneInput),
  HTTP(HttpFuzz::fuzzerTestOneInput);

  /** Fails by throwing. */
  @FunctionalInterface
  interface Input {
    void run(byte[] data) throws IOException;
  }

  // It is a method; the checker cannot see that.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Input input;

  FuzzTarget(Input input) {
    this.input = input;
  }

  void run(byte[] data) throws IOException {
    input.run(data);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The inputs that are kept in the repository. */
  List<Path> corpus() throws IOException {
    Path folder = DocTable.repository().resolve("plugin/sidecar/src/test/fuzz").resolve(label());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
