package org.opensyncparty.sidecar.config;

import java.util.List;

/** What came of reading the configuration. */
public sealed interface ConfigResult {

  /** All is well: start. */
  record Ok(SidecarConfig config) implements ConfigResult {}

  /** {@code --help} was given: print this and end. */
  record Help(String text) implements ConfigResult {}

  /** {@code --version} was given: print the version and end. */
  record Version() implements ConfigResult {}

  /**
   * It cannot start like this: print these, one a line, and end with a failure.
   *
   * @param messages all that is wrong, never empty; each names where the value came from
   */
  record Errors(List<String> messages) implements ConfigResult {
    public Errors {
      messages = List.copyOf(messages);
    }
  }
}
