package org.opensyncparty.sidecar.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opensyncparty.sidecar.rooms.RecordingSocket;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.TestRooms;
import org.opensyncparty.sidecar.time.ManualTime;

/** A real disk that is full: a small file system in memory, which only root may mount. */
@Timeout(60)
class FullDiskTest {
  private static final int KIBIBYTE = 1024;

  @TempDir private Path disk = Path.of(".");
  private boolean mounted;

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @BeforeEach
  void mount() {
    mounted = runs("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString());
    assumeTrue(mounted, "only root can mount");
  }

  @AfterEach
  void unmount() {
    if (mounted) {
      assertTrue(runs("umount", "-l", disk.toString()));
    }
  }

  private void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
      while (true) {
        out.write(new byte[KIBIBYTE]);
      }
    } catch (IOException full) {
      assertTrue(Files.exists(disk.resolve("filler")));
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(disk)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void thePartyGoesOnAndIsKeptAgainWhenThereIsRoom() throws IOException {
    KeptHouse house = KeptHouse.on(disk, new ManualTime());
    RecordingSocket alice = new RecordingSocket(1);
    RoomActor room = house.creates("sofa", alice);
    house.time.advance(RoomKeeper.WRITE_EVERY);
    assertFalse(house.keeper.isFailing());
    fill();
    for (int i = 1; i <= 40; i++) {
      house.say(room, alice, TestRooms.playsAt(100 * i));
      house.time.advance(RoomKeeper.WRITE_EVERY);
    }
    assertTrue(house.keeper.isFailing());
    assertEquals(4000, room.state().timeline().position(), "the room itself has noticed nothing");
    Files.delete(disk.resolve("filler"));
    house.time.advance(RoomKeeper.RETRY_EVERY);
    assertFalse(house.keeper.isFailing());
    assertEquals(List.of(StoreFolder.NAME), files(), "a full disk damages nothing");
    KeptHouse next = house.killed(Duration.ZERO);
    assertTrue(next.room("sofa").timeline().positionAt(next.time.nowMillis()) >= 4000);
  }

  @Test
  void whatWasWrittenBeforeItWasFullIsStillThere() throws IOException {
    KeptHouse house = KeptHouse.on(disk, new ManualTime());
    RecordingSocket alice = new RecordingSocket(1);
    RoomActor room = house.creates("sofa", alice);
    house.say(room, alice, TestRooms.playsAt(100));
    house.time.advance(RoomKeeper.WRITE_EVERY);
    fill();
    for (int i = 0; i < 40; i++) {
      house.say(room, alice, TestRooms.playsAt(5_000));
      house.time.advance(RoomKeeper.WRITE_EVERY);
    }
    Files.delete(disk.resolve("filler"));
    KeptHouse next = house.killed(Duration.ZERO);
    assertTrue(next.room("sofa").timeline().positionAt(next.time.nowMillis()) >= 100);
  }
}
