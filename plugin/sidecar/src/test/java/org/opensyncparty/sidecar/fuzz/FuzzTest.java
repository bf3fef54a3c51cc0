package org.opensyncparty.sidecar.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every kept input again, and then some seconds of new ones, guided by what code they reach. {@code
 * ./fuzz NAME SECONDS} does the latter for longer.
 */
class FuzzTest {
  /** Where the fuzzer keeps what it finds between runs, from this module's folder. */
  private static final Path WORK = Path.of("target", "fuzz");

  private static final int USUAL_SECONDS = 10;
  private static final String OURS = "org.opensyncparty.**";
  private static final String WITH_JWT = OURS + ":com.nimbusds.jose.**:com.nimbusds.jwt.**";

  @ParameterizedTest
  @EnumSource
  @Timeout(60)
  void noKeptInputDoesHarm(FuzzTarget target) throws IOException {
    List<Path> corpus = target.corpus();
    assertFalse(corpus.isEmpty());
    for (Path input : corpus) {
      target.run(Files.readAllBytes(input));
    }
  }

  @Test
  void noNewInputDoesHarm() throws Exception {
    assumeTrue(canFuzz(), "the fuzzer's native part is for Linux with glibc on x64");
    String only = System.getProperty(AnyFuzz.ONLY, "").toUpperCase(Locale.ROOT);
    int seconds = Integer.getInteger("opensyncparty.fuzz-seconds", USUAL_SECONDS);
    Path seeds = WORK.resolve(only.isEmpty() ? "seeds" : "seeds-" + only);
    Path found = WORK.resolve(only.isEmpty() ? "all" : only);
    Files.createDirectories(seeds);
    Files.createDirectories(found);
    for (FuzzTarget target : FuzzTarget.values()) {
      if (only.isEmpty() || only.equals(target.name())) {
        plant(target, seeds, only.isEmpty());
      }
    }
    Path log = WORK.resolve("log");
    int status = fuzz(only, seconds, found, seeds, log);
    // What it prints may hold any bytes.
    String said = Files.readString(log, StandardCharsets.ISO_8859_1);
    assertEquals(0, status, () -> said.substring(Math.max(0, said.length() - 8_000)));
  }

  private static boolean canFuzz() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64")
        && Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2"));
  }

  @SuppressWarnings("EnumOrdinal") // The first byte says which target; nothing keeps it for longer.
  private static void plant(FuzzTarget target, Path seeds, boolean prefixed) throws IOException {
    for (Path input : target.corpus()) {
      ByteArrayOutputStream seed = new ByteArrayOutputStream();
      if (prefixed) {
        seed.write(target.ordinal());
      }
      seed.writeBytes(Files.readAllBytes(input));
      Files.write(seeds.resolve(target.label() + "-" + input.getFileName()), seed.toByteArray());
    }
  }

  private static int fuzz(String only, int seconds, Path found, Path seeds, Path log)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-cp", classPath()));
    command.add("-D" + AnyFuzz.ONLY + "=" + only);
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + AnyFuzz.class.getName());
    // To prepare the libraries takes longer than the short run lasts.
    command.add("--instrumentation_includes=" + (only.equals("TOKEN") ? WITH_JWT : OURS));
    // Its own checks, such as that nothing is connected to, are for other programs.
    command.add("--custom_hook_includes=org.opensyncparty.**");
    command.add(
        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery");
    command.add("--reproducer_path=" + WORK);
    command.add("-artifact_prefix=" + WORK + "/");
    command.add("-timeout=60");
    command.add("-max_total_time=" + seconds);
    command.add(found.toString());
    command.add(seeds.toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Maven's test runner keeps it elsewhere than a plain JVM does. */
  private static String classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return java.util.Arrays.stream(path.split(java.io.File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }
}
