package org.opensyncparty.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Draws docs/asyncapi.yaml as a page for people, with an example of each message. */
final class ProtocolReference {
  private static final String HEAD =
      """
      # Protocol reference

      <!-- Made from asyncapi.yaml and the examples of ../conformance/messages by ProtocolReferenceTest; do not edit. -->

      Every message and field, for looking up. What it all means is told in [protocol.md](protocol.md); the same for machines is
      [asyncapi.yaml](asyncapi.yaml) (AsyncAPI 3).

      Any message may also be answered with [`error`](#error-from-the-server): `bad_request`, `too_large`, `rate_limited` or `internal`; messages from
      clients are answered in their order. An optional field of a client's may also be `null`, which means the same as absent. Answers and messages of a
      *feature* come only to clients that named it when they joined; those marked *seed* come to everybody.

      """;

  private final AsyncApi api;

  /** For each message of a client's, what answers its sender. */
  private final Map<String, List<String>> answers = new TreeMap<>();

  ProtocolReference(AsyncApi api) {
    this.api = api;
    for (JsonNode operation : api.document().path("operations")) {
      List<String> replies =
          AsyncApi.elements(operation.at("/reply/messages")).map(ProtocolReference::name).toList();
      AsyncApi.elements(operation.path("messages")).forEach(m -> answers.put(name(m), replies));
    }
  }

  private static String name(JsonNode reference) {
    String ref = reference.path("$ref").asText();
    return ref.substring(ref.lastIndexOf('/') + 1);
  }

  /** The whole page, in Markdown. */
  String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    section(page, "What clients say", ".client");
    section(page, "What the server says", ".server");
    page.append("## The envelope\n\n### From a client\n\n");
    fields(page, api.document().at("/components/schemas/ClientEnvelope"));
    page.append("### From the server\n\n");
    fields(page, api.document().at("/components/schemas/ServerEnvelope"));
    page.append("## Parts\n\n");
    api.document()
        .at("/components/schemas")
        .properties()
        .forEach(entry -> part(page, entry.getKey(), entry.getValue()));
    return page.toString().stripTrailing() + "\n";
  }

  private void section(StringBuilder page, String title, String ending) {
    Set<String> names =
        api.messages().keySet().stream()
            .filter(name -> name.endsWith(ending))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    page.append("## ").append(title).append("\n\n");
    page.append(names.stream().map(this::link).collect(Collectors.joining(" · "))).append("\n\n");
    names.forEach(name -> message(page, name));
  }

  private static String heading(String message) {
    int dot = message.lastIndexOf('.');
    boolean toServer = message.endsWith(".client");
    return "`" + message.substring(0, dot) + "` from " + (toServer ? "a client" : "the server");
  }

  private String link(String message) {
    String anchor = heading(message).replace("`", "").replace(' ', '-');
    return "[`" + message.substring(0, message.lastIndexOf('.')) + "`](#" + anchor + ")";
  }

  private void message(StringBuilder page, String name) {
    JsonNode message = api.messages().getOrDefault(name, api.document());
    page.append("### ").append(heading(name)).append("\n\n");
    String told = message.path("summary").asText() + " " + audience(message);
    page.append(told.strip()).append("\n\n");
    List<String> replies = answers.getOrDefault(name, List.of());
    if (name.endsWith(".client")) {
      page.append("Answer: ").append(replies.isEmpty() ? "none" : links(replies)).append('.');
      String errors = words(message.path("x-errors"));
      page.append(errors.isEmpty() ? "" : " Errors: " + errors + ".").append("\n\n");
    }
    fields(page, api.payload(name));
    page.append("```json\n").append(example(name)).append("\n```\n\n");
  }

  private String links(List<String> messages) {
    return messages.stream().map(this::link).collect(Collectors.joining(", "));
  }

  private static String audience(JsonNode message) {
    if (message.has("x-feature")) {
      return "Only for clients that named the feature `"
          + message.path("x-feature").asText()
          + "`.";
    }
    return message.path("x-seed").asBoolean() ? "*Seed.*" : "";
  }

  private void fields(StringBuilder page, JsonNode schema) {
    Map<String, JsonNode> fields = api.fields(schema);
    if (fields.isEmpty()) {
      page.append("No payload fields.\n\n");
      return;
    }
    Set<String> required =
        api.parts(schema)
            .flatMap(part -> AsyncApi.elements(part.path("required")))
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    page.append("| field | type | | |\n|---|---|---|---|\n");
    fields.forEach(
        (field, value) -> {
          String presence = required.contains(field) ? "required" : "optional";
          String usual = find(value, "default").map(node -> ", default `" + node + "`").orElse("");
          String words = find(value, "description").map(JsonNode::asText).orElse("");
          page.append(
              "| `%s` | %s | %s%s | %s |\n".formatted(field, type(value), presence, usual, words));
        });
    if (api.parts(schema).anyMatch(part -> part.path("additionalProperties").asBoolean(false))) {
      page.append("| any other | any | optional | Kept and passed on as it came. |\n");
    }
    page.append('\n');
  }

  private void part(StringBuilder page, String name, JsonNode schema) {
    if (!schema.has("properties") || name.endsWith("Envelope")) {
      return;
    }
    page.append("### ").append(name).append("\n\n");
    page.append(schema.path("description").asText()).append("\n\n");
    fields(page, schema);
  }

  /** The first of what the parts of a schema have under {@code word}; its own goes first. */
  private Optional<JsonNode> find(JsonNode schema, String word) {
    return api.parts(schema)
        .filter(part -> part.has(word))
        .map(part -> part.path(word))
        .findFirst();
  }

  /** A type in words: {@code string, 1 … 64 characters}. */
  private String type(JsonNode schema) {
    String ref = schema.path("$ref").asText();
    JsonNode here = api.resolve(schema);
    if (here.has("properties")) {
      String name = ref.substring(ref.lastIndexOf('/') + 1);
      return "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")";
    }
    for (String word : List.of("allOf", "anyOf", "oneOf")) {
      if (here.has(word)) {
        return AsyncApi.elements(here.path(word))
            .filter(part -> !part.path("type").asText().equals("null"))
            .map(this::type)
            .distinct()
            .collect(Collectors.joining(" or "));
      }
    }
    if (here.has("enum")) {
      return words(here.path("enum"));
    }
    String plain = plainType(here.path("type"));
    if (plain.equals("array")) {
      return "array" + bounds(here, "Items", " entries") + ", each " + type(here.path("items"));
    }
    if (plain.equals("string")) {
      return plain + bounds(here, "Length", " characters");
    }
    return (plain.isEmpty() ? "any" : plain) + bounds(here, "imum", "");
  }

  private static String plainType(JsonNode type) {
    return type.isArray()
        ? AsyncApi.elements(type)
            .map(JsonNode::asText)
            .filter(word -> !word.equals("null"))
            .collect(Collectors.joining(" or "))
        : type.asText();
  }

  private static String bounds(JsonNode schema, String suffix, String unit) {
    JsonNode min = schema.path("min" + suffix);
    JsonNode max = schema.path("max" + suffix);
    if (max.isMissingNode()) {
      String least = unit.isEmpty() ? ", " + number(min) + " or more" : ", not empty";
      return min.isMissingNode() ? "" : least;
    }
    return ", " + (min.isMissingNode() ? "up to " : number(min) + " … ") + number(max) + unit;
  }

  private static String number(JsonNode number) {
    return Numbers.plain(number.doubleValue());
  }

  private static String words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add("`" + word.asText() + "`"));
    return String.join(", ", words);
  }

  private static String example(String name) {
    int dot = name.lastIndexOf('.');
    String text =
        Vectors.valid(name.substring(0, dot), name.substring(dot + 1))
            .findFirst()
            .orElseThrow()
            .text();
    try {
      return new ObjectMapper()
          .configure(SerializationFeature.INDENT_OUTPUT, false)
          .writeValueAsString(Vectors.parse(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
