package org.opensyncparty.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Text ⇄ message. Stateless and safe to share.
 *
 * <p>Reading is strict where leniency could hide something: duplicate keys, trailing text, deep
 * nesting and long numbers are refused, so that what was checked is what is relayed.
 */
public final class MessageCodec {
  private static final int MAX_NUMBER_LENGTH = 64;
  private static final int MAX_KEY_LENGTH = 256;

  private final ObjectReader reader;
  private final ObjectWriter writer;

  public MessageCodec() {
    JsonMapper mapper = newMapper();
    this.reader = mapper.readerFor(JsonNode.class);
    this.writer = mapper.writer();
  }

  /** The JSON dialect of the protocol; also for tests that read messages back. */
  static JsonMapper newMapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(ProtocolLimits.MAX_JSON_DEPTH)
                    .maxStringLength(ProtocolLimits.MAX_MESSAGE_BYTES)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_KEY_LENGTH)
                    .build())
            // Errors must not quote the message back, nor name our classes.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    return JsonMapper.builder(factory)
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        // By what is read anyway; the parser would keep a set of keys of its own for each object.
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .build();
  }

  /** Every type that a client may send. */
  public static Set<String> clientTypes() {
    return ClientMessageReader.types();
  }

  /** Reads one text frame. Never throws: what is wrong comes back as {@link Inbound.Malformed}. */
  public Inbound decode(String text) {
    MessageRef ref = MessageRef.NONE;
    try {
      if (JsonText.isLongerThan(ProtocolLimits.MAX_MESSAGE_BYTES, text)) {
        throw new ProtocolException(
            ErrorCode.TOO_LARGE,
            "A message may have at most " + ProtocolLimits.MAX_MESSAGE_BYTES + " bytes.",
            null);
      }
      ObjectNode root = parse(text);
      ref = refOf(root);
      return read(root, ref);
    } catch (ProtocolException e) {
      return new Inbound.Malformed(ref, e);
    }
  }

  private Inbound read(ObjectNode root, MessageRef ref) {
    Fields envelope = new Fields(root, "");
    String type = envelope.text("type", ProtocolLimits.MAX_ID_LENGTH);
    checkRef(root, envelope);
    String room = envelope.optionalId("room");
    String client = namesItsClient(type) ? envelope.optionalId("client") : null;
    ObjectNode payload = envelope.object("payload");
    requireFinite(payload);
    ClientMessage message = ClientMessageReader.read(type, payload);
    if (message instanceof ClientMessage.JoinRoom && room == null) {
      throw Fields.bad("room", "is missing: it says which room to join");
    }
    return new Inbound.Message(ref, room, client, message);
  }

  /**
   * A number such as 1e400 is read as infinite, which JSON cannot say again: what the server does
   * not look at but relays would become what no client can read.
   */
  private static void requireFinite(ObjectNode payload) {
    for (Map.Entry<String, JsonNode> field : payload.properties()) {
      if (!allFinite(field.getValue())) {
        String name = field.getKey();
        throw Fields.bad(
            Ids.isValid(name) ? "payload." + name : "payload",
            "must be or have finite numbers only");
      }
    }
  }

  private static boolean allFinite(JsonNode node) {
    if (node.isNumber()) {
      return Double.isFinite(node.doubleValue());
    }
    for (JsonNode inner : node) {
      if (!allFinite(inner)) {
        return false;
      }
    }
    return true;
  }

  private static boolean namesItsClient(String type) {
    return type.equals("create_room") || type.equals("join_room");
  }

  private ObjectNode parse(String text) {
    JsonNode root;
    try {
      root = reader.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ProtocolException(
          ErrorCode.BAD_REQUEST, "The message is not acceptable JSON: " + reasonOf(e) + ".", null);
    }
    if (root instanceof ObjectNode object) {
      return object;
    }
    throw new ProtocolException(ErrorCode.BAD_REQUEST, "The message must be a JSON object.", null);
  }

  private static String reasonOf(JsonProcessingException e) {
    String original = e.getOriginalMessage();
    if (original.contains("Duplicate field")) {
      return "a key appears twice";
    }
    if (original.contains("nesting depth")) {
      return "nested deeper than " + ProtocolLimits.MAX_JSON_DEPTH;
    }
    var location = e.getLocation();
    return location == null || location.getColumnNr() < 1
        ? "cannot be read"
        : "cannot be read at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /** What can be quoted as a reference, as far as it has the right shape; never fails. */
  private static MessageRef refOf(ObjectNode root) {
    JsonNode type = root.path("type");
    JsonNode id = root.path("id");
    JsonNode ts = root.path("ts");
    return new MessageRef(
        type.isTextual() && type.textValue().length() <= ProtocolLimits.MAX_ID_LENGTH
            ? type.textValue()
            : null,
        isRefId(id) ? id : null,
        isFinite(ts) ? ts : null);
  }

  private static void checkRef(ObjectNode root, Fields envelope) {
    JsonNode id = root.path("id");
    if (!id.isMissingNode() && !id.isNull() && !isRefId(id)) {
      throw Fields.bad(
          "id",
          "must be a string of 1 to "
              + ProtocolLimits.MAX_REF_LENGTH
              + " characters or an integer");
    }
    envelope.optionalFinite("ts");
  }

  private static boolean isRefId(JsonNode id) {
    return id.isIntegralNumber()
        || (id.isTextual()
            && !id.textValue().isEmpty()
            && id.textValue().length() <= ProtocolLimits.MAX_REF_LENGTH);
  }

  private static boolean isFinite(JsonNode number) {
    return number.isNumber() && Double.isFinite(number.doubleValue());
  }

  /**
   * The text of a message.
   *
   * @param serverTs server time, ms
   */
  public String encode(Outbound outbound, long serverTs) {
    try (SegmentedStringWriter text =
            new SegmentedStringWriter(writer.getFactory()._getBufferRecycler());
        JsonGenerator json = writer.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("type", outbound.message().type());
      writeIfPresent(json, "room", outbound.room());
      writeIfPresent(json, "client", outbound.client());
      json.writeFieldName("payload");
      writer.writeValue(json, outbound.message());
      json.writeFieldName("ts");
      JsonNode ts = outbound.ts();
      if (ts == null) {
        json.writeNumber(serverTs);
      } else {
        json.writeTree(ts);
      }
      json.writeNumberField("server_ts", serverTs);
      json.writeEndObject();
      json.flush();
      return text.getAndClear();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  private static void writeIfPresent(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
