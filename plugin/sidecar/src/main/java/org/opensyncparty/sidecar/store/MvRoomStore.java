package org.opensyncparty.sidecar.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.store.StoreException.Kind;

/**
 * Rooms in one file of H2's MVStore: log-structured, so that a commit only ever adds to the file
 * and one that was torn leaves the one before it. It checks the structure of the file; what stands
 * in it is checked here, each part by a checksum.
 */
final class MvRoomStore implements RoomStore {
  /** Written into the file. Goes up when an older version of this program could not read it. */
  static final int FORMAT = 1;

  private static final String MAP = "rooms";

  /** What a commit has superseded is kept for so long, ms: beyond the next sync. */
  private static final int RETENTION_MS = 15_000;

  private final MVStore store;
  private final MVMap<String, byte[]> map;

  private MvRoomStore(MVStore store) {
    this.store = store;
    this.map =
        store.openMap(
            MAP,
            new MVMap.Builder<String, byte[]>()
                .keyType(StringDataType.INSTANCE)
                .valueType(ByteArrayDataType.INSTANCE));
  }

  /**
   * Opens the file, or makes it.
   *
   * @throws StoreException if it is in use, newer or damaged
   * @throws IOException if the disk does not do its part
   */
  static MvRoomStore open(Path file) throws IOException {
    MVStore store = null;
    try {
      store =
          new MVStore.Builder()
              .fileName(file.toString())
              // No thread of its own: what is written when is our business.
              .autoCommitDisabled()
              .cacheSize(1)
              .cacheConcurrency(1)
              .open();
      int format = store.getStoreVersion();
      if (format > FORMAT) {
        throw new StoreException(Kind.NEWER, "format " + format + ", and this reads " + FORMAT);
      }
      store.setStoreVersion(FORMAT);
      store.setVersionsToKeep(0);
      store.setRetentionTime(RETENTION_MS);
      return new MvRoomStore(store);
    } catch (StoreException e) {
      close(store);
      throw e;
    } catch (RuntimeException | AssertionError e) {
      close(store);
      throw failure(e);
    }
  }

  @Override
  public Contents read() throws IOException {
    Map<String, Map<String, byte[]>> rooms = new HashMap<>();
    int damaged = 0;
    try {
      for (Map.Entry<String, byte[]> entry : map.entrySet()) {
        String key = entry.getKey();
        int slash = key.indexOf('/');
        byte[] content = slash < 0 ? null : opened(key, entry.getValue());
        if (content == null) {
          damaged++;
        } else {
          rooms
              .computeIfAbsent(key.substring(0, slash), row -> new HashMap<>())
              .put(key.substring(slash + 1), content);
        }
      }
    } catch (RuntimeException | AssertionError e) {
      if (rooms.isEmpty()) {
        throw failure(e);
      }
      damaged++;
    }
    return new Contents(rooms, damaged);
  }

  @Override
  public void put(String row, String part, byte[] content) throws IOException {
    String key = row + '/' + part;
    attempt(() -> map.put(key, sealed(key, content)));
  }

  @Override
  public void remove(String row) throws IOException {
    attempt(
        () -> {
          List<String> keys = new ArrayList<>();
          Iterator<String> from = map.keyIterator(row + '/');
          while (from.hasNext()) {
            String key = from.next();
            if (!key.startsWith(row + '/')) {
              break;
            }
            keys.add(key);
          }
          keys.forEach(map::remove);
        });
  }

  @Override
  public void commit() throws IOException {
    attempt(store::commit);
  }

  @Override
  public void sync() throws IOException {
    attempt(store::sync);
  }

  @Override
  public void close() {
    close(store);
  }

  private static void close(@Nullable MVStore store) {
    if (store != null) {
      store.closeImmediately();
    }
  }

  private static void attempt(Runnable action) throws IOException {
    try {
      action.run();
    } catch (RuntimeException | AssertionError e) {
      throw failure(e);
    }
  }

  /**
   * A file that is not what it should be shows in many ways, and not only in those that the library
   * has a code for; where Java runs with assertions, some as an {@link AssertionError}. The disk's
   * own failures have an {@link IOException} underneath.
   */
  private static IOException failure(Throwable e) {
    String message = String.valueOf(e.getMessage());
    int code = e instanceof MVStoreException known ? known.getErrorCode() : -1;
    return switch (code) {
      case DataUtils.ERROR_FILE_LOCKED -> new StoreException(Kind.IN_USE, message, e);
      case DataUtils.ERROR_UNSUPPORTED_FORMAT -> new StoreException(Kind.NEWER, message, e);
      case DataUtils.ERROR_WRITING_FAILED, DataUtils.ERROR_CLOSED -> new IOException(message, e);
      default ->
          e.getCause() instanceof IOException disk && !(disk instanceof java.io.EOFException)
              ? new IOException(message, e)
              : new StoreException(Kind.DAMAGED, message, e);
    };
  }

  /** The content behind a checksum of it and of where it belongs. */
  private static byte[] sealed(String key, byte[] content) {
    return ByteBuffer.allocate(Integer.BYTES + content.length)
        .putInt(checksum(key, content))
        .put(content)
        .array();
  }

  private static byte @Nullable [] opened(String key, byte[] sealed) {
    if (sealed.length < Integer.BYTES) {
      return null;
    }
    byte[] content = Arrays.copyOfRange(sealed, Integer.BYTES, sealed.length);
    return ByteBuffer.wrap(sealed).getInt() == checksum(key, content) ? content : null;
  }

  private static int checksum(String key, byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(key.getBytes(StandardCharsets.UTF_8));
    crc.update(content);
    return (int) crc.getValue();
  }
}
