package org.opensyncparty.sidecar.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ResidentMemoryTest {
  private final Path file;

  ResidentMemoryTest(@TempDir Path folder) {
    this.file = folder.resolve("status");
  }

  private @Nullable Long told(String status) throws IOException {
    Files.writeString(file, status);
    return new ResidentMemory(file).bytes();
  }

  @Test
  void theKernelsKilobytesAreReadAsBytes() throws IOException {
    assertEquals(
        123_456L * 1024,
        told("Name:\tVmRSS: 5 kB\nVmHWM:\t  999999 kB\nVmRSS:\t  123456 kB\nRssAnon:\t 5 kB\n"));
  }

  @Test
  void aNameThatIsNoTextDoesNoHarm() throws IOException {
    Files.write(file, new byte[] {'N', ':', (byte) 0xFF, '\n'});
    assertNull(new ResidentMemory(file).bytes());
  }

  @Test
  void whereTheSystemDoesNotTellThereIsNone() throws IOException {
    assertNull(new ResidentMemory(file.resolveSibling("none")).bytes());
    assertNull(told(""));
    assertNull(told("VmRSS:\tmany kB\n"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thisProcessTakesUpMemory() {
    Long bytes = new ResidentMemory().bytes();
    assertTrue(bytes != null && bytes > 10_000_000, () -> "not a JVM: " + bytes);
  }
}
