package org.opensyncparty.sidecar.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Sets of texts as arrays. */
final class Json {
  private Json() {}

  static void put(ObjectNode into, String field, Collection<String> texts) {
    ArrayNode array = into.putArray(field);
    texts.forEach(array::add);
  }

  /** In their order. */
  static Set<String> texts(JsonNode array) {
    Set<String> texts = new LinkedHashSet<>();
    for (JsonNode text : array) {
      texts.add(text.textValue());
    }
    return texts;
  }
}
