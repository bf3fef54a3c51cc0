package org.opensyncparty.sidecar.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.opensyncparty.protocol.ChatHistory;
import org.opensyncparty.room.ChatLog;
import org.opensyncparty.room.RoomState;

/** What was said last. */
final class ChatPart implements RoomPart {
  @Override
  public String name() {
    return "chat";
  }

  /** Each line makes another log. */
  @Override
  @SuppressWarnings("ReferenceEquality")
  public boolean differs(RoomState written, RoomState present, long now) {
    return written.chat() != present.chat();
  }

  @Override
  public void write(RoomState room, ObjectNode into) {
    into.put("last_id", room.chat().lastId());
    ArrayNode lines = into.putArray("lines");
    for (ChatHistory.Line line : room.chat().lines()) {
      lines
          .addObject()
          .put("id", line.messageId())
          .put("client", line.clientId())
          .put("name", line.name())
          .put("text", line.text())
          .put("sent", line.sentTs())
          .put("position", line.position());
    }
  }

  @Override
  public RoomState read(ObjectNode from, RoomState room) {
    List<ChatHistory.Line> lines = new ArrayList<>();
    for (JsonNode line : from.path("lines")) {
      JsonNode position = line.required("position");
      lines.add(
          new ChatHistory.Line(
              line.required("id").longValue(),
              line.required("client").textValue(),
              line.required("name").textValue(),
              line.required("text").textValue(),
              line.required("sent").longValue(),
              position.isNull() ? null : position.doubleValue()));
    }
    return room.withChat(new ChatLog(lines, from.path("last_id").longValue()));
  }
}
