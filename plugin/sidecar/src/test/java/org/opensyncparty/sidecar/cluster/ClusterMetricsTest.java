package org.opensyncparty.sidecar.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.docs.DocTable;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;

/** What a node of a cluster counts, and what is written about that. */
class ClusterMetricsTest {
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+_cluster_\\S+) \\w+$");
  private static final Pattern DOCUMENTED =
      Pattern.compile("(?m)^\\| `(opensyncparty_cluster_[a-z_]+)`");

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whatANodeCountsIsShownInItsUnitsAndDocumented() throws Exception {
    SidecarMetrics metrics = new SidecarMetrics(List.of());
    ClusterMetrics node = new ClusterMetrics(metrics, () -> true, () -> 3, () -> 4, () -> 250);
    node.hopped();
    node.tookOver();
    node.lost(2);
    String text = metrics.text();
    for (String line :
        new String[] {
          "cluster_connected 1.0",
          "cluster_members_away 3.0",
          "cluster_members_elsewhere 4.0",
          "cluster_clock_error_seconds 2.5E-4",
          "cluster_messages_sent_total 1.0",
          "cluster_rooms_taken_over_total 1.0",
          "cluster_rooms_left_total 2.0",
        }) {
      assertTrue(text.contains("\nopensyncparty_" + line), () -> line + " is missing in\n" + text);
    }
    String page = Files.readString(DocTable.repository().resolve("docs/operations.md"));
    assertEquals(names(TYPE, text), names(DOCUMENTED, page));
  }
}
