package org.opensyncparty.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What the receiver sent is applied. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Accepted(@Nullable JsonNode ref, long revision, long positionTs)
    implements ServerMessage {
  public Accepted {
    ref = Require.presentOrNull(ref);
    Require.that(revision >= 0, "a revision must not be negative");
  }

  @Override
  public String type() {
    return "accepted";
  }
}
