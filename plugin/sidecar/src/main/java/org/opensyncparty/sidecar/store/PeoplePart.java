package org.opensyncparty.sidecar.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.room.Member;
import org.opensyncparty.room.Members;
import org.opensyncparty.room.RoomState;

/** Who has a seat, and what it takes to get it back; who had one, and who may not have one. */
final class PeoplePart implements RoomPart {
  @Override
  public String name() {
    return "people";
  }

  /** Each change of these is a copy. */
  @Override
  @SuppressWarnings("ReferenceEquality")
  public boolean differs(RoomState written, RoomState present, long now) {
    return written.members() != present.members()
        || !written.formerUsers().equals(present.formerUsers())
        || !written.bannedUsers().equals(present.bannedUsers());
  }

  @Override
  public void write(RoomState room, ObjectNode into) {
    ArrayNode members = into.putArray("members");
    for (Member member : room.members().all()) {
      ObjectNode seat = members.addObject();
      seat.put("id", member.clientId()).put("name", member.name());
      seat.put("user", member.userId()).put("secret_hash", member.secretHash());
      seat.put("media_user", member.isMediaUser());
      seat.put("generation", member.generation());
      Json.put(seat, "features", member.features().stream().map(Feature::wire).toList());
    }
    Json.put(into, "former", room.formerUsers());
    Json.put(into, "banned", room.bannedUsers());
  }

  @Override
  public RoomState read(ObjectNode from, RoomState room) {
    List<Member> members = new ArrayList<>();
    for (JsonNode seat : from.required("members")) {
      members.add(
          new Member(
              seat.required("id").textValue(),
              seat.required("name").textValue(),
              seat.path("user").textValue(),
              seat.path("media_user").asBoolean(false),
              features(Json.texts(seat.required("features"))),
              seat.path("secret_hash").textValue(),
              Member.LOST,
              seat.required("generation").intValue()));
    }
    return room.withMembers(Members.of(members), room.hostId())
        .withUsers(Json.texts(from.required("former")), Json.texts(from.required("banned")));
  }

  /** Those that are known here; a client says anew what it has when it comes back. */
  private static Set<Feature> features(Set<String> names) {
    Set<Feature> known = EnumSet.noneOf(Feature.class);
    for (Feature feature : Feature.values()) {
      if (names.contains(feature.wire())) {
        known.add(feature);
      }
    }
    return known;
  }
}
