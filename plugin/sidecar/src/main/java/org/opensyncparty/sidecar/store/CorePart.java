package org.opensyncparty.sidecar.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.protocol.RoomOptions;
import org.opensyncparty.protocol.WaitReason;
import org.opensyncparty.room.Members;
import org.opensyncparty.room.Readiness;
import org.opensyncparty.room.Readiness.Hold;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.room.Timeline;

/** What plays, where, and by whose rules. */
final class CorePart implements RoomPart {
  /** A timeline that tells the same position to within this is not written again, seconds. */
  private static final double SAME_POSITION_SECONDS = 0.5;

  /** But it is after so long, ms, so that few revisions have gone unwritten. */
  private static final long OLD_MS = 30_000;

  @Override
  public String name() {
    return "core";
  }

  @Override
  public boolean differs(RoomState written, RoomState present, long now) {
    Readiness before = written.readiness();
    Readiness after = present.readiness();
    return !written.mediaUrl().equals(present.mediaUrl())
        || !written.options().equals(present.options())
        || !written.lastEvent().equals(present.lastEvent())
        || !written.hostId().equals(present.hostId())
        || before.fresh() != after.fresh()
        || before.mediaRevision() != after.mediaRevision()
        || !before.leftOut().equals(after.leftOut())
        || !Objects.equals(before.hold(), after.hold())
        || moved(written.timeline(), present.timeline(), now);
  }

  /** A host's steady reports only say what follows from what was written. */
  private static boolean moved(Timeline written, Timeline present, long now) {
    return written.playState() != present.playState()
        || written.rate() != present.rate()
        || Math.abs(written.positionAt(now) - present.positionAt(now)) > SAME_POSITION_SECONDS
        || (written.revision() != present.revision() && now - written.at() > OLD_MS);
  }

  @Override
  public void write(RoomState room, ObjectNode into) {
    into.put("id", room.id()).put("key", room.key()).put("media", room.mediaUrl());
    into.put("owner", room.owner());
    into.set("options", room.options().json());
    into.put("host", room.hostId());
    Timeline timeline = room.timeline();
    into.putObject("timeline")
        .put("position", timeline.position())
        .put("state", timeline.playState().name())
        .put("rate", timeline.rate())
        .put("at", timeline.at())
        .put("revision", timeline.revision());
    into.putObject("event")
        .put("revision", room.lastEvent().revision())
        .put("client", room.lastEvent().clientId());
    Readiness readiness = room.readiness();
    ObjectNode ready = into.putObject("ready");
    ready.put("fresh", readiness.fresh()).put("media_revision", readiness.mediaRevision());
    Json.put(ready, "left_out", readiness.leftOut());
    Hold hold = readiness.hold();
    if (hold != null) {
      ObjectNode held = ready.putObject("hold");
      held.put("reason", hold.reason().name())
          .put("until", hold.until())
          .put("revision", hold.revision());
      Json.put(held, "awaited", hold.awaited());
    }
  }

  @Override
  public RoomState read(ObjectNode from, RoomState room) {
    JsonNode timeline = from.required("timeline");
    JsonNode event = from.required("event");
    JsonNode ready = from.required("ready");
    Readiness readiness =
        new Readiness(
            Map.of(),
            Set.of(),
            true,
            ready.required("fresh").booleanValue(),
            ready.required("media_revision").longValue(),
            Json.texts(ready.required("left_out")),
            hold(ready.get("hold")));
    return RoomState.created(
            from.required("id").textValue(),
            from.required("key").textValue(),
            from.required("media").textValue(),
            0,
            new RoomOptions((ObjectNode) from.required("options")),
            room.settings(),
            0)
        // Rooms of versions that did not write it are on nobody's account.
        .ownedBy(from.path("owner").asText(RoomState.NOBODY))
        .afterEventOf(
            event.required("client").textValue(),
            timeline(timeline, event.required("revision").longValue()))
        .withTimeline(timeline(timeline, timeline.required("revision").longValue()))
        .withMembers(Members.NONE, from.required("host").textValue())
        .withReadiness(readiness);
  }

  private static Timeline timeline(JsonNode written, long revision) {
    return new Timeline(
        written.required("position").doubleValue(),
        PlayState.valueOf(written.required("state").textValue()),
        written.required("rate").doubleValue(),
        written.required("at").longValue(),
        revision);
  }

  private static @Nullable Hold hold(@Nullable JsonNode held) {
    return held == null
        ? null
        : new Hold(
            WaitReason.valueOf(held.required("reason").textValue()),
            new LinkedHashSet<>(Json.texts(held.required("awaited"))),
            held.required("until").longValue(),
            held.required("revision").longValue());
  }
}
