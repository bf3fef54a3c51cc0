package org.opensyncparty.protocol;

import java.util.List;

/**
 * What the room plays next, in order.
 *
 * @param entries at most {@link ProtocolLimits#MAX_QUEUE}
 */
public record QueueUpdate(List<Entry> entries) implements ServerMessage {

  /**
   * Something to play.
   *
   * @param entryId unlike that of any other entry that the room ever had
   * @param title for people's eyes, never empty
   * @param name of the member who added it
   */
  public record Entry(long entryId, String mediaUrl, String title, String name) {
    /** More than all keys, numbers and signs of an entry take. */
    private static final int FRAME_BYTES = 80;

    public Entry {
      Require.that(entryId > 0, "ids begin with 1");
      Require.that(!mediaUrl.isEmpty(), "an entry plays something");
      Require.that(!title.isEmpty(), "a title must not be empty");
      Require.that(!name.isEmpty(), "a name must not be empty");
    }

    /** At least as many bytes as the entry takes in a message. */
    public int bytes() {
      return FRAME_BYTES
          + JsonText.quotedLength(mediaUrl)
          + JsonText.quotedLength(title)
          + JsonText.quotedLength(name);
    }
  }

  public QueueUpdate {
    entries = List.copyOf(entries);
    Require.that(entries.size() <= ProtocolLimits.MAX_QUEUE, "a longer queue than there may be");
  }

  @Override
  public String type() {
    return "queue_update";
  }
}
