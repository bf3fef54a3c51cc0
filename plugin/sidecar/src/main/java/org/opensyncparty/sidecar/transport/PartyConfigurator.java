package org.opensyncparty.sidecar.transport;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * Makes one endpoint serve all sessions, and hands each session its {@link PartySocket}, which the
 * {@link UpgradeFilter} sends along in place of an HTTP session.
 */
final class PartyConfigurator extends ServerEndpointConfig.Configurator {
  private final PartyEndpoint endpoint = new PartyEndpoint();

  @Override
  public <T> T getEndpointInstance(Class<T> endpointClass) {
    return endpointClass.cast(endpoint);
  }

  /** Origins were looked at before Tyrus saw the request. */
  @Override
  public boolean checkOrigin(String origin) {
    return true;
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    config.getUserProperties().put(PartyEndpoint.SOCKET, request.getHttpSession());
  }
}
