package org.opensyncparty.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** docs/asyncapi.yaml has what the code has, and nothing else. */
class AsyncApiTest {
  private static final String HOW_TO =
      "docs/asyncapi.yaml: every message stands under components/messages, in channels/party and in"
          + " an operation; see “Adding a message” in CONTRIBUTING.md";

  /** What bounds a value, and so comes from a constant. */
  private static final List<String> BOUNDS =
      List.of("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems");

  private final AsyncApi api = new AsyncApi();

  @Test
  void itIsAboutTheMessagesThatTheCodeHas() {
    Set<String> inCode = new TreeSet<>();
    ClientMessageReader.types().forEach(type -> inCode.add(type + ".client"));
    ServerMessageConformanceTest.TYPES.keySet().forEach(type -> inCode.add(type + ".server"));
    same(inCode, api.messages().keySet());
    Set<String> inChannel = new TreeSet<>();
    api.document().at("/channels/party/messages").fieldNames().forEachRemaining(inChannel::add);
    same(inCode, inChannel);
    same(inCode, inOperations());
  }

  private static void same(Set<String> inCode, Set<String> there) {
    assertEquals(Set.of(), without(inCode, there), "messages that are missing in " + HOW_TO);
    assertEquals(
        Set.of(), without(there, inCode), "messages that the code does not have in " + HOW_TO);
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> left = new TreeSet<>(all);
    left.removeAll(some);
    return left;
  }

  private Set<String> inOperations() {
    Set<String> named = new TreeSet<>();
    for (JsonNode operation : api.document().path("operations")) {
      boolean received = operation.path("action").asText().equals("receive");
      refs(operation.path("messages"), received ? ".client" : ".server").forEach(named::add);
      refs(operation.at("/reply/messages"), ".server").forEach(named::add);
    }
    return named;
  }

  private static Stream<String> refs(JsonNode messages, String ending) {
    return AsyncApi.elements(messages)
        .map(message -> message.path("$ref").asText())
        .peek(ref -> assertTrue(ref.endsWith(ending), ref))
        .map(ref -> ref.substring(ref.lastIndexOf('/') + 1));
  }

  @Test
  void everyMessageSaysItsTypeAndWhatItIsFor() {
    api.messages()
        .forEach(
            (name, message) -> {
              String type = name.substring(0, name.lastIndexOf('.'));
              assertEquals(type, message.path("name").asText(), name);
              assertTrue(message.path("summary").asText().endsWith("."), name);
              assertTrue(
                  api.parts(message.path("payload"))
                      .anyMatch(p -> p.at("/properties/type/const").asText().equals(type)),
                  name);
            });
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> dead =
        api.document().findValuesAsText("$ref").stream()
            .filter(ref -> api.document().at(ref.substring(1)).isMissingNode())
            .toList();
    assertEquals(List.of(), dead, HOW_TO);
  }

  @Test
  void everyListOfWordsIsThatOfItsEnum() throws ReflectiveOperationException {
    for (JsonNode schema : api.document().findParents("enum")) {
      String name = schema.path("x-enum").asText();
      assertTrue(!name.isEmpty(), () -> "x-enum is missing beside " + schema);
      List<String> words = new ArrayList<>();
      Class<?> type = Class.forName("org.opensyncparty.protocol." + name);
      for (Object constant : type.getEnumConstants()) {
        words.add((String) type.getMethod("wire").invoke(constant));
      }
      List<String> listed = AsyncApi.elements(schema.path("enum")).map(JsonNode::asText).toList();
      assertEquals(words, listed, "docs/asyncapi.yaml: enum with x-enum " + name);
    }
  }

  @Test
  void everyBoundIsThatOfItsConstant() throws ReflectiveOperationException {
    List<JsonNode> schemas = new ArrayList<>();
    collect(api.document().path("components"), schemas);
    for (JsonNode schema : schemas) {
      JsonNode limits = schema.path("x-limits");
      for (String bound : BOUNDS) {
        JsonNode value = schema.path(bound);
        // From 0 or 1 on: that it is not negative or not empty needs no constant.
        boolean plain = bound.startsWith("min") && (value.asInt() == 0 || value.asInt() == 1);
        assertTrue(
            !value.isNumber() || (plain && !value.isDouble()) || limits.has(bound),
            () -> "docs/asyncapi.yaml: x-limits has no " + bound + " in " + schema);
      }
      for (Map.Entry<String, JsonNode> limit : limits.properties()) {
        assertEquals(
            constant(limit.getValue().asText()),
            schema.path(limit.getKey()).doubleValue(),
            () -> "docs/asyncapi.yaml: " + limit + " in " + schema);
      }
    }
  }

  private static double constant(String name) throws ReflectiveOperationException {
    boolean negative = name.startsWith("-");
    Object value = ProtocolLimits.class.getField(negative ? name.substring(1) : name).get(null);
    double number = ((Number) value).doubleValue();
    return negative ? -number : number;
  }

  private static void collect(JsonNode node, List<JsonNode> objects) {
    if (node.isObject()) {
      objects.add(node);
    }
    node.forEach(child -> collect(child, objects));
  }

  @Test
  void featuresAndErrorsAreThoseOfTheCode() {
    Set<String> features =
        Arrays.stream(Feature.values()).map(Feature::wire).collect(Collectors.toSet());
    Set<String> codes =
        Arrays.stream(ErrorCode.values()).map(ErrorCode::wire).collect(Collectors.toSet());
    api.messages()
        .forEach(
            (name, message) -> {
              JsonNode feature = message.path("x-feature");
              assertTrue(
                  feature.isMissingNode() || features.contains(feature.asText()),
                  () -> name + ": there is no feature " + feature);
              AsyncApi.elements(message.path("x-errors"))
                  .forEach(code -> assertTrue(codes.contains(code.asText()), name + ": " + code));
            });
  }

  @Test
  void theWordsAreThereToo() throws IOException {
    String page = Files.readString(Path.of("../../docs/protocol.md"));
    List<String> missing =
        api.messages().values().stream()
            .map(message -> message.path("name").asText())
            .filter(Predicate.not(type -> page.contains("`" + type + "`")))
            .toList();
    assertEquals(List.of(), missing, "docs/protocol.md does not tell of these messages");
  }

  /** A field that the code does not read would be taken whatever it is. */
  @TestFactory
  Stream<DynamicTest> theCodeReadsEveryFieldOfAClientsMessage() {
    return ClientMessageReader.types().stream()
        .sorted()
        .flatMap(
            type ->
                api.fields(api.payload(type + ".client")).entrySet().stream()
                    .map(
                        field ->
                            DynamicTest.dynamicTest(
                                type + ": " + field.getKey(),
                                () -> refusesNonsense(type, field.getKey()))));
  }

  private static void refusesNonsense(String type, String field) {
    ObjectNode message =
        (ObjectNode) Vectors.parse(Vectors.valid(type, "client").findFirst().orElseThrow().text());
    ArrayNode nonsense = message.arrayNode().add(message.arrayNode());
    message.withObject("/payload").set(field, nonsense);
    var malformed =
        assertInstanceOf(
            Inbound.Malformed.class,
            new MessageCodec().decode(message.toString()),
            () -> "docs/asyncapi.yaml tells of a field that nobody reads: " + message);
    assertEquals("payload." + field, malformed.error().field());
  }

  @Test
  void theFieldsOfTheServersMessagesAreThoseOfItsRecords() {
    Map<String, Set<String>> written = new TreeMap<>();
    Map<String, Set<String>> described = new TreeMap<>();
    ServerMessageConformanceTest.TYPES.forEach(
        (type, record) -> compare(record, api.payload(type + ".server"), type, written, described));
    assertEquals(written, described, "docs/asyncapi.yaml: the fields of these are not the code's");
  }

  private void compare(
      Class<?> record,
      JsonNode schema,
      String path,
      Map<String, Set<String>> written,
      Map<String, Set<String>> described) {
    var mapper = MessageCodec.newMapper();
    var bean = mapper.getSerializationConfig().introspect(mapper.constructType(record));
    if (bean.findJsonValueAccessor() != null) {
      return;
    }
    Map<String, JsonNode> fields = api.fields(schema);
    written.put(path, new TreeSet<>());
    described.put(path, new TreeSet<>(fields.keySet()));
    for (BeanPropertyDefinition property : bean.findProperties()) {
      String name = property.getName();
      written.getOrDefault(path, Set.of()).add(name);
      var type = property.getPrimaryType();
      var element = type.isCollectionLikeType() ? type.getContentType() : type;
      JsonNode field = fields.get(name);
      if (field != null && element.getRawClass().isRecord()) {
        JsonNode below = type.isCollectionLikeType() ? api.resolve(field).path("items") : field;
        compare(element.getRawClass(), below, path + "." + name, written, described);
      }
    }
  }
}
