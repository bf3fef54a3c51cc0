package org.opensyncparty.sidecar.media;

/**
 * The media server whose users watch. Calls block for up to a few seconds; answers may be some
 * seconds old. Safe for use by many threads.
 */
public interface MediaServer {

  /** The user to whom this access token was given. */
  MediaUser whoIs(String accessToken) throws MediaServerException;

  /**
   * Whether the user with this access token may see an item.
   *
   * @param itemId as {@link LibraryItem} gives it
   */
  boolean maySee(String accessToken, String itemId) throws MediaServerException;

  /** False if no media server is configured, so that nothing can be asked at all. */
  default boolean isConfigured() {
    return true;
  }
}
