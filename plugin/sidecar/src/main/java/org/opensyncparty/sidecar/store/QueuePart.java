package org.opensyncparty.sidecar.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.opensyncparty.protocol.QueueUpdate;
import org.opensyncparty.room.PlayQueue;
import org.opensyncparty.room.RoomState;

/** What comes next. */
final class QueuePart implements RoomPart {
  @Override
  public String name() {
    return "queue";
  }

  /** Each change is a copy. */
  @Override
  @SuppressWarnings("ReferenceEquality")
  public boolean differs(RoomState written, RoomState present, long now) {
    return written.queue() != present.queue();
  }

  @Override
  public void write(RoomState room, ObjectNode into) {
    into.put("last_id", room.queue().lastId());
    ArrayNode entries = into.putArray("entries");
    for (QueueUpdate.Entry entry : room.queue().entries()) {
      entries
          .addObject()
          .put("id", entry.entryId())
          .put("media", entry.mediaUrl())
          .put("title", entry.title())
          .put("name", entry.name());
    }
  }

  @Override
  public RoomState read(ObjectNode from, RoomState room) {
    List<QueueUpdate.Entry> entries = new ArrayList<>();
    for (JsonNode entry : from.path("entries")) {
      entries.add(
          new QueueUpdate.Entry(
              entry.required("id").longValue(),
              entry.required("media").textValue(),
              entry.required("title").textValue(),
              entry.required("name").textValue()));
    }
    return room.withQueue(new PlayQueue(entries, from.path("last_id").longValue()));
  }
}
