package org.opensyncparty.sidecar.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.media.MediaServer;
import org.opensyncparty.sidecar.media.MediaServerException;
import org.opensyncparty.sidecar.media.MediaServerException.Kind;
import org.opensyncparty.sidecar.media.MediaUser;

/** A media server that knows what a test tells it. */
final class FakeMediaServer implements MediaServer {
  final Map<String, MediaUser> usersByToken = new ConcurrentHashMap<>();
  final Set<String> visibleItems = ConcurrentHashMap.newKeySet();
  final List<String> asked = new ArrayList<>();
  @Nullable Kind trouble;
  boolean configured = true;

  @Override
  public MediaUser whoIs(String accessToken) throws MediaServerException {
    return known(accessToken);
  }

  @Override
  public boolean maySee(String accessToken, String itemId) throws MediaServerException {
    known(accessToken);
    return visibleItems.contains(itemId);
  }

  @Override
  public boolean isConfigured() {
    return configured;
  }

  private MediaUser known(String accessToken) throws MediaServerException {
    asked.add(accessToken);
    if (trouble != null) {
      throw new MediaServerException(trouble, "as the test wants it");
    }
    MediaUser user = usersByToken.get(accessToken);
    if (user == null) {
      throw new MediaServerException(Kind.UNKNOWN_TOKEN, "unknown");
    }
    return user;
  }
}
