package org.opensyncparty.sidecar.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opensyncparty.sidecar.rooms.RecordingSocket;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.TestRooms;
import org.opensyncparty.sidecar.time.ManualTime;

/**
 * What a power cut leaves of the file, as far as that can be tried without cutting a machine off.
 * That what was synced is on the disk is the disk's word.
 */
@Timeout(60)
class PowerCutTest {
  private static final int BLOCK = 4096;
  private static final int HEAD_BLOCKS = 2;
  private static final int CUTS_PER_WRITE = 2;
  private static final double SYNCED_AT = 100;

  @TempDir private Path data = Path.of(".");

  private final Random random = new Random(1);
  private final RecordingSocket alice = new RecordingSocket(1);
  private long sockets = 1;

  private byte[] file() throws IOException {
    return Files.readAllBytes(data.resolve(StoreFolder.NAME));
  }

  /** What was added since the last sync ends anywhere; the head of the file is old or new. */
  private byte[] endedEarly(byte[] synced, byte[] written) {
    int added = Math.max(0, written.length - synced.length) / BLOCK;
    int length = synced.length + BLOCK * random.nextInt(added + 1);
    byte[] left = Arrays.copyOf(written, Math.min(written.length, length));
    for (int at = 0; at < HEAD_BLOCKS * BLOCK; at += BLOCK) {
      if (random.nextBoolean()) {
        System.arraycopy(synced, at, left, at, BLOCK);
      }
    }
    return left;
  }

  /** Any blocks that were written since the last sync are missing. */
  private byte[] withHoles(byte[] synced, byte[] written) {
    byte[] left = written.clone();
    for (int at = 0; at < left.length; at += BLOCK) {
      if (random.nextBoolean()) {
        int end = Math.min(left.length, at + BLOCK);
        Arrays.fill(left, at, end, (byte) 0);
        int known = Math.min(synced.length, end) - at;
        System.arraycopy(synced, Math.min(at, synced.length), left, at, Math.max(0, known));
      }
    }
    return left;
  }

  private KeptHouse comesBack(byte[] left) throws IOException {
    Path next = Files.createTempDirectory(data, "next");
    Files.write(next.resolve(StoreFolder.NAME), left);
    return KeptHouse.on(next, new ManualTime());
  }

  /** The file after a sync, and after each write of the five seconds that follow. */
  private List<byte[]> writes() throws IOException {
    KeptHouse house = KeptHouse.on(data, new ManualTime());
    RoomActor room = house.creates("sofa", alice);
    house.say(room, alice, TestRooms.playsAt(SYNCED_AT));
    house.time.advance(RoomKeeper.WRITE_EVERY.plus(RoomKeeper.SYNC_EVERY));
    List<byte[]> writes = new ArrayList<>(List.of(file()));
    Duration left = RoomKeeper.SYNC_EVERY;
    while (left.compareTo(Duration.ZERO) > 0) {
      house.say(room, alice, TestRooms.playsAt(SYNCED_AT + 10 * writes.size()));
      house.creates("room-" + writes.size(), new RecordingSocket(++sockets));
      house.time.advance(RoomKeeper.WRITE_EVERY);
      left = left.minus(RoomKeeper.WRITE_EVERY);
      writes.add(file());
    }
    house.keeper.close();
    return writes;
  }

  @Test
  void aFileThatEndsEarlyHasAllThatWasSynced() throws IOException {
    List<byte[]> writes = writes();
    for (byte[] written : writes) {
      for (int i = 0; i < CUTS_PER_WRITE; i++) {
        KeptHouse house = comesBack(endedEarly(writes.get(0), written));
        assertTrue(house.directory.find("sofa").isPresent(), "the room is gone");
        double position = house.room("sofa").timeline().position();
        assertTrue(position >= SYNCED_AT, "back at " + position);
        house.keeper.close();
      }
    }
  }

  @Test
  void aFileWithHolesIsNotFatalAndNothingOlderThanTheSyncIsTakenForTheRoom() throws IOException {
    List<byte[]> writes = writes();
    int back = 0;
    for (byte[] written : writes) {
      for (int i = 0; i < CUTS_PER_WRITE; i++) {
        KeptHouse house = comesBack(withHoles(writes.get(0), written));
        if (house.directory.find("sofa").isPresent()) {
          back++;
          assertTrue(house.room("sofa").timeline().position() >= SYNCED_AT);
        }
        house.creates("another", new RecordingSocket(++sockets));
        house.keeper.close();
      }
    }
    int all = writes.size() * CUTS_PER_WRITE;
    assertTrue(back > all / 2, back + " of " + all + " came back");
  }
}
