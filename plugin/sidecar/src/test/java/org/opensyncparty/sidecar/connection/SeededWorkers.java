package org.opensyncparty.sidecar.connection;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.opensyncparty.sidecar.time.ManualTime;

/** Workers without threads: each task runs after a moment of its own, drawn from a seed. */
final class SeededWorkers extends AbstractExecutorService {
  /** As long as a media server takes that is not at its best, ms. */
  private static final int LONGEST_MS = 300;

  private final ManualTime time;
  private final Random random;
  private boolean ended;

  SeededWorkers(ManualTime time, Random random) {
    this.time = time;
    this.random = random;
  }

  @Override
  public void execute(Runnable task) {
    time.schedule(Duration.ofMillis(random.nextInt(LONGEST_MS)), task);
  }

  @Override
  public void shutdown() {
    ended = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    ended = true;
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return ended;
  }

  @Override
  public boolean isTerminated() {
    return ended;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
