package org.opensyncparty.sidecar.cluster;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.time.ManualTime;

/** How long a node believes that it rules, against how long Redis lets it. */
class TenureTest {
  private final ManualTime time = new ManualTime();
  private final Tenure tenure = new Tenure("a", time, time.nowMicros());

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  @Test
  void aNodeStopsBeforeRedisCanLetItsSessionEnd() {
    time.advance(ms(Tenure.TTL_MS - Tenure.MARGIN_MS - 1));
    assertTrue(tenure.isHeld());
    time.advance(ms(1));
    assertFalse(tenure.isHeld());
  }

  @Test
  void aRenewalCountsFromWhenItWasSentHoweverLateTheAnswer() {
    long sent = time.nowMicros();
    time.advance(ms(2_000));
    tenure.renewed(sent);
    time.advance(ms(199));
    assertTrue(tenure.isHeld());
    time.advance(ms(1));
    assertFalse(tenure.isHeld(), "Redis has counted since it heard of it, which was before");
  }

  @Test
  void aRenewalInTimeGoesOn() {
    for (int i = 0; i < 100; i++) {
      time.advance(ms(400));
      tenure.renewed(time.nowMicros());
    }
    assertTrue(tenure.isHeld());
  }

  @Test
  void aProcessThatWasStoppedRulesNothingWhenItWakesUp() {
    time.advance(Duration.ofMinutes(1));
    assertFalse(tenure.isHeld());
  }

  @Test
  void aMachineThatSleptRulesNothingThoughItsSteadyClockSleptAsWell() {
    time.stepWall(Duration.ofMinutes(1));
    assertFalse(tenure.isHeld());
  }

  @Test
  void whatIsOverStaysOver() {
    tenure.end();
    tenure.renewed(time.nowMicros());
    assertFalse(tenure.isHeld());
  }
}
