package org.opensyncparty.sidecar.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandLineHelpTest {

  @ParameterizedTest
  @EnumSource
  void helpNamesEveryOption(Setting setting) {
    assertTrue(help().contains("\n      " + setting.option()), help());
    String text = help().replaceAll("\\s+", " ");
    assertTrue(text.contains(setting.help()), "words are not torn apart: " + help());
    if (!setting.isFlag()) {
      assertTrue(text.contains("Default: " + setting.standardInWords() + "."), help());
    }
  }

  @Test
  void helpFitsATerminalAndWinsOverErrors() {
    assertTrue(help().lines().allMatch(line -> line.length() <= 90), help());
    assertFalse(help().contains("\u001b"), "no colours in a file or pipe");
    assertInstanceOf(
        ConfigResult.Help.class, ConfigLoader.load(List.of("--help", "--port=x"), Map.of()));
  }

  @Test
  void versionIsAnAnswerOfItsOwn() {
    assertInstanceOf(ConfigResult.Version.class, ConfigLoader.load(List.of("--version"), Map.of()));
  }

  private static String help() {
    return assertInstanceOf(ConfigResult.Help.class, ConfigLoader.load(List.of("--help"), Map.of()))
        .text();
  }
}
