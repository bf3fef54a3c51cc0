package org.opensyncparty.room;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.Feature;

/**
 * A seat in a room and who sits in it.
 *
 * @param userId the authenticated user, or null for a guest
 * @param isMediaUser true if {@code userId} is the media server's, who has a picture of it
 * @param features what the present connection understands
 * @param secretHash SHA-256 (hex) of the resume secret, or null if the client was given none
 * @param connection id of the socket in the seat, or {@link #LOST}
 * @param generation how often a socket was put into the seat; tells a stale timer from a live one
 */
public record Member(
    String clientId,
    String name,
    @Nullable String userId,
    boolean isMediaUser,
    Set<Feature> features,
    @Nullable String secretHash,
    long connection,
    int generation) {

  /** No socket is in the seat; it is kept for a grace. */
  public static final long LOST = -1;

  public Member {
    features = Set.copyOf(features);
  }

  /** True while a socket is in the seat. */
  public boolean isConnected() {
    return connection != LOST;
  }

  Member lost() {
    return new Member(clientId, name, userId, isMediaUser, features, secretHash, LOST, generation);
  }

  Member attached(long newConnection, Set<Feature> newFeatures, @Nullable String newSecretHash) {
    return new Member(
        clientId,
        name,
        userId,
        isMediaUser,
        newFeatures,
        newSecretHash,
        newConnection,
        generation + 1);
  }
}
