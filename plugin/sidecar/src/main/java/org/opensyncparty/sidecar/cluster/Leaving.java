package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a node that ends leaves the cluster: with nothing lost, and nobody waiting for it. */
final class Leaving {
  private static final Logger LOG = LoggerFactory.getLogger(Leaving.class);

  /** For all rooms to be handed over. */
  private static final long HAND_OVER_MS = 3_000;

  /** For what is still to be said, and for what is still to be heard. */
  private static final long LAST_WORDS_MS = 1_000;

  private final Redis redis;
  private final ExecutorService in;
  private final ExecutorService out;

  /**
   * Of this node.
   *
   * @param in one thread, for what comes from other nodes
   * @param out one thread, for what goes to them
   */
  Leaving(Redis redis, ExecutorService in, ExecutorService out) {
    this.redis = redis;
    this.in = in;
    this.out = out;
  }

  /** Leaves rooms to the other nodes; takes three seconds at most. */
  void handOver(Collection<RoomActor> rooms, ClusterKeeper keeper) {
    List<CompletableFuture<Boolean>> all = new ArrayList<>();
    for (RoomActor room : rooms) {
      all.add(keeper.handOver(room).toCompletableFuture());
    }
    try {
      CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0]))
          .get(HAND_OVER_MS, TimeUnit.MILLISECONDS);
      LOG.info("{} rooms were handed over", all.size());
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Not all rooms could be handed over", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the session; takes four seconds at most, and next to nothing if Redis answers. */
  void end(Session session) {
    try {
      // What was told to other nodes goes out first.
      out.submit(() -> {}).get(LAST_WORDS_MS, TimeUnit.MILLISECONDS);
      Answers.await(redis.delete(Keys.session(session.name())));
      // Members of others' rooms are put out as well, and have not left: they come back elsewhere.
      session.links().close();
      in.submit(() -> {}).get(LAST_WORDS_MS, TimeUnit.MILLISECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      LOG.debug("The others will see that this node is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
