package org.opensyncparty.sidecar.media;

/**
 * A user as the media server knows them.
 *
 * @param id the media server's own id, never empty
 * @param name never empty
 * @param administrator whether they run the server
 * @param disabled whether the account is switched off
 * @param groups what the user's policy says about watching together
 */
public record MediaUser(
    String id, String name, boolean administrator, boolean disabled, GroupAccess groups) {

  /** Jellyfin's {@code SyncPlayAccess}. */
  public enum GroupAccess {
    CREATE_AND_JOIN,
    JOIN,
    NONE
  }
}
