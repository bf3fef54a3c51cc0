package org.opensyncparty.sidecar.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.Inbound;
import org.opensyncparty.protocol.MessageCodec;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.protocol.RoomOptions;
import org.opensyncparty.room.ResumeSecret;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.sidecar.rooms.DoorPlate;

/** A command means the same at another node. */
class CommandCodecTest {
  private static final Path MESSAGES = Path.of("../../conformance/messages");

  /** What never becomes an act of a member: it is dealt with before. */
  private static final Set<Class<?>> NO_ACTS =
      Set.of(
          ClientMessage.CreateRoom.class,
          ClientMessage.JoinRoom.class,
          ClientMessage.LeaveRoom.class,
          ClientMessage.ListRooms.class,
          ClientMessage.Ping.class);

  @Test
  void everythingThatAMemberCanSayMeansTheSameElsewhere() throws IOException {
    Set<Class<?>> seen = new HashSet<>(NO_ACTS);
    MessageCodec codec = new MessageCodec();
    try (Stream<Path> files = Files.list(MESSAGES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".client.json")).toList()) {
        for (JsonNode example : new ObjectMapper().readTree(file.toFile()).path("valid")) {
          Inbound read = codec.decode(example.path("message").toString());
          Inbound.Message message = (Inbound.Message) read;
          seen.add(message.message().getClass());
          var act = new RoomCommand.Act(3, message.ref(), "ann", message.message());
          assertEquals(act, CommandCodec.command(CommandCodec.command(act), 3), file::toString);
        }
      }
    }
    assertEquals(Set.of(ClientMessage.class.getPermittedSubclasses()), seen);
  }

  @Test
  void aCommandGetsTheIdThatItsSocketHasHere() throws IOException {
    var lost = new RoomCommand.Lost(3, "ann", true);
    assertEquals(
        new RoomCommand.Lost(-7, "ann", true),
        CommandCodec.command(CommandCodec.command(lost), -7));
  }

  @Test
  void joinsAndTheirSecretsAndWhatIsNotThereSurvive() throws IOException {
    var ref = new MessageRef("join_room", TextNode.valueOf("m-1"), IntNode.valueOf(7));
    var bare = new MessageRef("join_room", null, null);
    var secret = new ResumeSecret("secret", "hash");
    for (RoomCommand command :
        List.of(
            new RoomCommand.Join(
                3,
                ref,
                "ann",
                "made",
                "Änn",
                "user",
                true,
                RoomCommand.Admission.INVITED,
                Set.of(Feature.RESUME, Feature.CHAT),
                secret,
                secret),
            new RoomCommand.Join(
                3,
                bare,
                "ann",
                "made",
                "Ann",
                null,
                false,
                RoomCommand.Admission.UNPROVEN,
                Set.of(),
                null,
                secret),
            new RoomCommand.Leave(3, bare, "ann", false),
            new RoomCommand.AccessRefused("Eve"))) {
      assertEquals(command, CommandCodec.command(CommandCodec.command(command), 3));
    }
  }

  @Test
  void whatOnlyARoomItselfCanOrderDoesNotComeFromElsewhere() {
    String forged = "{\"@\":\"Restored\",\"savedAt\":1,\"shift\":0,\"grace\":1}";
    assertThrows(IOException.class, () -> CommandCodec.command(forged, 3));
    assertThrows(IOException.class, () -> CommandCodec.command("{\"@\":\"java.io.File\"}", 3));
    assertThrows(IOException.class, () -> CommandCodec.command("no JSON", 3));
  }

  @Test
  void errorsAndPlatesSurvive() throws IOException {
    var error = new ProtocolException(ErrorCode.NOT_HOST, "Only the host.", "payload.x");
    var refusal = CommandCodec.Refusal.of(new MessageRef("kick", null, null), error);
    assertEquals(refusal, CommandCodec.refusal(CommandCodec.refusal(refusal)));
    var plate = new DoorPlate("sofa", "key", "film", RoomOptions.DEFAULT, true);
    assertEquals(plate, CommandCodec.plate(CommandCodec.plate(plate)));
    assertTrue(CommandCodec.plate(plate).contains("sofa"));
  }
}
