package org.opensyncparty.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Which message an answer belongs to.
 *
 * @param type the message's type, if it had a readable one
 * @param id its {@code id}: a string or an integer
 * @param ts its {@code ts}: a finite number
 */
public record MessageRef(@Nullable String type, @Nullable JsonNode id, @Nullable JsonNode ts) {
  /** For what no message caused. */
  public static final MessageRef NONE = new MessageRef(null, null, null);

  /** What an answer calls {@code ref}: the id, or else the client's time. */
  public @Nullable JsonNode ref() {
    return id != null ? id : ts;
  }
}
