package org.opensyncparty.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Payloads to messages: one reader for each type that a client may send. */
final class ClientMessageReader {
  private static final Map<String, Function<ObjectNode, ClientMessage>> READERS =
      Map.ofEntries(
          Map.entry("create_room", ClientMessageReader::createRoom),
          Map.entry("join_room", ClientMessageReader::joinRoom),
          Map.entry("leave_room", payload -> new ClientMessage.LeaveRoom()),
          Map.entry("list_rooms", p -> new ClientMessage.ListRooms(token(in(p), "auth_token"))),
          Map.entry("create_invite", ClientMessageReader::createInvite),
          Map.entry("player_event", ClientMessageReader::playerEvent),
          Map.entry("state_update", ClientMessageReader::stateUpdate),
          Map.entry("ping", p -> new ClientMessage.Ping(in(p).finite("client_ts"))),
          Map.entry("set_media", ClientMessageReader::setMedia),
          Map.entry(
              "force_resync",
              p -> new ClientMessage.ForceResync(in(p).position("target_position"))),
          Map.entry("member_status", ClientMessageReader::memberStatus),
          Map.entry("set_options", ClientMessageReader::setOptions),
          Map.entry(
              "chat",
              p -> new ClientMessage.Chat(in(p).cleaned("text", ProtocolLimits.MAX_CHAT_LENGTH))),
          Map.entry("reaction", ClientMessageReader::reaction),
          Map.entry("typing", p -> new ClientMessage.Typing(in(p).flag("typing"))),
          Map.entry("queue_add", ClientMessageReader::queueAdd),
          Map.entry("queue_remove", p -> new ClientMessage.QueueRemove(in(p).entryId())),
          Map.entry("queue_move", ClientMessageReader::queueMove),
          Map.entry("play_next", ClientMessageReader::playNext),
          Map.entry("play_media", p -> new ClientMessage.PlayMedia(someMedia(in(p)))),
          Map.entry("start_countdown", ClientMessageReader::startCountdown),
          Map.entry("cancel_countdown", p -> new ClientMessage.CancelCountdown()),
          Map.entry("go_on", p -> new ClientMessage.GoOn(in(p).optionalId("client_id"))),
          Map.entry("transfer_host", p -> new ClientMessage.TransferHost(in(p).id("client_id"))),
          Map.entry("kick", p -> new ClientMessage.Kick(in(p).id("client_id"))));

  private ClientMessageReader() {}

  /** Every type that a client may send. */
  static Set<String> types() {
    return READERS.keySet();
  }

  /**
   * Reads a payload.
   *
   * @throws ProtocolException {@code unknown_type}, or {@code bad_request} naming the field
   */
  static ClientMessage read(String type, ObjectNode payload) {
    Function<ObjectNode, ClientMessage> reader = READERS.get(type);
    if (reader == null) {
      throw new ProtocolException(
          ErrorCode.UNKNOWN_TYPE, "This server does not know messages of that type.", "type");
    }
    return reader.apply(payload);
  }

  private static Fields in(ObjectNode payload) {
    return new Fields(payload, "payload.");
  }

  private static @Nullable String token(Fields fields, String name) {
    String token = fields.optionalText(name, ProtocolLimits.MAX_TOKEN_LENGTH);
    return token == null || token.isEmpty() ? null : token;
  }

  private static ClientMessage createRoom(ObjectNode payload) {
    Fields fields = in(payload);
    return new ClientMessage.CreateRoom(
        fields.text("media_url", ProtocolLimits.MAX_MEDIA_URL_LENGTH, ""),
        fields.position("start_pos", 0),
        fields.name(),
        new RoomOptions(fields.object("options")),
        token(fields, "auth_token"),
        fields.features());
  }

  private static ClientMessage joinRoom(ObjectNode payload) {
    Fields fields = in(payload);
    return new ClientMessage.JoinRoom(
        fields.name(),
        token(fields, "auth_token"),
        token(fields, "invite_token"),
        token(fields, "resume_token"),
        fields.features());
  }

  private static ClientMessage createInvite(ObjectNode payload) {
    return new ClientMessage.CreateInvite(
        in(payload)
            .integer(
                "expires_in",
                ProtocolLimits.MIN_INVITE_SECONDS,
                ProtocolLimits.MAX_INVITE_SECONDS,
                ProtocolLimits.DEFAULT_INVITE_SECONDS));
  }

  private static ClientMessage playerEvent(ObjectNode payload) {
    Fields fields = in(payload);
    String action = fields.text("action", ProtocolLimits.MAX_ID_LENGTH);
    return new ClientMessage.PlayerEvent(
        oneOf("payload.action", action, PlayerAction::ofWire),
        fields.position("position"),
        fields.optionalTime("position_ts"),
        fields.optionalRate(),
        fields.optionalRevision("based_on"),
        payload);
  }

  private static ClientMessage stateUpdate(ObjectNode payload) {
    Fields fields = in(payload);
    String state = fields.optionalText("play_state", ProtocolLimits.MAX_ID_LENGTH);
    return new ClientMessage.StateUpdate(
        fields.optionalPosition("position"),
        state == null ? null : oneOf("payload.play_state", state, PlayState::ofWire),
        fields.optionalTime("position_ts"),
        fields.optionalRate(),
        fields.optionalRevision("based_on"),
        payload);
  }

  private static ClientMessage memberStatus(ObjectNode payload) {
    Fields fields = in(payload);
    String state = fields.text("state", ProtocolLimits.MAX_ID_LENGTH);
    return new ClientMessage.MemberStatus(
        oneOf("payload.state", state, MemberState::ofWire),
        fields.optionalInteger(
            "offset_ms", -ProtocolLimits.MAX_OFFSET_MS, ProtocolLimits.MAX_OFFSET_MS),
        fields.optionalInteger("rtt_ms", 0, ProtocolLimits.MAX_RTT_MS),
        Boolean.TRUE.equals(fields.optionalFlag("no_access")),
        fields.optionalRevision("based_on"));
  }

  private static ClientMessage setOptions(ObjectNode payload) {
    Fields fields = in(payload);
    String wait = fields.optionalText("wait", ProtocolLimits.MAX_ID_LENGTH);
    return new ClientMessage.SetOptions(
        wait == null ? null : oneOf("payload.wait", wait, WaitPolicy::ofWire),
        fields.optionalFlag("free_play"),
        fields.optionalFlag("private"),
        fields.optionalFlag("locked"));
  }

  private static ClientMessage reaction(ObjectNode payload) {
    String emoji = in(payload).text("emoji", ProtocolLimits.MAX_ID_LENGTH);
    return new ClientMessage.React(oneOf("payload.emoji", emoji, Reaction::ofWire));
  }

  private static ClientMessage queueAdd(ObjectNode payload) {
    Fields fields = in(payload);
    String mediaUrl = someMedia(fields);
    String title = fields.cleanable("title", ProtocolLimits.MAX_TITLE_LENGTH);
    return new ClientMessage.QueueAdd(
        mediaUrl, title.isEmpty() ? DisplayName.titleOf(mediaUrl) : title);
  }

  private static String someMedia(Fields fields) {
    String mediaUrl = fields.text("media_url", ProtocolLimits.MAX_MEDIA_URL_LENGTH);
    if (mediaUrl.isEmpty()) {
      throw Fields.bad("payload.media_url", "must name something");
    }
    return mediaUrl;
  }

  private static ClientMessage queueMove(ObjectNode payload) {
    Fields fields = in(payload);
    return new ClientMessage.QueueMove(
        fields.entryId(), fields.integer("to", 0, ProtocolLimits.MAX_QUEUE));
  }

  private static ClientMessage playNext(ObjectNode payload) {
    Fields fields = in(payload);
    return new ClientMessage.PlayNext(
        fields.optionalEntryId(), fields.text("media_url", ProtocolLimits.MAX_MEDIA_URL_LENGTH));
  }

  private static ClientMessage startCountdown(ObjectNode payload) {
    return new ClientMessage.StartCountdown(
        in(payload)
            .integer(
                "seconds",
                ProtocolLimits.MIN_COUNTDOWN_SECONDS,
                ProtocolLimits.MAX_COUNTDOWN_SECONDS));
  }

  private static <T> T oneOf(String field, String name, Function<String, T> parse) {
    try {
      return parse.apply(name);
    } catch (IllegalArgumentException e) {
      throw Fields.bad(field, String.valueOf(e.getMessage()));
    }
  }

  private static ClientMessage setMedia(ObjectNode payload) {
    Fields fields = in(payload);
    return new ClientMessage.SetMedia(
        fields.text("media_url", ProtocolLimits.MAX_MEDIA_URL_LENGTH),
        fields.position("start_pos", 0));
  }
}
