package org.opensyncparty.sidecar.docs;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.config.Setting;

class ConfigurationPageTest {

  @Test
  void thePageListsEverySetting() throws IOException {
    DocTable table = new DocTable("option", "default", "allowed", "what it does");
    for (Setting setting : Setting.values()) {
      table.row(
          "`" + setting.option() + "`",
          setting.standard().isPresent() ? "`" + setting.standardInWords() + "`" : inWords(setting),
          setting.allowed(),
          setting.help());
    }
    table.check("docs/configuration.md", "settings");
  }

  @Test
  void thePageListsTheOtherNamesOfEverySetting() throws IOException {
    DocTable table = new DocTable("option", "key in a file", "environment variable");
    for (Setting setting : Setting.values()) {
      table.row(
          "`" + setting.option() + "`",
          setting == Setting.CONFIG ? "–" : "`" + setting.key() + "`",
          "`" + setting.variable() + "`");
    }
    table.check("docs/configuration.md", "names");
  }

  private static String inWords(Setting setting) {
    return setting == Setting.DATA
        ? "`$XDG_DATA_HOME/opensyncparty`, or `~/.local/share/opensyncparty`"
        : setting.standardInWords();
  }
}
