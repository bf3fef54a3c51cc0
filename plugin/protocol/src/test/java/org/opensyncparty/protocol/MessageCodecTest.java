package org.opensyncparty.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
  private final MessageCodec codec = new MessageCodec();

  @Property(tries = 2000)
  void noTextMakesTheCodecThrow(@ForAll @StringLength(max = 300) String text) {
    assertInstanceOf(Inbound.Malformed.class, codec.decode(text));
  }

  @Property(tries = 500)
  void noNameMakesTheCodecThrowAndNoneThatItTakesIsLongerThanTheLimit(
      @ForAll @StringLength(max = 80) String name) {
    var json = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
    json.put("type", "create_room").putObject("payload").put("name", name);
    if (codec.decode(json.toString()) instanceof Inbound.Message message) {
      var create = assertInstanceOf(ClientMessage.CreateRoom.class, message.message());
      int length = create.name().codePointCount(0, create.name().length());
      assertTrue(length >= 1 && length <= ProtocolLimits.MAX_NAME_LENGTH);
      assertEquals(create.name(), DisplayName.normalise(create.name()));
    }
  }

  @Test
  void anErrorRefersToTheIdBeforeTheTime() {
    assertEquals("\"m-1\"", refOf("{\"type\":\"dance\",\"id\":\"m-1\",\"ts\":5}"));
    assertEquals("5", refOf("{\"type\":\"dance\",\"ts\":5}"));
    assertEquals("null", refOf("{\"type\":\"dance\"}"));
  }

  @Test
  void aReferenceOfTheWrongShapeIsNotGivenBack() {
    assertEquals("5", refOf("{\"type\":\"dance\",\"id\":{\"a\":1},\"ts\":5}"));
    assertEquals("null", refOf("{\"type\":\"dance\",\"id\":\"" + "x".repeat(65) + "\"}"));
  }

  private String refOf(String text) {
    return String.valueOf(codec.decode(text).ref().ref());
  }

  @Test
  void aMessageOfExactlyTheLimitIsTakenAndOneByteMoreIsNot() {
    String head = "{\"type\":\"leave_room\",\"x\":\"";
    String fit = head + "é".repeat((ProtocolLimits.MAX_MESSAGE_BYTES - head.length() - 2) / 2);
    String padded =
        fit + "x".repeat(ProtocolLimits.MAX_MESSAGE_BYTES - 2 - JsonText.utf8Length(fit));
    String exact = padded + "\"}";
    assertEquals(ProtocolLimits.MAX_MESSAGE_BYTES, JsonText.utf8Length(exact));
    assertInstanceOf(Inbound.Message.class, codec.decode(exact));
    var refused = assertInstanceOf(Inbound.Malformed.class, codec.decode(exact + " "));
    assertEquals(ErrorCode.TOO_LARGE, refused.error().code());
  }

  @Test
  void aKeyThatAppearsTwiceIsRefusedHoweverDeepItIs() {
    for (String payload :
        new String[] {
          "{\"client_ts\":1,\"x\":{\"a\":1,\"b\":2,\"a\":3}}",
          "{\"client_ts\":1,\"x\":[[{\"a\":{},\"a\":{}}]]}",
          "{\"client_ts\":1,\"x\":{\"a\":[],\"a\":[]}}",
          "{\"client_ts\":1,\"x\":{\"a\":null,\"a\":null}}",
          "{\"client_ts\":1,\"x\":{\"a\":1,\"\\u0061\":1}}"
        }) {
      var refused =
          assertInstanceOf(
              Inbound.Malformed.class,
              codec.decode("{\"type\":\"ping\",\"payload\":" + payload + "}"),
              payload);
      assertEquals(
          "The message is not acceptable JSON: a key appears twice.", refused.error().getMessage());
    }
  }

  @Test
  void errorsDoNotQuoteTheMessageNorNameOurClasses() {
    var refused =
        assertInstanceOf(Inbound.Malformed.class, codec.decode("{\"type\":\"ping\",<script>"));
    assertFalse(refused.error().getMessage().contains("script"));
    assertFalse(refused.error().getMessage().contains("jackson"));
  }

  @Test
  void aPongGivesTheClientsNumberBackAsItCame() {
    var ping =
        assertInstanceOf(
            Inbound.Message.class,
            codec.decode("{\"type\":\"ping\",\"payload\":{\"client_ts\":1678900000000.123}}"));
    var message = assertInstanceOf(ClientMessage.Ping.class, ping.message());
    String text =
        codec.encode(
            new Outbound(
                new ServerMessage.Pong(
                    message.clientTs(),
                    new BigDecimal("1795438085217.115"),
                    new BigDecimal("1795438085218")),
                null,
                null,
                ping.ref().ts()),
            7);
    assertTrue(text.contains("\"recv_ts\":1795438085217.115"), text);
    assertEquals(
        1678900000000.123, Vectors.parse(text).path("payload").path("client_ts").doubleValue());
  }

  @Test
  void withoutATimeOfTheClientsTheServersStandsInBothPlaces() {
    String text = codec.encode(new Outbound(new ServerMessage.ClientLeft(), "r", "c", null), 7);
    assertEquals(
        "{\"type\":\"client_left\",\"room\":\"r\",\"client\":\"c\",\"payload\":{},\"ts\":7,\"server_ts\":7}",
        text);
  }

  @Test
  void namesLoseWhatCannotBeSeenAndKeepWhatEmojiNeed() {
    assertEquals("Alice", DisplayName.normalise("\u202EAli\u0000ce\u2066 "));
    assertEquals("a b", DisplayName.normalise(" a \n\t b\u00a0"));
    assertEquals("👩\u200d🚀", DisplayName.normalise("👩\u200d🚀"));
    assertEquals(DisplayName.DEFAULT, DisplayName.shown("\u200B"));
    assertEquals(64, DisplayName.shown("x".repeat(100)).length());
  }

  @Test
  void optionsUnknownToTheServerAreKept() {
    var message =
        assertInstanceOf(
            Inbound.Message.class,
            codec.decode(
                "{\"type\":\"create_room\",\"payload\":{\"options\":{\"theme\":\"noir\"}}}"));
    var create = assertInstanceOf(ClientMessage.CreateRoom.class, message.message());
    assertEquals("noir", create.options().json().path("theme").asText());
    assertFalse(create.options().json().path("free_play").asBoolean(true));
    assertNull(message.room());
  }
}
