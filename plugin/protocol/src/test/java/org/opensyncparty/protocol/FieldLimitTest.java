package org.opensyncparty.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every field is taken up to its limit, and one more is refused and named. JSON has single quotes.
 */
class FieldLimitTest {
  private static final String ROOM = "{'type':'join_room','room':'%s'}";
  private static final String REF = "{'type':'leave_room','id':'%s'}";
  private static final String NAME = "{'type':'join_room','room':'r','payload':{'name':'%s'}}";
  private static final String MEDIA = "{'type':'set_media','payload':{'media_url':'%s'}}";
  private static final String TOKEN = "{'type':'list_rooms','payload':{'auth_token':'%s'}}";
  private static final String OPTIONS = "{'type':'create_room','payload':{'options':%s}}";
  private static final String FEATURES =
      "{'type':'join_room','room':'r','payload':{'features':[%s]}}";
  private static final String SEEK =
      "{'type':'player_event','payload':{'action':'seek','position':%s}}";
  private static final String RATE =
      "{'type':'player_event','payload':{'action':'play','position':0,'rate':%s}}";
  private static final String OFFSET =
      "{'type':'member_status','payload':{'state':'playing','offset_ms':%s}}";
  private static final String RTT =
      "{'type':'member_status','payload':{'state':'playing','rtt_ms':%s}}";
  private static final String INVITE = "{'type':'create_invite','payload':{'expires_in':%s}}";
  private static final String CHAT = "{'type':'chat','payload':{'text':'%s'}}";
  private static final String TITLE =
      "{'type':'queue_add','payload':{'media_url':'m','title':'%s'}}";
  private static final String COUNTDOWN = "{'type':'start_countdown','payload':{'seconds':%s}}";
  private static final String DEEP = "{'type':'leave_room','payload':{'x':%s}}";

  /** What is left of an options object, defaults filled in, without the text in it. */
  private static final int OPTIONS_FRAME = (RoomOptions.DEFAULT.json() + ",'x':''").length();

  /** A message with a gap, what just fits into it, what does not, and the field that is blamed. */
  record Edge(String message, String fits, String beyond, String field) {}

  static final List<Edge> EDGES =
      List.of(
          text(ROOM, ProtocolLimits.MAX_ID_LENGTH, "room"),
          text(REF, ProtocolLimits.MAX_REF_LENGTH, "id"),
          text(NAME, ProtocolLimits.MAX_NAME_LENGTH, "payload.name"),
          text(MEDIA, ProtocolLimits.MAX_MEDIA_URL_LENGTH, "payload.media_url"),
          text(CHAT, ProtocolLimits.MAX_CHAT_LENGTH, "payload.text"),
          text(TITLE, ProtocolLimits.MAX_TITLE_LENGTH, "payload.title"),
          number(COUNTDOWN, ProtocolLimits.MIN_COUNTDOWN_SECONDS, -1, "payload.seconds"),
          number(COUNTDOWN, ProtocolLimits.MAX_COUNTDOWN_SECONDS, 1, "payload.seconds"),
          text(TOKEN, ProtocolLimits.MAX_TOKEN_LENGTH, "payload.auth_token"),
          new Edge(
              OPTIONS,
              "{'x':'" + "o".repeat(ProtocolLimits.MAX_OPTIONS_BYTES - OPTIONS_FRAME) + "'}",
              "{'x':'" + "o".repeat(ProtocolLimits.MAX_OPTIONS_BYTES - OPTIONS_FRAME + 1) + "'}",
              "payload.options"),
          new Edge(
              FEATURES,
              "'f'" + ",'f'".repeat(ProtocolLimits.MAX_FEATURES - 1),
              "'f'" + ",'f'".repeat(ProtocolLimits.MAX_FEATURES),
              "payload.features"),
          new Edge(
              FEATURES,
              "'" + "f".repeat(ProtocolLimits.MAX_ID_LENGTH) + "'",
              "'" + "f".repeat(ProtocolLimits.MAX_ID_LENGTH + 1) + "'",
              "payload.features"),
          new Edge(SEEK, "8640000", "8640000.001", "payload.position"),
          new Edge(SEEK, "0", "-0.001", "payload.position"),
          new Edge(SEEK, "1e-9", "1e999", "payload.position"),
          new Edge(RATE, "4", "4.01", "payload.rate"),
          new Edge(RATE, "0.25", "0.24", "payload.rate"),
          number(OFFSET, ProtocolLimits.MAX_OFFSET_MS, 1, "payload.offset_ms"),
          number(OFFSET, -ProtocolLimits.MAX_OFFSET_MS, -1, "payload.offset_ms"),
          number(RTT, ProtocolLimits.MAX_RTT_MS, 1, "payload.rtt_ms"),
          number(RTT, 0, -1, "payload.rtt_ms"),
          number(INVITE, ProtocolLimits.MAX_INVITE_SECONDS, 1, "payload.expires_in"),
          number(INVITE, ProtocolLimits.MIN_INVITE_SECONDS, -1, "payload.expires_in"));

  private final MessageCodec codec = new MessageCodec();

  private static Edge text(String message, int longest, String field) {
    return new Edge(message, "x".repeat(longest), "x".repeat(longest + 1), field);
  }

  private static Edge number(String message, int last, int further, String field) {
    return new Edge(message, Integer.toString(last), Integer.toString(last + further), field);
  }

  private Inbound decode(String message, String gap) {
    return codec.decode(message.formatted(gap).replace('\'', '"'));
  }

  @ParameterizedTest
  @FieldSource("EDGES")
  void aFieldIsTakenUpToItsLimitAndNoFurther(Edge edge) {
    assertInstanceOf(Inbound.Message.class, decode(edge.message(), edge.fits()));
    var refused =
        assertInstanceOf(Inbound.Malformed.class, decode(edge.message(), edge.beyond())).error();
    assertEquals(ErrorCode.BAD_REQUEST, refused.code());
    assertEquals(edge.field(), refused.field());
  }

  @Test
  void nestingIsTakenUpToItsLimitAndNoFurther() {
    int around = 2;
    int levels = ProtocolLimits.MAX_JSON_DEPTH - around;
    assertInstanceOf(Inbound.Message.class, decode(DEEP, "[".repeat(levels) + "]".repeat(levels)));
    assertInstanceOf(
        Inbound.Malformed.class, decode(DEEP, "[".repeat(levels + 1) + "]".repeat(levels + 1)));
  }

  @Test
  void anInviteWithoutALifeOfItsOwnHasTheUsualOne() {
    var message = assertInstanceOf(Inbound.Message.class, decode(INVITE, "null"));
    assertEquals(
        new ClientMessage.CreateInvite(ProtocolLimits.DEFAULT_INVITE_SECONDS), message.message());
  }
}
