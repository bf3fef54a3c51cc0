package org.opensyncparty.sidecar.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opensyncparty.sidecar.time.ManualTime;

@Timeout(120)
class StoreFolderTest {
  private static final int ROOMS = 40;

  @TempDir private Path data = Path.of(".");
  private final ManualTime time = new ManualTime();

  private StoreFolder folder() {
    return new StoreFolder(data, time);
  }

  private static byte[] content(String room, int version) {
    return (room + " as of " + version + " ").repeat(30).getBytes(StandardCharsets.UTF_8);
  }

  /** Some rooms, written and written again, as in an evening. */
  private void fill() throws IOException {
    try (RoomStore store = folder().open().store()) {
      for (int version = 1; version <= 20; version++) {
        for (int room = 0; room < ROOMS; room++) {
          store.put("room" + room, "core", content("room" + room, version));
        }
        store.commit();
      }
    }
  }

  private List<String> aside() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.equals(StoreFolder.NAME))
          .toList();
    }
  }

  @Test
  void whatWasCommittedIsThereAndWhatWasNotIsNot() throws IOException {
    try (RoomStore store = folder().open().store()) {
      store.put("a", "core", content("a", 1));
      store.put("ab", "core", content("ab", 1));
      store.commit();
      store.put("a", "core", content("a", 2));
      store.remove("ab");
    }
    StoreFolder.Opened again = folder().open();
    assertArrayEquals(content("a", 1), again.rooms().getOrDefault("a", Map.of()).get("core"));
    again.store().remove("a");
    again.store().commit();
    again.store().close();
    StoreFolder.Opened last = folder().open();
    assertEquals(Set.of("ab"), last.rooms().keySet());
    last.store().close();
  }

  @Test
  void aFileThatAnotherHasIsLeftAlone() throws IOException {
    try (RoomStore store = folder().open().store()) {
      StoreException refused = assertThrows(StoreException.class, () -> folder().open());
      assertEquals(StoreException.Kind.IN_USE, refused.kind());
      store.put("a", "core", content("a", 1));
      store.commit();
    }
    assertEquals(List.of(), aside());
  }

  @Test
  void aFileOfANewerVersionIsSetAsideUntouched() throws IOException {
    Path file = data.resolve(StoreFolder.NAME);
    try (MVStore newer = MVStore.open(file.toString())) {
      newer.setStoreVersion(MvRoomStore.FORMAT + 1);
      newer.openMap("rooms").put("a", "something else");
    }
    byte[] before = Files.readAllBytes(file);
    StoreFolder.Opened opened = folder().open();
    assertEquals(Map.of(), opened.rooms());
    opened.store().close();
    assertEquals(List.of("rooms.mv.newer-" + time.wallMillis()), aside());
    assertArrayEquals(before, Files.readAllBytes(data.resolve(aside().get(0))));
  }

  @Test
  void aFileOfSomethingElseIsSetAside() throws IOException {
    Files.writeString(data.resolve(StoreFolder.NAME), "these are no rooms ".repeat(2_000));
    StoreFolder.Opened opened = folder().open();
    assertEquals(Map.of(), opened.rooms());
    opened.store().close();
    assertEquals(List.of("rooms.mv.damaged-" + time.wallMillis()), aside());
  }

  @Test
  void noMoreThanAFewAreSetAsideAndTheOldestGo() throws IOException {
    for (int i = 0; i < StoreFolder.MAX_SET_ASIDE + 2; i++) {
      Files.writeString(data.resolve(StoreFolder.NAME), "no rooms " + i);
      folder().open().store().close();
    }
    List<String> aside = aside();
    assertEquals(StoreFolder.MAX_SET_ASIDE, aside.size());
    assertTrue(aside.contains("rooms.mv.damaged-" + (time.wallMillis() + 6)), aside.toString());
  }

  /** Whatever happens to the file, what comes out of it is what went in, or it is set aside. */
  @Test
  void noDamageIsFatalAndNoneIsTakenForARoom() throws IOException {
    fill();
    Path file = data.resolve(StoreFolder.NAME);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(6);
    int readable = 0;
    for (int round = 0; round < 150; round++) {
      Files.write(file, damaged(whole, random));
      StoreFolder.Opened opened = folder().open();
      for (var room : opened.rooms().entrySet()) {
        String text =
            new String(room.getValue().getOrDefault("core", new byte[0]), StandardCharsets.UTF_8);
        assertTrue(text.startsWith(room.getKey() + " as of "), "round " + round + ": " + text);
        readable++;
      }
      opened.store().put("new", "core", content("new", 1));
      opened.store().commit();
      opened.store().close();
    }
    assertTrue(readable > 0, "nothing could be read of any");
  }

  /** Torn off, overwritten in one place, or a hole in it. */
  private static byte[] damaged(byte[] whole, Random random) {
    int at = random.nextInt(whole.length);
    int how = random.nextInt(3);
    if (how == 0) {
      return Arrays.copyOf(whole, at);
    }
    byte[] damaged = whole.clone();
    if (how == 1) {
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      }
    } else {
      Arrays.fill(damaged, at, Math.min(whole.length, at + 4096), (byte) 0);
    }
    return damaged;
  }
}
