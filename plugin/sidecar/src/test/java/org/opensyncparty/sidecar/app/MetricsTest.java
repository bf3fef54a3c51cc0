package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opensyncparty.sidecar.docs.DocTable;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.transport.RawWebSocket;

/** What a sidecar counts while something goes on in it, and what is written about that. */
@Timeout(60)
class MetricsTest {
  private static final Pattern NAME = Pattern.compile("opensyncparty_[a-z_]+");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\w+)$");

  /** Those of a cluster are another test's: a sidecar alone has none of them. */
  private static final Pattern DOCUMENTED =
      Pattern.compile("(?m)^\\| `(opensyncparty_(?!cluster_)[a-z_]+)`");

  private static final String FILM = "jellyfin:0f11e0000000000000000000000000a1";

  /** Some of everything: a login, a join, a refusal, a report, a flood, a foreign page. */
  private static String scrapeAfterAnEvening(Path data) throws Exception {
    try (TestSidecar sidecar = TestSidecar.withStage(data);
        StageLogin stage = new StageLogin(sidecar.port());
        TestClient alice = sidecar.connect();
        TestClient eve = sidecar.connect()) {
      String token = stage.exchange(stage.login("alice"));
      alice.says(
          "create_room",
          "sofa",
          "alice",
          "{'auth_token':'" + token + "','media_url':'" + FILM + "'}");
      alice.hears("room_state");
      alice.says("member_status", "{'state':'playing','offset_ms':-70}").hearsUntilPong();
      eve.says("join_room", "sofa", "eve", "{}");
      eve.hearsError();
      for (int i = 0; i < 9; i++) {
        eve.send("{'type':'made_up_by_eve','x':'" + "x".repeat(60_000) + "'}");
      }
      eve.socket().readCloseCode();
      try (RawWebSocket page = RawWebSocket.dial(sidecar.port())) {
        page.handshake("/OpenSyncParty/ws", Map.of("Origin", "https://evil.example"));
      }
      return stage.request("GET", "metrics", Map.of(), "");
    }
  }

  @Test
  void everythingIsCountedDocumentedAndOnTheDashboardAndAlertsAskForNothingElse(@TempDir Path data)
      throws Exception {
    String scrape = scrapeAfterAnEvening(data);
    for (String line :
        new String[] {
          "opensyncparty_joins_total{result=\"ok\"} 1.0",
          "opensyncparty_joins_total{result=\"auth_required\"} 1.0",
          "opensyncparty_member_offset_seconds_bucket{le=\"0.08\"} 1",
          "opensyncparty_member_offset_seconds_bucket{le=\"0.04\"} 0",
          "opensyncparty_limits_met_total{limit=\"unjoined_bytes\"} 1.0",
          "opensyncparty_sockets_closed_total{status=\"1008\"} 1.0",
          "opensyncparty_upgrades_refused_total{reason=\"foreign_origin\"} 1.0",
          "opensyncparty_media_server_seconds_count{question=\"who_is\",result=\"ok\"} 1",
          "opensyncparty_media_server_seconds_count{question=\"may_see\",result=\"ok\"} 1",
        }) {
      assertTrue(scrape.contains(line), () -> line + " is missing in\n" + scrape);
    }
    assertFalse(scrape.contains("made_up_by_eve"));
    Set<String> families =
        TYPE.matcher(scrape)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(families, named("docs/operations.md", DOCUMENTED));
    checkDashboard(scrape);
    checkAlerts(scrape);
  }

  private static Set<String> named(String page, Pattern pattern) throws Exception {
    return pattern
        .matcher(Files.readString(DocTable.repository().resolve(page)))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void checkDashboard(String scrape) throws Exception {
    JsonNode dashboard =
        new ObjectMapper()
            .readTree(
                DocTable.repository().resolve("docs/operations/grafana-dashboard.json").toFile());
    int queries = 0;
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        queries += checkNames(target.path("expr").asText(), scrape);
      }
    }
    assertTrue(queries > 10, "the dashboard asks for " + queries);
  }

  private static void checkAlerts(String scrape) throws Exception {
    String alerts =
        Files.readString(DocTable.repository().resolve("docs/operations/prometheus-alerts.yaml"));
    assertTrue(checkNames(alerts, scrape) > 8, alerts);
    Set<String> limits = new TreeSet<>();
    for (Limit limit : Limit.values()) {
      limits.add(limit.name().toLowerCase(Locale.ROOT));
    }
    Matcher alternatives = Pattern.compile("limit=~\"([a-z_|]+)\"").matcher(alerts);
    assertTrue(alternatives.find(), "an alert about limits");
    assertTrue(limits.containsAll(Set.of(alternatives.group(1).split("\\|"))), alerts);
  }

  /** Every query names only what was scraped; how many names there are. */
  private static int checkNames(String text, String scrape) {
    List<MatchResult> names = NAME.matcher(text).results().toList();
    for (MatchResult name : names) {
      assertTrue(
          Pattern.compile("(?m)^" + name.group() + "[ {]").matcher(scrape).find(), name::group);
    }
    return names.size();
  }
}
