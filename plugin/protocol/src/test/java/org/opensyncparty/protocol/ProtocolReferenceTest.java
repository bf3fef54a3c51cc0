package org.opensyncparty.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/protocol-reference.md is drawn from docs/asyncapi.yaml as it is. */
class ProtocolReferenceTest {
  private static final Path PAGE = Path.of("../../docs/protocol-reference.md");

  @Test
  void thePageIsTheOneThatTheDocumentGives() throws IOException {
    String drawn = new ProtocolReference(new AsyncApi()).markdown();
    if (Boolean.getBoolean("opensyncparty.update-docs")) {
      Files.writeString(PAGE, drawn);
    } else {
      assertEquals(
          drawn,
          Files.readString(PAGE),
          "docs/protocol-reference.md: run the tests with -Dopensyncparty.update-docs=true");
    }
  }
}
