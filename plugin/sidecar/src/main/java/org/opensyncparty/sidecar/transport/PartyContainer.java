package org.opensyncparty.sidecar.transport;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Map;
import java.util.Set;
import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.server.TyrusServerContainer;
import org.glassfish.tyrus.spi.WebSocketEngine;

/**
 * Tyrus' engine without Tyrus' own server, which would bind to all addresses and answer with pages
 * of its own.
 */
final class PartyContainer extends TyrusServerContainer {
  private final TyrusWebSocketEngine engine;

  /**
   * @param maxBuffered most bytes that Tyrus gathers of one frame
   */
  PartyContainer(int maxBuffered) throws DeploymentException {
    super((Set<Class<?>>) null);
    // Tyrus' idle timer is re-armed at every message; Liveness does its work for all sockets.
    setDefaultMaxSessionIdleTimeout(-1);
    engine = TyrusWebSocketEngine.builder(this).incomingBufferSize(maxBuffered).build();
    register(
        ServerEndpointConfig.Builder.create(PartyEndpoint.class, PartyEndpoint.PATH)
            .configurator(new PartyConfigurator())
            .build());
  }

  @Override
  public void register(Class<?> endpointClass) throws DeploymentException {
    engine.register(endpointClass, "");
  }

  @Override
  public void register(ServerEndpointConfig config) throws DeploymentException {
    engine.register(config, "");
  }

  @Override
  public Map<String, Object> getProperties() {
    return Map.of();
  }

  @Override
  public WebSocketEngine getWebSocketEngine() {
    return engine;
  }
}
