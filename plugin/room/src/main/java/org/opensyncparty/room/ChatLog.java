package org.opensyncparty.room;

import java.util.ArrayList;
import java.util.List;
import org.opensyncparty.protocol.ChatHistory;
import org.opensyncparty.protocol.ProtocolLimits;

/**
 * What was said in a room last, for those who come later.
 *
 * @param lines the newest last; together they fit into one {@code chat_history}
 * @param lastId id of the last line that there ever was, 0 before the first
 */
public record ChatLog(List<ChatHistory.Line> lines, long lastId) {
  /** Nothing has been said. */
  public static final ChatLog NEW = new ChatLog(List.of(), 0);

  /** More than the message around the lines takes, bytes. */
  private static final int ENVELOPE_BYTES = 512;

  public ChatLog {
    lines = List.copyOf(lines);
  }

  /** With one more line, which must have the next id; the oldest make room for it. */
  ChatLog with(ChatHistory.Line line) {
    int bytes = ENVELOPE_BYTES + line.bytes();
    int kept = 0;
    while (kept < lines.size() && kept + 1 < ProtocolLimits.MAX_CHAT_HISTORY) {
      bytes += lines.get(lines.size() - 1 - kept).bytes();
      if (bytes > ProtocolLimits.MAX_HISTORY_BYTES) {
        break;
      }
      kept++;
    }
    List<ChatHistory.Line> next = new ArrayList<>(lines.subList(lines.size() - kept, lines.size()));
    next.add(line);
    return new ChatLog(next, line.messageId());
  }
}
