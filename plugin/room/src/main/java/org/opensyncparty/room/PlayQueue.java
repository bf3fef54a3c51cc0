package org.opensyncparty.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.protocol.QueueUpdate;
import org.opensyncparty.protocol.QueueUpdate.Entry;

/**
 * What a room plays next. Immutable: each change is a copy.
 *
 * @param entries in order; together they fit into one {@code queue_update}
 * @param lastId id of the last entry that there ever was, 0 before the first
 */
public record PlayQueue(List<Entry> entries, long lastId) {
  /** Nothing comes next. */
  public static final PlayQueue EMPTY = new PlayQueue(List.of(), 0);

  public PlayQueue {
    entries = List.copyOf(entries);
  }

  Optional<Entry> first() {
    return entries.stream().findFirst();
  }

  Optional<Entry> find(long entryId) {
    return entries.stream().filter(entry -> entry.entryId() == entryId).findFirst();
  }

  /** With one more at the end; empty if it has no room for that. */
  Optional<PlayQueue> with(String mediaUrl, String title, String name) {
    Entry entry = new Entry(lastId + 1, mediaUrl, title, name);
    int bytes = entries.stream().mapToInt(Entry::bytes).sum() + entry.bytes();
    if (entries.size() >= ProtocolLimits.MAX_QUEUE || bytes > ProtocolLimits.MAX_QUEUE_BYTES) {
      return Optional.empty();
    }
    List<Entry> more = new ArrayList<>(entries);
    more.add(entry);
    return Optional.of(new PlayQueue(more, entry.entryId()));
  }

  PlayQueue without(Entry entry) {
    return new PlayQueue(entries.stream().filter(other -> !other.equals(entry)).toList(), lastId);
  }

  /** With that entry at a place from 0 on; beyond the end, it is the last. */
  PlayQueue moved(Entry entry, int to) {
    List<Entry> others = new ArrayList<>(without(entry).entries());
    others.add(Math.min(to, others.size()), entry);
    return new PlayQueue(others, lastId);
  }

  QueueUpdate update() {
    return new QueueUpdate(entries);
  }
}
