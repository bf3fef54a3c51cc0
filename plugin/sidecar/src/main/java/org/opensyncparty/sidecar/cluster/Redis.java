package org.opensyncparty.sidecar.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster needs of Redis. No call blocks; a stage fails when there is no connection or no
 * answer in time, and then nobody knows whether it was done.
 */
interface Redis extends AutoCloseable {

  /**
   * Runs a script.
   *
   * @param arguments texts as {@link String}, numbers as {@link Long}, else {@code byte[]}
   * @return its answer: numbers as {@link Long}, else {@code byte[]} or null
   */
  CompletionStage<List<@Nullable Object>> run(
      Script script, List<String> keys, Object... arguments);

  /** Sends to who listens there; the answer is how many do. */
  CompletionStage<Long> publish(String channel, byte[] message);

  /** The value, or null. */
  CompletionStage<byte @Nullable []> get(String key);

  /** Sets a value that ends after {@code life}; null for never. */
  CompletionStage<Boolean> set(String key, byte[] value, @Nullable Duration life);

  /** Sets a value unless there is one; the answer is the one that is there then. */
  CompletionStage<byte[]> agree(String key, byte[] value);

  /** Removes a value. */
  CompletionStage<Long> delete(String key);

  /** Which of them are there. */
  CompletionStage<List<Boolean>> exist(List<String> keys);

  /** Some entries of a hash, in no order: about so many. */
  CompletionStage<Map<String, byte[]>> some(String key, int about);

  /** What Redis' clock says, microseconds since 1970. */
  CompletionStage<Long> time();

  /** Listens at a channel, in place of the one before. */
  CompletionStage<Void> listen(String channel);

  /** Listens there by another connection: the present one may be dead. */
  CompletionStage<Void> listenAnew();

  /** Hears what comes in, on one thread, which it must not hold up. */
  interface Listener {
    /** A message at the channel. */
    void heard(String channel, byte[] message);

    /** The connection that listens was interrupted: something may have been missed. */
    void interrupted();
  }

  @Override
  void close();
}
