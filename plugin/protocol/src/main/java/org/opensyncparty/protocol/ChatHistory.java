package org.opensyncparty.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said before the receiver came.
 *
 * @param messages the newest last, at most {@link ProtocolLimits#MAX_CHAT_HISTORY}
 */
public record ChatHistory(List<Line> messages) implements ServerMessage {

  /** One {@link ChatMessage} and who it came from. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      long messageId,
      String clientId,
      String name,
      String text,
      long sentTs,
      @Nullable Double position) {
    /** More than all keys, numbers and signs of a line take. */
    private static final int FRAME_BYTES = 160;

    public Line {
      Require.id(clientId);
      new ChatMessage(messageId, name, text, sentTs, position);
    }

    /** The line as it is said. */
    public ChatMessage message() {
      return new ChatMessage(messageId, name, text, sentTs, position);
    }

    /** At least as many bytes as the line takes in a message. */
    public int bytes() {
      return FRAME_BYTES
          + clientId.length()
          + JsonText.quotedLength(name)
          + JsonText.quotedLength(text);
    }
  }

  public ChatHistory {
    messages = List.copyOf(messages);
    Require.that(messages.size() <= ProtocolLimits.MAX_CHAT_HISTORY, "more lines than are kept");
  }

  @Override
  public String type() {
    return "chat_history";
  }
}
