package org.opensyncparty.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A room's options as its creator gave them: the four that the server understands, and the rest as
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
  private final boolean locked;
  private final WaitPolicy waitPolicy;

  /**
   * Options as they came.
   *
   * @param json {@code free_play}, {@code private} and {@code locked} must be booleans and {@code
   *     wait} one of {@link WaitPolicy}, where present; at most {@link
   *     ProtocolLimits#MAX_OPTIONS_BYTES} of JSON in all
   * @throws ProtocolException {@code bad_request} otherwise
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RoomOptions(ObjectNode json) {
    this.json = json.deepCopy();
    this.freePlay = flag("free_play");
    this.isPrivate = flag("private");
    this.locked = this.json.hasNonNull("locked") && flag("locked");
    this.waitPolicy = policy();
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

  private WaitPolicy policy() {
    var value = json.get("wait");
    if (value == null || value.isNull()) {
      return WaitPolicy.START;
    }
    try {
      return WaitPolicy.ofWire(value.isTextual() ? value.textValue() : "");
    } catch (IllegalArgumentException e) {
      throw Fields.bad("payload.options.wait", String.valueOf(e.getMessage()));
    }
  }

  /**
   * The same with some changed; what is null there stays as it is.
   *
   * @throws ProtocolException {@code bad_request} if that would be too much JSON
   */
  public RoomOptions with(ClientMessage.SetOptions change) {
    ObjectNode changed = json();
    WaitPolicy policy = change.waitPolicy();
    if (policy != null) {
      changed.put("wait", policy.wire());
    }
    put(changed, "free_play", change.freePlay());
    put(changed, "private", change.isPrivate());
    put(changed, "locked", change.locked());
    return new RoomOptions(changed);
  }

  private static void put(ObjectNode json, String name, @Nullable Boolean value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  /** Any member may control playback. */
  public boolean freePlay() {
    return freePlay;
  }

  /** Not listed, and joined only by invite. */
  public boolean isPrivate() {
    return isPrivate;
  }

  /** Nobody new gets in. */
  public boolean isLocked() {
    return locked;
  }

  /** When the party waits for members; {@link WaitPolicy#START} where nothing is said. */
  public WaitPolicy waitPolicy() {
    return waitPolicy;
  }

  /** A copy of the whole object, {@code free_play} and {@code private} present. */
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
