package org.opensyncparty.sidecar.rooms;

import java.nio.charset.StandardCharsets;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.Inbound;
import org.opensyncparty.protocol.MessageCodec;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.protocol.ServerMessage;
import org.opensyncparty.sidecar.transport.FrameReader;
import org.opensyncparty.sidecar.transport.TextFrame;

/**
 * Any text as a message of the host's, through the codec and a real room: it is refused or done,
 * what the room says is JSON within bounds, and nothing fails inside.
 */
public final class MessageFuzz {
  private static final MessageCodec CODEC = new MessageCodec();

  /** How much longer than a message its relay may get, stamps and all. */
  private static final int MAX_GROWTH = 8 * 1024;

  private MessageFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    Inbound inbound = CODEC.decode(text);
    if (inbound instanceof Inbound.Malformed malformed) {
      readBack(ServerMessage.ErrorReport.of(malformed.error(), malformed.ref()), inbound);
    } else if (inbound instanceof Inbound.Message message && isForARoom(message.message())) {
      act(message.message(), data.length);
    }
  }

  /** The rest is the connection's to answer, or to have checked first. */
  private static boolean isForARoom(ClientMessage message) {
    return !(message instanceof ClientMessage.CreateRoom
        || message instanceof ClientMessage.JoinRoom
        || message instanceof ClientMessage.ListRooms
        || message instanceof ClientMessage.LeaveRoom
        || message instanceof ClientMessage.Ping);
  }

  private static void readBack(ServerMessage answer, Inbound inbound) {
    FrameReader.json(
        TextFrame.of(CODEC.encode(new Outbound(answer, "r", "c", inbound.ref().ts()), 7)));
  }

  private static void act(ClientMessage message, int length) {
    TestRooms rooms = new TestRooms(1);
    RecordingSocket host = rooms.socket();
    RecordingSocket guest = rooms.socket();
    RoomActor room = rooms.create("r", "host", host);
    room.submit(guest.join("guest"), guest);
    host.messages().clear();
    guest.messages().clear();
    room.submit(host.act("host", message), host);
    rooms.time.advance(java.time.Duration.ofSeconds(30));
    for (RecordingSocket socket : new RecordingSocket[] {host, guest}) {
      if (socket.events().contains("refused internal")) {
        throw new IllegalStateException("the room failed at " + message);
      }
      socket
          .messages()
          .forEach(
              heard -> {
                if (heard.toString().length() > length + MAX_GROWTH) {
                  throw new IllegalStateException(length + " bytes became " + heard);
                }
              });
    }
  }
}
