package org.opensyncparty.sidecar.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.ErrorCode;

class SidecarMetricsTest {
  private final SidecarMetrics metrics = new SidecarMetrics(List.of("ping", "join_room"));

  @Test
  void everythingThatIsCountedShowsInTheText() {
    metrics.gauges(() -> 3, () -> 2, () -> 5);
    metrics.received("ping");
    metrics.received("ping");
    metrics.sent();
    metrics.error(ErrorCode.NOT_HOST);
    metrics.closed(CloseStatus.TOO_SLOW);
    metrics.coalesced();
    metrics.token("ok");
    metrics.refused("foreign_origin");
    List<String> lines = metrics.text().lines().toList();
    for (String line :
        List.of(
            "opensyncparty_sockets 3.0",
            "opensyncparty_rooms 2.0",
            "opensyncparty_members 5.0",
            "opensyncparty_messages_received_total{type=\"ping\"} 2.0",
            "opensyncparty_messages_sent_total 1.0",
            "opensyncparty_errors_sent_total{code=\"not_host\"} 1.0",
            "opensyncparty_sockets_closed_total{status=\"1013\"} 1.0",
            "opensyncparty_states_coalesced_total 1.0",
            "opensyncparty_token_requests_total{result=\"ok\"} 1.0",
            "opensyncparty_upgrades_refused_total{reason=\"foreign_origin\"} 1.0")) {
      assertTrue(lines.contains(line), () -> line + " is missing in\n" + metrics.text());
    }
  }

  @Test
  void theTotalsCountAllTypesAndAllReceivers() {
    metrics.received("ping");
    metrics.received("join_room");
    metrics.received("made_up_by_me");
    metrics.sent();
    metrics.sent();
    assertEquals(3, metrics.receivedTotal());
    assertEquals(2, metrics.sentTotal());
  }

  @Test
  void aTypeThatAClientMadeUpDoesNotBecomeALabel() {
    metrics.received("made_up_by_me");
    assertFalse(metrics.text().contains("made_up_by_me"));
    assertTrue(metrics.text().contains("{type=\"other\"} 1.0"));
  }
}
