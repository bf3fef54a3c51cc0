package org.opensyncparty.sidecar.docs;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What docs/faults.md promises is tested where it says so. */
class FaultsPageTest {
  private static final int FEWEST_TESTS = 25;

  @Test
  void everyTestThatThePageNamesExists() throws IOException {
    NamedTests.check("docs/faults.md", FEWEST_TESTS);
  }
}
