package org.opensyncparty.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says something; the envelope says who.
 *
 * @param messageId grows within a room
 * @param text 1 to {@link ProtocolLimits#MAX_CHAT_LENGTH} code points, cleaned
 * @param sentTs server time, ms
 * @param position where the room's film was, seconds, or null if it has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChatMessage(
    long messageId, String name, String text, long sentTs, @Nullable Double position)
    implements ServerMessage {
  public ChatMessage {
    Require.that(messageId > 0, "ids begin with 1");
    Require.that(!name.isEmpty(), "a name must not be empty");
    Require.that(!text.isEmpty(), "something must be said");
    Require.that(sentTs > 0, "said at no time");
    if (position != null) {
      Require.position(position);
    }
  }

  @Override
  public String type() {
    return "chat";
  }
}
