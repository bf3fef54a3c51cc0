package org.opensyncparty.sidecar.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.opensyncparty.sidecar.store.RoomStore.Contents;
import org.opensyncparty.sidecar.store.StoreException.Kind;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data folder with the file of the rooms. A file that cannot be used is set aside under a name
 * that says why, and a new one takes its place.
 */
final class StoreFolder {
  private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);

  /** The file of the rooms. */
  static final String NAME = "rooms.mv";

  /** Most files that are set aside; the oldest go, so that a disk that fails fills no other. */
  static final int MAX_SET_ASIDE = 5;

  private static final String ASIDE = "rooms\\.mv\\.[a-z]+-\\d+";

  private final Path folder;
  private final Path file;
  private final TimeSource time;

  StoreFolder(Path folder, TimeSource time) {
    this.folder = folder;
    this.file = folder.resolve(NAME);
    this.time = time;
  }

  /**
   * An open store, and what was in it.
   *
   * @param rooms row → part → content
   */
  record Opened(RoomStore store, Map<String, Map<String, byte[]>> rooms) {}

  /**
   * Opens the file, or a new one.
   *
   * @throws StoreException if another process has it
   * @throws IOException if the folder cannot be used
   */
  Opened open() throws IOException {
    make();
    try {
      MvRoomStore store = MvRoomStore.open(file);
      try {
        return whole(store, store.read());
      } catch (IOException e) {
        store.close();
        throw e;
      }
    } catch (StoreException e) {
      if (e.kind() == Kind.IN_USE) {
        throw e;
      }
      setAside(e.kind());
      LOG.debug("What was wrong with it", e);
      make();
      return new Opened(MvRoomStore.open(file), Map.of());
    }
  }

  /** What could be read of a damaged file goes on in a new one. */
  private Opened whole(MvRoomStore store, Contents contents) throws IOException {
    if (contents.damaged() == 0) {
      return new Opened(store, contents.rooms());
    }
    store.close();
    setAside(Kind.DAMAGED);
    make();
    RoomStore fresh = MvRoomStore.open(file);
    for (var room : contents.rooms().entrySet()) {
      for (var part : room.getValue().entrySet()) {
        fresh.put(room.getKey(), part.getKey(), part.getValue());
      }
    }
    fresh.commit();
    return new Opened(fresh, new HashMap<>(contents.rooms()));
  }

  /** Sets the file of an open store aside, whose rooms are not what this program can understand. */
  void setAsideUnreadable() throws IOException {
    Path copy = aside(Kind.DAMAGED);
    Files.copy(file, copy);
    sayAside(Kind.DAMAGED, copy);
    tidy();
  }

  private void setAside(Kind kind) throws IOException {
    Path aside = aside(kind);
    Files.move(file, aside);
    sayAside(kind, aside);
    tidy();
  }

  /** Numbered by the clock, but always behind those that are there. */
  private Path aside(Kind kind) throws IOException {
    List<Path> others = allAside();
    long last = others.isEmpty() ? 0 : stamp(others.get(others.size() - 1));
    String why = kind.name().toLowerCase(Locale.ROOT);
    return folder.resolve(NAME + "." + why + "-" + Math.max(time.wallMillis(), last + 1));
  }

  private static void sayAside(Kind kind, Path aside) {
    if (kind == Kind.NEWER) {
      LOG.error(
          "A newer version wrote the rooms; they are set aside as {}, and none are brought back",
          aside);
    } else {
      LOG.error(
          "The file of the rooms is damaged and set aside as {}; what can be read goes on", aside);
    }
  }

  private void tidy() throws IOException {
    List<Path> aside = allAside();
    for (Path old : aside.subList(0, Math.max(0, aside.size() - MAX_SET_ASIDE))) {
      Files.deleteIfExists(old);
    }
  }

  /** The oldest first. */
  private List<Path> allAside() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> String.valueOf(path.getFileName()).matches(ASIDE))
          .sorted(Comparator.comparingLong(StoreFolder::stamp))
          .toList();
    }
  }

  private static long stamp(Path aside) {
    String name = String.valueOf(aside.getFileName());
    return Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
  }

  /** There are names and invites' keys in it: it is the owner's alone from the beginning. */
  private void make() throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(folder, attributes("rwx------"));
    try {
      Files.createFile(file, attributes("rw-------"));
    } catch (FileAlreadyExistsException e) {
      LOG.debug("Another process has just made {}", file);
    }
  }

  private FileAttribute<?>[] attributes(String permissions) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
