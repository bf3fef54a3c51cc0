package org.opensyncparty.sidecar.store;

import java.io.IOException;
import java.util.Map;

/**
 * Rooms as rows of bytes that outlive the process. For one thread at a time; every call may block
 * for as long as the disk does.
 *
 * <p>After an {@link IOException} nothing is to be expected of it but that {@link #close} returns;
 * what was committed before is still there for whoever opens it next.
 */
interface RoomStore extends AutoCloseable {

  /**
   * All that was committed: row → part → content.
   *
   * @throws StoreException with {@link StoreException.Kind#DAMAGED} if nothing more can be read
   */
  Contents read() throws IOException;

  /**
   * What could be read.
   *
   * @param damaged how many parts are there but not as they were written; they are left out
   */
  record Contents(Map<String, Map<String, byte[]>> rooms, int damaged) {}

  /** Writes a part of a room, from the next commit on. */
  void put(String row, String part, byte[] content) throws IOException;

  /** Forgets a room and all its parts, from the next commit on. */
  void remove(String row) throws IOException;

  /** All since the last commit or nothing of it: it outlives the process, but not the machine. */
  void commit() throws IOException;

  /** What is committed outlives the machine as well. */
  void sync() throws IOException;

  /** Lets go of the file; what was not committed is lost. */
  @Override
  void close();
}
