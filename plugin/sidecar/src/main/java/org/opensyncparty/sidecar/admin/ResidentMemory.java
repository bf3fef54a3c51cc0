package org.opensyncparty.sidecar.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much of the machine's memory this process takes up, as Linux tells it in proc(5). */
public final class ResidentMemory {
  private static final Pattern VM_RSS =
      Pattern.compile("^VmRSS:\\s+(\\d{1,15}) kB$", Pattern.MULTILINE);
  private static final long BYTES_PER_KB = 1024;

  private final Path statusFile;

  /** That of this process. */
  public ResidentMemory() {
    this(Path.of("/proc/self/status"));
  }

  ResidentMemory(Path statusFile) {
    this.statusFile = statusFile;
  }

  /** Bytes; 0 where the system does not tell. */
  public long bytesOrZero() {
    Long known = bytes();
    return known == null ? 0 : known;
  }

  /** Bytes; null where the system does not tell. */
  @Nullable Long bytes() {
    try {
      // Byte for byte, as the process' name in it may be anything.
      Matcher line = VM_RSS.matcher(Files.readString(statusFile, StandardCharsets.ISO_8859_1));
      return line.find() ? Long.valueOf(line.group(1)) * BYTES_PER_KB : null;
    } catch (IOException notLinux) {
      return null;
    }
  }
}
