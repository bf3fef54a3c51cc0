package org.opensyncparty.sidecar.connection;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.DisplayName;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.Ids;
import org.opensyncparty.protocol.Inbound;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.protocol.RoomList;
import org.opensyncparty.protocol.RoomOptions;
import org.opensyncparty.room.ResumeSecret;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.sidecar.auth.Identity;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.limits.RateLimiter;
import org.opensyncparty.sidecar.rooms.DoorPlate;
import org.opensyncparty.sidecar.rooms.Room;
import org.opensyncparty.sidecar.rooms.RoomMovingException;
import org.opensyncparty.sidecar.rooms.Rooms;
import org.opensyncparty.sidecar.rooms.Secrets;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must ask somebody else first: creating, joining, listing, choosing what is played. Runs on a
 * few workers with a bounded queue, so that a media server that is slow makes joins slow and
 * nothing else.
 */
public final class Admissions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Admissions.class);
  private static final int WORKERS = 16;
  private static final int MAX_WAITING = 10_000;
  private static final long IDLE_SECONDS = 30;

  /** A room whose ruler has died has another one after so long, or something is wrong. */
  private static final Duration MOVING_PAUSE = Duration.ofMillis(200);

  /** Where something will tell when to ask again, but might not. */
  private static final Duration MOVING_LONG_PAUSE = Duration.ofSeconds(1);

  private static final long MOVING_PATIENCE_MS = 5_000;

  private final Doorkeeper door;
  private final Rooms rooms;
  private final Secrets secrets;
  private final TimeSource time;
  private final RateLimiter refusalsTold;
  private final ExecutorService workers;

  public Admissions(Doorkeeper door, Rooms rooms, Secrets secrets, TimeSource time) {
    this(door, rooms, secrets, time, pool());
  }

  /**
   * The same on other workers, which are ended with it.
   *
   * @param workers may refuse what it has no room for
   */
  Admissions(
      Doorkeeper door, Rooms rooms, Secrets secrets, TimeSource time, ExecutorService workers) {
    this.door = door;
    this.rooms = rooms;
    this.secrets = secrets;
    this.time = time;
    this.refusalsTold =
        new RateLimiter(
            Limit.REFUSALS_TOLD.standard(), Duration.ofMinutes(1), Limit.ROOMS.standard(), time);
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
      long since = time.nowMillis();
      workers.execute(() -> run(connection, message, since));
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  private void run(Connection connection, Inbound.Message message, long since) {
    boolean settlesItself = false;
    try {
      settlesItself = admit(connection, message);
    } catch (RoomMovingException moving) {
      settlesItself = time.nowMillis() - since < MOVING_PATIENCE_MS;
      if (settlesItself) {
        tryAgain(moving, () -> runAgain(connection, message, since));
      } else {
        connection.refused(message.ref(), busy(moving));
      }
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

  /** Without a worker that waits: thousands may come while rooms move. */
  private void tryAgain(RoomMovingException moving, Runnable again) {
    CompletionStage<Void> until = moving.until();
    if (until == null) {
      time.schedule(MOVING_PAUSE, again);
      return;
    }
    AtomicBoolean done = new AtomicBoolean();
    Runnable once =
        () -> {
          if (done.compareAndSet(false, true)) {
            again.run();
          }
        };
    time.schedule(MOVING_LONG_PAUSE, once);
    var unused = until.whenComplete((happened, failure) -> once.run());
  }

  private void runAgain(Connection connection, Inbound.Message message, long since) {
    try {
      workers.execute(() -> run(connection, message, since));
    } catch (RejectedExecutionException full) {
      connection.refused(message.ref(), busy(full));
      connection.joinSettled();
    }
  }

  private static ProtocolException busy(Exception why) {
    LOG.debug("A join has to be tried again", why);
    return new ProtocolException(
        ErrorCode.SERVER_BUSY, "The room is just moving to another node; try again.", null);
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
    } else if (message.message() instanceof ClientMessage.PlayMedia wish) {
      door.checkMedia(connection.identity(), wish.mediaUrl());
      connection.actChecked(message);
    } else if (message.message() instanceof ClientMessage.QueueAdd wish) {
      door.checkMedia(connection.identity(), wish.mediaUrl());
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
    Room room = door.room(String.valueOf(message.room()), join);
    ResumeSecret resume =
        join.resumeToken() == null ? null : secrets.resumeSecretOf(join.resumeToken());
    DoorPlate plate = room.plate(resume);
    Doorkeeper.Pass pass = door.forJoin(plate, join);
    checkAccess(room, plate, join, pass);
    connection.identified(pass.identity());
    RoomCommand.Join command =
        joinCommand(connection, message, join.name(), pass, join.features(), resume);
    String seatedAs = connection.clientIdIn(room);
    room.submit(seatedAs == null ? command : command.as(seatedAs), connection);
  }

  /** Where a newcomer is kept out for the film alone, the host may want to choose another one. */
  private void checkAccess(
      Room room, DoorPlate plate, ClientMessage.JoinRoom join, Doorkeeper.Pass pass) {
    try {
      door.checkAccess(plate, pass);
    } catch (ProtocolException refused) {
      if (refused.code() == ErrorCode.NO_ACCESS
          && wouldBeLetIn(plate.options(), pass)
          && refusalsTold.tryTake(plate.key())) {
        room.submit(new RoomCommand.AccessRefused(nameOf(pass, join.name())), null);
      }
      throw refused;
    }
  }

  private static boolean wouldBeLetIn(RoomOptions options, Doorkeeper.Pass pass) {
    return !options.isLocked()
        && (!options.isPrivate() || pass.admission() == RoomCommand.Admission.INVITED);
  }

  /** Its id is shown to the other members, so it has to be one that they can be shown. */
  private static boolean isMediaUser(Identity identity) {
    String user = identity.userId();
    return identity.accessSession() != null && user != null && Ids.isValid(user);
  }

  private static String nameOf(Doorkeeper.Pass pass, String typed) {
    String verified = pass.identity().name();
    return verified.isEmpty() ? typed : DisplayName.shown(verified);
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
    return new RoomCommand.Join(
        connection.id(),
        message.ref(),
        wanted == null ? made : wanted,
        made,
        nameOf(pass, name),
        pass.identity().userId(),
        isMediaUser(pass.identity()),
        pass.admission(),
        features,
        resume,
        secrets.resumeSecret());
  }

  private void list(Connection connection, Inbound.Message message, ClientMessage.ListRooms list) {
    boolean known = list.authToken() == null && connection.isSeated();
    var identity = known ? connection.identity() : door.identify(list.authToken());
    connection.tell(new RoomList(door.list(identity)), message.ref());
  }

  /** Takes no more; what waits is dropped. */
  @Override
  public void close() {
    workers.shutdownNow();
  }
}
