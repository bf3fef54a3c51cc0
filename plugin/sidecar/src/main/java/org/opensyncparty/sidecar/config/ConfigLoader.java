package org.opensyncparty.sidecar.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the configuration out of command line, environment, file and defaults, in this order of
 * precedence. Variables of the environment that are no setting are left alone, whatever they begin
 * with: Kubernetes makes up some of its own for a service of this name.
 */
public final class ConfigLoader {

  /** A value and where it came from, in the words of an error message. */
  private record Given(String text, String source) {}

  private ConfigLoader() {}

  /** Reads everything once; never throws, and tells all errors at once. */
  public static ConfigResult load(List<String> args, Map<String, String> environment) {
    CommandLineReader commandLine = new CommandLineReader();
    CommandLineReader.Options options = commandLine.read(args);
    if (options.help()) {
      return new ConfigResult.Help(commandLine.help());
    }
    if (options.version()) {
      return new ConfigResult.Version();
    }
    List<String> errors = new ArrayList<>(options.errors());
    Map<Setting, Given> given = new EnumMap<>(Setting.class);
    addEnvironment(given, environment);
    options.values().forEach((setting, text) -> add(given, setting, text, setting.option()));

    Given file = given.get(Setting.CONFIG);
    if (file != null && isAllowed(Setting.CONFIG, file)) {
      Path path = Path.of(file.text());
      ConfigFile read = ConfigFile.read(path);
      errors.addAll(read.errors());
      read.values()
          .forEach(
              (setting, text) -> {
                if (!given.containsKey(setting)) {
                  add(given, setting, text, "key " + setting.key() + " in " + path);
                }
              });
    }
    given.forEach((setting, value) -> check(setting, value, errors));
    return errors.isEmpty()
        ? new ConfigResult.Ok(SidecarConfig.of(values(given, environment)))
        : new ConfigResult.Errors(errors);
  }

  private static void addEnvironment(Map<Setting, Given> given, Map<String, String> environment) {
    for (Setting setting : Setting.values()) {
      String text = environment.get(setting.variable());
      if (text != null) {
        add(given, setting, text, setting.variable());
      }
    }
  }

  /** Empty values count as not given, so that a container's `NAME=` does no harm. */
  private static void add(Map<Setting, Given> given, Setting setting, String text, String source) {
    if (!text.isBlank()) {
      given.put(setting, new Given(text.strip(), source));
    }
  }

  private static boolean isAllowed(Setting setting, Given value) {
    return setting.syntax().accepts().test(value.text());
  }

  private static void check(Setting setting, Given value, List<String> errors) {
    if (!isAllowed(setting, value)) {
      // The address of a cluster may hold a password, and this goes to a terminal or a log.
      String shown = setting == Setting.CLUSTER ? "its value" : '"' + value.text() + '"';
      errors.add(value.source() + ": " + shown + " is not " + setting.syntax().allowed());
    }
  }

  private static Map<Setting, String> values(
      Map<Setting, Given> given, Map<String, String> environment) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    values.put(Setting.DATA, standardDataDirectory(environment).toString());
    for (Setting setting : Setting.values()) {
      setting.standard().ifPresent(text -> values.put(setting, text));
    }
    given.forEach((setting, value) -> values.put(setting, value.text()));
    return values;
  }

  /** As the XDG Base Directory Specification has it, which says to ignore relative paths. */
  private static Path standardDataDirectory(Map<String, String> environment) {
    String xdg = environment.get("XDG_DATA_HOME");
    Path base =
        isAbsolute(xdg)
            ? Path.of(xdg)
            : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")))
                .resolve(".local/share");
    return base.resolve("opensyncparty");
  }

  private static boolean isAbsolute(@Nullable String path) {
    return path != null && Syntax.DIRECTORY.accepts().test(path) && Path.of(path).isAbsolute();
  }
}
