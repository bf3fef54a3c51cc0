package org.opensyncparty.sidecar.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.admin.HistoryRecorder;
import org.opensyncparty.sidecar.admin.ResidentMemory;
import org.opensyncparty.sidecar.admin.StatusReport;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.rooms.TestRooms;

/** What docs/operations.md says about the administrators' status is what there is. */
class OperationsPageTest {
  private static final String PAGE = "docs/operations.md";

  /** The first cell of a table's row: {@code `name`}, or several with commas. */
  private static final Pattern FIRST_CELL =
      Pattern.compile("^\\| (`[a-z_.]+`(?:, `[a-z_.]+`)*) \\|", Pattern.MULTILINE);

  private final TestRooms rooms = new TestRooms(1);

  @Test
  void thePageListsTheLimitsOfTheStatus() throws IOException {
    DocTable table = new DocTable("limit", "of what");
    for (Limit limit :
        List.of(
            Limit.ADMIN_TRIES,
            Limit.STATUS_ROOMS,
            Limit.STATUS_MEMBERS,
            Limit.HISTORY_POINTS,
            Limit.HISTORY_SECONDS,
            Limit.MEDIA_ANSWER_SECONDS)) {
      table.row(limit.standard() + " " + limit.unit(), limit.meaning());
    }
    table.check(PAGE, "admin-limits");
  }

  @Test
  void thePageDescribesEveryFieldOfTheStatusAndNoOther() throws IOException {
    String page = Files.readString(DocTable.repository().resolve(PAGE));
    int begin = page.indexOf("## For administrators");
    String part = page.substring(begin, page.indexOf("\n## ", begin));
    Set<String> described =
        FIRST_CELL
            .matcher(part)
            .results()
            .flatMap(row -> Pattern.compile(", ").splitAsStream(row.group(1)))
            .map(name -> name.replace("`", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> there = new TreeSet<>();
    JsonNode status = status();
    for (String name : names(status)) {
      if (name.equals("memory") || name.equals("java")) {
        names(status.path(name)).forEach(inner -> there.add(name + "." + inner));
      } else {
        there.add(name);
      }
    }
    there.addAll(names(status.path("rooms").path(0)));
    there.addAll(names(status.path("history")));
    assertEquals(there, described);
    for (String ofMember : names(status.path("rooms").path(0).path("members").path(0))) {
      assertTrue(part.contains("`" + ofMember + "`"), ofMember);
    }
  }

  private JsonNode status() throws IOException {
    rooms.create("sofa", "alice", rooms.socket());
    HistoryRecorder history = new HistoryRecorder(rooms.time, () -> 0, () -> 0, () -> 0);
    return new ObjectMapper()
        .readTree(
            new StatusReport(
                    "1.2.3", rooms.time, rooms.directory, () -> 0, history, new ResidentMemory())
                .json());
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
