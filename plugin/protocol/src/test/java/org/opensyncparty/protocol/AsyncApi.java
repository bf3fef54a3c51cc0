package org.opensyncparty.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * docs/asyncapi.yaml as the tests look at it. Messages are named as their vectors' files: {@code
 * ping.client}.
 */
final class AsyncApi {
  /** Where a schema may hold further ones for the same value. */
  private static final List<String> COMBINING = List.of("allOf", "anyOf", "oneOf");

  private final JsonNode document;
  private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getDraft7());
  private final Map<String, Schema> validators = new HashMap<>();

  AsyncApi() {
    try {
      document = new YAMLMapper().readTree(Path.of("../../docs/asyncapi.yaml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode document() {
    return document;
  }

  /** The messages, in the document's order, by their names. */
  Map<String, JsonNode> messages() {
    Map<String, JsonNode> messages = new LinkedHashMap<>();
    document
        .at("/components/messages")
        .properties()
        .forEach(e -> messages.put(e.getKey(), e.getValue()));
    return messages;
  }

  /** What validates whole messages of that name. */
  Schema validator(String message) {
    return validators.computeIfAbsent(message, this::newValidator);
  }

  private Schema newValidator(String message) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.set("components", document.path("components"));
    root.putArray("allOf").add(document.at("/components/messages/" + message + "/payload"));
    return registry.getSchema(root);
  }

  /** The schema of a message's {@code payload} field, or of a part of it. */
  JsonNode payload(String message) {
    JsonNode found = MissingNode.getInstance();
    for (JsonNode part : document.at("/components/messages/" + message + "/payload/allOf")) {
      JsonNode own = part.at("/properties/payload");
      found = own.isMissingNode() ? found : own;
    }
    return found;
  }

  /** What a reference within the document means; anything else is given back as it is. */
  JsonNode resolve(JsonNode schema) {
    String ref = schema.path("$ref").asText();
    return ref.startsWith("#") ? resolve(document.at(ref.substring(1))) : schema;
  }

  /** The fields that a schema names for an object, through references and combinations. */
  Map<String, JsonNode> fields(JsonNode schema) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    parts(schema)
        .flatMap(part -> part.path("properties").properties().stream())
        .forEach(e -> fields.put(e.getKey(), e.getValue()));
    return fields;
  }

  /** The schema itself and every part of it that is about the same value. */
  Stream<JsonNode> parts(JsonNode schema) {
    JsonNode here = resolve(schema);
    return Stream.concat(
        Stream.of(here),
        COMBINING.stream().flatMap(word -> elements(here.path(word))).flatMap(this::parts));
  }

  /** The paths of fields in {@code value} that {@code schema} does not name. */
  Set<String> undeclared(JsonNode schema, JsonNode value, String path) {
    Set<String> found = new TreeSet<>();
    if (value.isArray()) {
      JsonNode items =
          parts(schema)
              .map(part -> part.path("items"))
              .filter(JsonNode::isObject)
              .findFirst()
              .orElse(MissingNode.getInstance());
      value.forEach(element -> found.addAll(undeclared(items, element, path + "[]")));
    } else if (value.isObject()) {
      Map<String, JsonNode> fields = fields(schema);
      boolean open = parts(schema).anyMatch(p -> p.path("additionalProperties").asBoolean(false));
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        String at = path + "." + entry.getKey();
        JsonNode field = fields.get(entry.getKey());
        if (field != null) {
          found.addAll(undeclared(field, entry.getValue(), at));
        } else if (!open) {
          found.add(at);
        }
      }
    }
    return found;
  }

  static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
