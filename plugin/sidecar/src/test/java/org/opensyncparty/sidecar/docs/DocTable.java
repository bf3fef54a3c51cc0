package org.opensyncparty.sidecar.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Markdown table made from code, and its place in a page: between {@code <!-- generated:NAME -->}
 * and {@code <!-- /generated:NAME -->}. Tests {@link #check} that the page has it; with {@code
 * -Dopensyncparty.update-docs=true} they write it there instead.
 */
public final class DocTable {
  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  /** A table with these headings. */
  public DocTable(String... headings) {
    columns = headings.length;
    rows.add(List.of(headings));
  }

  /** Adds a row; a bar in a cell is escaped. */
  public DocTable row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException("a row of " + cells.length + " in " + columns);
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The table as Markdown, each row on a line with an end. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append("|");
      row.forEach(cell -> text.append(' ').append(cell.replace("|", "\\|")).append(" |"));
      text.append('\n');
      if (text.indexOf("\n") == text.length() - 1) {
        text.append("|").append("---|".repeat(columns)).append('\n');
      }
    }
    return text.toString();
  }

  /**
   * Checks that {@code page} holds this table under {@code name}.
   *
   * @param page from the repository's root, such as {@code docs/protocol.md}
   */
  public void check(String page, String name) throws IOException {
    Path file = repository().resolve(page);
    String text = Files.readString(file);
    String begin = "<!-- generated:" + name + " -->\n";
    String end = "<!-- /generated:" + name + " -->";
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new AssertionError(page + " has no place for a table " + name);
    }
    String found = text.substring(from + begin.length(), to);
    if (Boolean.getBoolean("opensyncparty.update-docs")) {
      Files.writeString(
          file, text.substring(0, from + begin.length()) + markdown() + text.substring(to));
    } else {
      assertEquals(
          markdown(), found, page + ": run the tests with -Dopensyncparty.update-docs=true");
    }
  }

  /** The root of the checkout that the tests run in. */
  public static Path repository() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("docs/protocol.md"))) {
      directory = directory.getParent();
      if (directory == null) {
        throw new IllegalStateException("not run inside a checkout");
      }
    }
    return directory;
  }
}
