package org.opensyncparty.sidecar.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command line, made from the table of settings. */
final class CommandLineReader {
  private static final int WIDTH = 90;

  /** What picocli leaves for the text beside an option. */
  private static final int DESCRIPTION_WIDTH = 58;

  private static final String FOOTER =
      "%nEvery setting can also be a line in the file of --config (max-rooms = 50) or an environment"
          + " variable (OPENSYNCPARTY_MAX_ROOMS=50). The command line wins over the environment,"
          + " and that over the file. An empty value counts as not given.";

  private final CommandLine commandLine = new CommandLine(spec());

  /**
   * What a command line says.
   *
   * @param values the settings that it names, unchecked
   * @param errors unknown options, missing values and the like
   */
  record Options(boolean help, boolean version, Map<Setting, String> values, List<String> errors) {}

  Options read(List<String> args) {
    ParseResult result = commandLine.parseArgs(args.toArray(String[]::new));
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      if (result.hasMatchedOption(setting.option())) {
        String value = setting.isFlag() ? "false" : result.matchedOptionValue(setting.option(), "");
        values.put(setting, value);
      }
    }
    return new Options(
        result.hasMatchedOption("--help"),
        result.hasMatchedOption("--version"),
        values,
        result.errors().stream().map(e -> String.valueOf(e.getMessage())).toList());
  }

  String help() {
    return commandLine.getUsageMessage(Ansi.OFF);
  }

  private static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("opensyncparty");
    for (Setting setting : Setting.values()) {
      spec.addOption(option(setting));
    }
    spec.addOption(flag("--help", "Show this text and end."));
    spec.addOption(flag("--version", "Show the version and end."));
    // Errors are collected so that all of them can be told at once, with those of the other
    // sources.
    spec.parser().collectErrors(true);
    spec.usageMessage()
        .description(
            "The server that keeps the rooms of OpenSyncParty, watch parties for Jellyfin.")
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .width(WIDTH)
        .footer(wrap(FOOTER, WIDTH - 2));
    // An argument that begins with @ is not the name of a file with more arguments.
    return new CommandLine(spec).setExpandAtFiles(false).getCommandSpec();
  }

  private static OptionSpec option(Setting setting) {
    if (setting.isFlag()) {
      return flag(
          setting.option(),
          setting.help()
              + " (file: "
              + setting.key()
              + " = "
              + setting.syntax().placeholder()
              + ")");
    }
    return OptionSpec.builder(setting.option())
        .type(String.class)
        .paramLabel(setting.syntax().placeholder())
        .description(
            wrap(
                setting.help() + " Default: " + setting.standardInWords() + ".", DESCRIPTION_WIDTH))
        .build();
  }

  private static OptionSpec flag(String name, String help) {
    return OptionSpec.builder(name)
        .type(boolean.class)
        .arity("0")
        .description(wrap(help, DESCRIPTION_WIDTH))
        .build();
  }

  /** Lines that end between words; picocli's own may end in the middle of an address or a path. */
  private static String[] wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines.toArray(String[]::new);
  }
}
