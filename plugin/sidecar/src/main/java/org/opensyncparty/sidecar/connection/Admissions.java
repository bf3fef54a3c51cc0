package org.opensyncparty.sidecar.connection;

import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.DisplayName;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.Inbound;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.protocol.ServerMessage;
import org.opensyncparty.room.ResumeSecret;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.RoomDirectory;
import org.opensyncparty.sidecar.rooms.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must ask somebody else first: creating, joining, listing, changing the media. Runs on a few
 * workers with a bounded queue, so that a media server that is slow makes joins slow and nothing
 * else.
 */
public final class Admissions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Admissions.class);
  private static final int WORKERS = 16;
  private static final int MAX_WAITING = 10_000;
  private static final long IDLE_SECONDS = 30;

  private final Doorkeeper door;
  private final RoomDirectory rooms;
  private final Secrets secrets;
  private final ExecutorService workers;

  public Admissions(Doorkeeper door, RoomDirectory rooms, Secrets secrets) {
    this(door, rooms, secrets, pool());
  }

  /**
   * The same on other workers, which are ended with it.
   *
   * @param workers may refuse what it has no room for
   */
  Admissions(Doorkeeper door, RoomDirectory rooms, Secrets secrets, ExecutorService workers) {
    this.door = door;
    this.rooms = rooms;
    this.secrets = secrets;
    this.workers = workers;
  }

  private static ExecutorService pool() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            task -> new Thread(task, "admission-" + number.incrementAndGet()));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Has a message looked at; the connection hears {@link Connection#joinSettled} when that is over.
   *
   * @return false if too many wait already, and nothing will happen
   */
  boolean submit(Connection connection, Inbound.Message message) {
    try {
      workers.execute(() -> run(connection, message));
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  private void run(Connection connection, Inbound.Message message) {
    boolean settlesItself = false;
    try {
      settlesItself = admit(connection, message);
    } catch (ProtocolException refused) {
      connection.refused(message.ref(), refused);
    } catch (RuntimeException e) {
      LOG.error("A {} could not be checked", message.ref().type(), e);
      connection.refused(
          message.ref(),
          new ProtocolException(ErrorCode.INTERNAL, "Something went wrong in the server.", null));
    } finally {
      if (!settlesItself) {
        connection.joinSettled();
      }
    }
  }

  /** True if a room has taken over and will settle the join. */
  private boolean admit(Connection connection, Inbound.Message message) {
    if (message.message() instanceof ClientMessage.CreateRoom create) {
      create(connection, message, create);
      return true;
    }
    if (message.message() instanceof ClientMessage.JoinRoom join) {
      join(connection, message, join);
      return true;
    }
    if (message.message() instanceof ClientMessage.ListRooms list) {
      list(connection, message, list);
    } else if (message.message() instanceof ClientMessage.SetMedia media) {
      door.checkMedia(connection.identity(), media.mediaUrl());
      connection.actChecked(message);
    }
    return false;
  }

  private void create(
      Connection connection, Inbound.Message message, ClientMessage.CreateRoom create) {
    Doorkeeper.Pass pass = door.forCreate(create);
    connection.identified(pass.identity());
    RoomCommand.Join join =
        joinCommand(connection, message, create.name(), pass, create.features(), null);
    rooms.create(message.room(), create, join, connection);
  }

  private void join(Connection connection, Inbound.Message message, ClientMessage.JoinRoom join) {
    door.requireSomeProof(join);
    RoomActor room = door.room(String.valueOf(message.room()), join);
    ResumeSecret resume =
        join.resumeToken() == null ? null : secrets.resumeSecretOf(join.resumeToken());
    Doorkeeper.Pass pass = door.forJoin(room, join, resume);
    connection.identified(pass.identity());
    RoomCommand.Join command =
        joinCommand(connection, message, join.name(), pass, join.features(), resume);
    String seatedAs = connection.clientIdIn(room);
    room.submit(seatedAs == null ? command : command.as(seatedAs), connection);
  }

  private RoomCommand.Join joinCommand(
      Connection connection,
      Inbound.Message message,
      String name,
      Doorkeeper.Pass pass,
      Set<Feature> features,
      @Nullable ResumeSecret resume) {
    String wanted = message.client();
    String made = secrets.clientId();
    String verifiedName = pass.identity().name();
    return new RoomCommand.Join(
        connection.id(),
        message.ref(),
        wanted == null ? made : wanted,
        made,
        verifiedName.isEmpty() ? name : DisplayName.shown(verifiedName),
        pass.identity().userId(),
        pass.admission(),
        features,
        resume,
        secrets.resumeSecret());
  }

  private void list(Connection connection, Inbound.Message message, ClientMessage.ListRooms list) {
    boolean known = list.authToken() == null && connection.isSeated();
    var identity = known ? connection.identity() : door.identify(list.authToken());
    connection.tell(new ServerMessage.RoomList(door.list(identity)), message.ref());
  }

  /** Takes no more; what waits is dropped. */
  @Override
  public void close() {
    workers.shutdownNow();
  }
}
