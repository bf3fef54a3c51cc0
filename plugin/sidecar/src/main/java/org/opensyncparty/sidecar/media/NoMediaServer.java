package org.opensyncparty.sidecar.media;

/** Stands in where no media server is configured. */
public final class NoMediaServer implements MediaServer {

  @Override
  public MediaUser whoIs(String accessToken) throws MediaServerException {
    throw none();
  }

  @Override
  public boolean maySee(String accessToken, String itemId) throws MediaServerException {
    throw none();
  }

  @Override
  public boolean isConfigured() {
    return false;
  }

  private static MediaServerException none() {
    return new MediaServerException(
        MediaServerException.Kind.UNAVAILABLE, "no media server is configured");
  }
}
