package org.opensyncparty.sidecar.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitTest {

  @ParameterizedTest
  @EnumSource
  void saysHowMuchOfWhat(Limit limit) {
    assertTrue(limit.standard() > 0);
    assertFalse(limit.unit().isBlank());
    assertFalse(limit.meaning().endsWith("."), "it is the end of a table's row, not a sentence");
  }

  @Test
  void theBurstIsTwiceTheRate() {
    assertEquals(2 * Limit.MESSAGE_RATE.standard(), Limit.MESSAGE_BURST.standard());
  }
}
