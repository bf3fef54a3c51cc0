package org.opensyncparty.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Guards of {@link ServerMessage}'s constructors: a failure is our own mistake, not a client's. */
final class Require {
  private Require() {}

  static void that(boolean condition, String what) {
    if (!condition) {
      throw new IllegalArgumentException(what);
    }
  }

  static void id(String id) {
    that(Ids.isValid(id), "not an id");
  }

  static void position(double position) {
    that(position >= 0 && position <= ProtocolLimits.MAX_POSITION_SECONDS, "position out of range");
  }

  static void rate(double rate) {
    that(rate >= ProtocolLimits.MIN_RATE && rate <= ProtocolLimits.MAX_RATE, "rate out of range");
  }

  static void number(JsonNode payload, String name, double min, double max) {
    JsonNode value = payload.path(name);
    that(
        value.isNumber() && value.doubleValue() >= min && value.doubleValue() <= max,
        name + " must be a number in its range");
  }

  /** JSON's null means the same as an absent field. */
  static @Nullable JsonNode presentOrNull(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : node;
  }

  static void errorCode(String code) {
    that(
        Arrays.stream(ErrorCode.values()).anyMatch(e -> e.wire().equals(code)),
        "no such error code");
  }

  /** A list must name all {@code count} members, or as many as it may. */
  static void listed(int named, int count) {
    that(
        named == Math.min(count, ProtocolLimits.MAX_LISTED_MEMBERS),
        "the list must name all members, or as many as it may");
  }
}
