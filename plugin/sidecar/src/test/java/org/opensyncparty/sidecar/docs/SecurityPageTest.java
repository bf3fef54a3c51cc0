package org.opensyncparty.sidecar.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.sidecar.limits.Limit;

/** What SECURITY.md promises is tested where it says so. */
class SecurityPageTest {
  @Test
  void everyTestThatThePageNamesExists() throws IOException {
    NamedTests.check("SECURITY.md", 1);
  }

  @Test
  void everyLimitNamesTheTestThatTriesToGetPastIt() throws Exception {
    DocTable table = new DocTable("limit", "of what", "test");
    for (Limit limit : Limit.values()) {
      table.row(
          "`" + limit + "`", limit.unit() + " " + limit.meaning(), named(LimitTests.of(limit)));
    }
    Map<String, String> ofProtocol = LimitTests.ofProtocol();
    Set<String> constants = new TreeSet<>();
    for (Field constant : ProtocolLimits.class.getFields()) {
      constants.add(constant.getName());
      String test = ofProtocol.getOrDefault(constant.getName(), "");
      table.row("`" + constant.getName() + "`", "[protocol](docs/protocol.md#limits)", named(test));
    }
    assertEquals(constants, ofProtocol.keySet());
    table.check("SECURITY.md", "limits");
  }

  private static String named(String test) {
    return "`" + test + "`";
  }
}
