package org.opensyncparty.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The room starts at that time, or nobody counts down.
 *
 * @param atTs server time, ms; null if nobody does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CountdownNotice(@Nullable Long atTs) implements ServerMessage {
  /** Nobody counts down. */
  public static final CountdownNotice NONE = new CountdownNotice(null);

  public CountdownNotice {
    Require.that(atTs == null || atTs > 0, "a countdown ends");
  }

  @Override
  public String type() {
    return "countdown";
  }
}
