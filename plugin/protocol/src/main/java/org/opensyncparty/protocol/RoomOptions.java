package org.opensyncparty.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A room's options as its creator gave them: the two that the server understands, and the rest as
 * it came.
 *
 * <p>Immutable: the JSON is copied on the way in and on the way out.
 */
public final class RoomOptions {
  /** Nothing chosen: only the host controls playback, and the room is public. */
  public static final RoomOptions DEFAULT = new RoomOptions(JsonNodeFactory.instance.objectNode());

  private final ObjectNode json;
  private final boolean freePlay;
  private final boolean isPrivate;

  /**
   * Options as they came.
   *
   * @param json {@code free_play} and {@code private} must be booleans where present; at most
   *     {@link ProtocolLimits#MAX_OPTIONS_BYTES} of JSON in all
   * @throws ProtocolException {@code bad_request} otherwise
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RoomOptions(ObjectNode json) {
    this.json = json.deepCopy();
    this.freePlay = flag("free_play");
    this.isPrivate = flag("private");
    if (JsonText.utf8Length(this.json.toString()) > ProtocolLimits.MAX_OPTIONS_BYTES) {
      throw Fields.bad(
          "payload.options", "must be at most " + ProtocolLimits.MAX_OPTIONS_BYTES + " bytes");
    }
  }

  private boolean flag(String name) {
    var value = json.get(name);
    if (value == null || value.isNull()) {
      json.put(name, false);
      return false;
    }
    if (!value.isBoolean()) {
      throw Fields.bad("payload.options." + name, "must be true or false");
    }
    return value.booleanValue();
  }

  /** Any member may control playback. */
  public boolean freePlay() {
    return freePlay;
  }

  /** Not listed, and joined only by invite. */
  public boolean isPrivate() {
    return isPrivate;
  }

  /** A copy of the whole object, both flags present. */
  @JsonValue
  public ObjectNode json() {
    return json.deepCopy();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RoomOptions options && json.equals(options.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
