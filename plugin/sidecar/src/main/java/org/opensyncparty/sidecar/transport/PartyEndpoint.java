package org.opensyncparty.sidecar.transport;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * The Jakarta WebSocket endpoint: passes what Tyrus reports on to the {@link PartySocket}. Public
 * only because Tyrus calls it by reflection.
 */
public final class PartyEndpoint extends Endpoint {
  static final String PATH = "/OpenSyncParty/ws";

  /** Under this key the user properties of a session hold its {@link PartySocket}. */
  static final String SOCKET = "org.opensyncparty.socket";

  /**
   * Handlers of parts spare a pass over all of Tyrus' decoders for each message, and let a message
   * that is too large be forgotten while it is still coming in.
   */
  @Override
  public void onOpen(Session session, EndpointConfig config) {
    PartySocket socket = socketOf(session);
    MessageHandler.Partial<String> text = socket::textPart;
    MessageHandler.Partial<ByteBuffer> binary = (bytes, last) -> socket.binaryPart(last);
    session.addMessageHandler(String.class, text);
    session.addMessageHandler(ByteBuffer.class, binary);
    socket.opened(session);
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    socketOf(session).sessionClosed(reason.getCloseCode().getCode());
  }

  @Override
  public void onError(Session session, Throwable cause) {
    socketOf(session).failed(cause);
  }

  private static PartySocket socketOf(Session session) {
    Map<String, Object> properties = session.getUserProperties();
    if (properties.get(SOCKET) instanceof PartySocket socket) {
      return socket;
    }
    throw new IllegalStateException("a session that came past the upgrade filter");
  }
}
