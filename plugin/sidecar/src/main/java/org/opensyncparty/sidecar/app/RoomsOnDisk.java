package org.opensyncparty.sidecar.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.opensyncparty.room.RoomSettings;
import org.opensyncparty.sidecar.auth.AccessTokens;
import org.opensyncparty.sidecar.auth.SigningSecret;
import org.opensyncparty.sidecar.auth.SigningSecretException;
import org.opensyncparty.sidecar.config.SidecarConfig;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;
import org.opensyncparty.sidecar.rooms.KeptRoom;
import org.opensyncparty.sidecar.rooms.RoomDirectory;
import org.opensyncparty.sidecar.rooms.RoomJournal;
import org.opensyncparty.sidecar.rooms.Rooms;
import org.opensyncparty.sidecar.rooms.Secrets;
import org.opensyncparty.sidecar.store.RoomKeeper;
import org.opensyncparty.sidecar.store.StoreException;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keeper of rooms with its thread, from start to end. */
final class RoomsOnDisk implements RoomsHome {
  private static final Logger LOG = LoggerFactory.getLogger(RoomsOnDisk.class);

  /** A process that is just ending lets go of the file within three seconds. */
  private static final int TRIES = 30;

  private static final int BETWEEN_TRIES_MS = 100;

  /** For the last words; a disk that takes longer must not keep the process. */
  private static final long CLOSE_SECONDS = 2;

  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "room-keeper");
            thread.setDaemon(true);
            return thread;
          });
  private final TimeSource time;
  private final Duration grace;
  private final RoomKeeper keeper;
  private final CompletableFuture<Consumer<List<KeptRoom>>> restore = new CompletableFuture<>();
  private final CompletableFuture<Void> opened;

  /**
   * Begins to read the file at once.
   *
   * @param grace how long seats are kept for those who had them before
   */
  RoomsOnDisk(Path dataFolder, TimeSource time, RoomSettings settings, Duration grace) {
    this.time = time;
    this.grace = grace;
    this.keeper = new RoomKeeper(dataFolder, time, settings, writer);
    this.opened = CompletableFuture.runAsync(this::read, writer);
  }

  private void read() {
    for (int tries = 1; ; tries++) {
      try {
        keeper.open(rooms -> restore.join().accept(rooms));
        return;
      } catch (StoreException inUse) {
        if (tries == TRIES) {
          throw new UncheckedIOException(inUse);
        }
      }
      try {
        Thread.sleep(BETWEEN_TRIES_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public TimeSource time() {
    return time;
  }

  @Override
  public SigningSecret secret(SidecarConfig config) throws SigningSecretException {
    return SigningSecret.load(config.jwtSecretFile(), config.dataDirectory());
  }

  @Override
  public AccessTokens accessTokens(SigningSecret secret) {
    return new AccessTokens(time);
  }

  @Override
  public RoomJournal journal() {
    return keeper;
  }

  /** They come as soon as they are read. */
  @Override
  public Rooms rooms(RoomDirectory here, Secrets secrets, SidecarMetrics metrics) {
    metrics.store(keeper::isFailing);
    restore.complete(
        kept -> {
          here.restore(kept, grace);
          if (!kept.isEmpty()) {
            LOG.info("{} rooms are back", kept.size());
          }
        });
    return here;
  }

  /**
   * Returns when all rooms are back, or cannot come back now.
   *
   * @throws IOException if another process has the file
   */
  @Override
  public void open() throws IOException {
    try {
      opened.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UncheckedIOException inUse
          ? inUse.getCause()
          : new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isFailing() {
    return keeper.isFailing();
  }

  @Override
  public void close() {
    leave();
  }

  /** Writes what is left. */
  @Override
  public void leave() {
    restore.complete(rooms -> {});
    if (writer.isShutdown()) {
      return;
    }
    writer.execute(keeper::close);
    writer.shutdown();
    try {
      if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The disk is too slow: the last changes of rooms may be lost");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
