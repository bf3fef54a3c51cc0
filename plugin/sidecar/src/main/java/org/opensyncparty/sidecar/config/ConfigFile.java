package org.opensyncparty.sidecar.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/**
 * A configuration file: Java properties in UTF-8.
 *
 * @param values the settings in it, unchecked
 * @param errors what is wrong with the file as such, each naming it
 */
record ConfigFile(Map<Setting, String> values, List<String> errors) {

  static ConfigFile none() {
    return new ConfigFile(Map.of(), List.of());
  }

  /** Reads {@code path}; never throws for what is in the file, or for its absence. */
  static ConfigFile read(Path path) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      return unreadable(path, "there is no such file");
    } catch (MalformedInputException e) {
      return unreadable(path, "it is not UTF-8");
    } catch (IOException e) {
      return unreadable(path, "it cannot be read (" + e + ")");
    } catch (IllegalArgumentException e) {
      return unreadable(path, "a \\u in it is not followed by four hex digits");
    }
    return of(path, properties);
  }

  private static ConfigFile of(Path path, Properties properties) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    List<String> errors = new ArrayList<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      Optional<Setting> setting = Setting.ofKey(key);
      if (setting.isEmpty()) {
        errors.add("key " + key + " in " + path + " is not known");
      } else if (setting.get() == Setting.CONFIG) {
        errors.add("key " + key + " in " + path + " is not allowed in a file");
      } else {
        values.put(setting.get(), properties.getProperty(key, ""));
      }
    }
    return new ConfigFile(values, errors);
  }

  private static ConfigFile unreadable(Path path, String why) {
    return new ConfigFile(Map.of(), List.of("configuration file " + path + ": " + why));
  }
}
