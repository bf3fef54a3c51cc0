package org.opensyncparty.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object's fields and says which one is wrong. An absent field and {@code null} are the
 * same.
 *
 * <p>Every method throws {@code bad_request} naming the field if it has another type or is out of
 * range.
 */
final class Fields {
  private final ObjectNode object;
  private final String prefix;

  Fields(ObjectNode object, String prefix) {
    this.object = object;
    this.prefix = prefix;
  }

  static ProtocolException bad(String field, String what) {
    return new ProtocolException(ErrorCode.BAD_REQUEST, field + " " + what + ".", field);
  }

  private ProtocolException wrong(String name, String what) {
    return bad(prefix + name, what);
  }

  private @Nullable JsonNode get(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private JsonNode required(String name) {
    JsonNode value = get(name);
    if (value == null) {
      throw wrong(name, "is missing");
    }
    return value;
  }

  @Nullable String optionalText(String name, int maxLength) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw wrong(name, "must be a string");
    }
    if (value.textValue().length() > maxLength) {
      throw wrong(name, "must be at most " + maxLength + " characters");
    }
    return value.textValue();
  }

  String text(String name, int maxLength) {
    required(name);
    String value = optionalText(name, maxLength);
    return value == null ? "" : value;
  }

  String text(String name, int maxLength, String whenAbsent) {
    String value = optionalText(name, maxLength);
    return value == null ? whenAbsent : value;
  }

  @Nullable String optionalId(String name) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual() || !Ids.isValid(value.textValue())) {
      throw wrong(
          name,
          "must be 1 to " + ProtocolLimits.MAX_ID_LENGTH + " characters of A-Z a-z 0-9 _ . -");
    }
    return value.textValue();
  }

  String id(String name) {
    required(name);
    String value = optionalId(name);
    return value == null ? "" : value;
  }

  String name() {
    String name = cleanable("name", ProtocolLimits.MAX_NAME_LENGTH);
    return name.isEmpty() ? DisplayName.DEFAULT : name;
  }

  /** Text for people's eyes, cleaned as names are, of up to so many code points then. */
  String cleanable(String name, int maxLength) {
    String text = DisplayName.normalise(text(name, ProtocolLimits.MAX_MESSAGE_BYTES, ""));
    if (text.codePointCount(0, text.length()) > maxLength) {
      throw wrong(name, "must be at most " + maxLength + " characters");
    }
    return text;
  }

  /** The same, of which something must be left to be seen. */
  String cleaned(String name, int maxLength) {
    required(name);
    String text = cleanable(name, maxLength);
    if (text.isEmpty()) {
      throw wrong(name, "must have something to be seen");
    }
    return text;
  }

  @Nullable JsonNode optionalFinite(String name) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw wrong(name, "must be a finite number");
    }
    return value;
  }

  JsonNode finite(String name) {
    required(name);
    JsonNode value = optionalFinite(name);
    return value == null ? JsonNodeFactory.instance.numberNode(0) : value;
  }

  @Nullable Double optionalNumber(String name, double min, double max) {
    JsonNode value = optionalFinite(name);
    if (value == null) {
      return null;
    }
    double number = value.doubleValue();
    if (number < min || number > max) {
      throw wrong(name, "must be from " + Numbers.plain(min) + " to " + Numbers.plain(max));
    }
    return number;
  }

  @Nullable Double optionalPosition(String name) {
    return optionalNumber(name, 0, ProtocolLimits.MAX_POSITION_SECONDS);
  }

  double position(String name) {
    required(name);
    return position(name, 0);
  }

  double position(String name, double whenAbsent) {
    Double value = optionalPosition(name);
    return value == null ? whenAbsent : value;
  }

  @Nullable Double optionalRate() {
    return optionalNumber("rate", ProtocolLimits.MIN_RATE, ProtocolLimits.MAX_RATE);
  }

  /**
   * Milliseconds of server time, rounded; any finite number, since disbelief is the rules'
   * business.
   */
  @Nullable Long optionalTime(String name) {
    JsonNode value = optionalFinite(name);
    return value == null ? null : Math.round(value.doubleValue());
  }

  @Nullable Long optionalRevision(String name) {
    return optionalWhole(name, 0);
  }

  @Nullable Long optionalEntryId() {
    return optionalWhole("entry_id", 1);
  }

  long entryId() {
    required("entry_id");
    Long id = optionalEntryId();
    return id == null ? 0 : id;
  }

  private @Nullable Long optionalWhole(String name, int min) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < min) {
      throw wrong(name, "must be a whole number, " + min + " or more");
    }
    return value.longValue();
  }

  int integer(String name, int min, int max) {
    required(name);
    return integer(name, min, max, min);
  }

  int integer(String name, int min, int max, int whenAbsent) {
    JsonNode value = get(name);
    if (value == null) {
      return whenAbsent;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (number != Math.rint(number) || number < min || number > max) {
      throw wrong(name, "must be a whole number from " + min + " to " + max);
    }
    return (int) number;
  }

  @Nullable Integer optionalInteger(String name, int min, int max) {
    return get(name) == null ? null : integer(name, min, max, 0);
  }

  @Nullable Boolean optionalFlag(String name) {
    JsonNode value = get(name);
    if (value == null) {
      return null;
    }
    if (!value.isBoolean()) {
      throw wrong(name, "must be true or false");
    }
    return value.booleanValue();
  }

  boolean flag(String name) {
    required(name);
    Boolean value = optionalFlag(name);
    return value != null && value;
  }

  ObjectNode object(String name) {
    JsonNode value = get(name);
    if (value == null) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!(value instanceof ObjectNode node)) {
      throw wrong(name, "must be an object");
    }
    return node;
  }

  Set<Feature> features() {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    JsonNode value = get("features");
    if (value == null) {
      return features;
    }
    if (!value.isArray() || value.size() > ProtocolLimits.MAX_FEATURES) {
      throw wrong(
          "features", "must be an array of at most " + ProtocolLimits.MAX_FEATURES + " strings");
    }
    for (JsonNode entry : value) {
      if (!entry.isTextual() || entry.textValue().length() > ProtocolLimits.MAX_ID_LENGTH) {
        throw wrong(
            "features",
            "must hold strings of at most " + ProtocolLimits.MAX_ID_LENGTH + " characters");
      }
      Feature.ofWire(entry.textValue()).ifPresent(features::add);
    }
    return features;
  }
}
