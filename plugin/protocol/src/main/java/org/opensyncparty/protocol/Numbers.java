package org.opensyncparty.protocol;

import java.math.BigDecimal;

/** Numbers as people read them. */
public final class Numbers {
  private Numbers() {}

  /** Without exponent and trailing zeros: {@code 8640000}, {@code 0.25}. */
  public static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
