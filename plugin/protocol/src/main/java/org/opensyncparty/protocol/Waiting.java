package org.opensyncparty.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom the party waits for; nobody any more if {@code awaited} is empty, and then the rest is
 * absent.
 *
 * @param awaited the first {@link ProtocolLimits#MAX_WAITING_NAMES} of them
 * @param untilTs server time at which it goes on in any case, ms
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Waiting(
    @JsonProperty("for") List<Awaited> awaited, @Nullable WaitReason reason, @Nullable Long untilTs)
    implements ServerMessage {
  /** For nobody any more. */
  public static final Waiting OVER = new Waiting(List.of(), null, null);

  /** Somebody that the party waits for. */
  public record Awaited(String clientId, String name) {
    public Awaited {
      Require.id(clientId);
      Require.that(!name.isEmpty(), "a name must not be empty");
    }
  }

  public Waiting {
    awaited = List.copyOf(awaited);
    Require.that(awaited.size() <= ProtocolLimits.MAX_WAITING_NAMES, "too many names");
    Require.that(awaited.isEmpty() == (reason == null), "a wait has a reason");
    Require.that(awaited.isEmpty() == (untilTs == null), "a wait has an end");
  }

  @Override
  public String type() {
    return "waiting";
  }
}
