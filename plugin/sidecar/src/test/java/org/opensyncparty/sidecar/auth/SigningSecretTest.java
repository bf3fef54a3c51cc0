package org.opensyncparty.sidecar.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningSecretTest {

  @Test
  void isMadeOnceAndKeptForItsOwnerOnly(@TempDir Path temp) throws Exception {
    Path data = temp.resolve("not/yet/there");
    SigningSecret made = SigningSecret.load(null, data);
    Path file = data.resolve("jwt-secret");
    assertEquals("rw-------", mode(file));
    assertEquals("rwx------", mode(data));
    assertTrue(same(made, SigningSecret.load(null, data)));
    try (var files = Files.list(data)) {
      assertEquals(1, files.count(), "no draft is left behind");
    }
  }

  @Test
  void isAnotherOneEachTimeItIsMade(@TempDir Path temp) throws Exception {
    assertFalse(
        same(
            SigningSecret.load(null, temp.resolve("a")),
            SigningSecret.load(null, temp.resolve("b"))));
  }

  @RepeatedTest(50)
  void allWhoStartAtOnceAgree(@TempDir Path temp) throws Exception {
    int starters = 8;
    CyclicBarrier start = new CyclicBarrier(starters);
    Callable<String> starter =
        () -> {
          start.await();
          return signature(SigningSecret.load(null, temp));
        };
    ExecutorService threads = Executors.newFixedThreadPool(starters);
    try {
      Set<String> signatures = new HashSet<>();
      for (Future<String> future : threads.invokeAll(Collections.nCopies(starters, starter))) {
        signatures.add(future.get());
      }
      assertEquals(1, signatures.size());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void oneThatOthersCouldReadIsLockedUp(@TempDir Path temp) throws Exception {
    Path file = Files.writeString(temp.resolve("jwt-secret"), "x".repeat(32));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    SigningSecret.load(null, temp);
    assertEquals("rw-------", mode(file));
  }

  @Test
  void theFileOfAnAdministratorIsReadAndLeftAsItIs(@TempDir Path temp) throws Exception {
    Path file = Files.writeString(temp.resolve("mine"), "x".repeat(32) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    SigningSecret secret = SigningSecret.load(file, temp.resolve("data"));
    assertTrue(same(SigningSecret.of("x".repeat(32).getBytes(US_ASCII)), secret));
    assertEquals("r--r--r--", mode(file));
    assertFalse(Files.exists(temp.resolve("data")), "nothing is made that is not needed");
  }

  @Test
  void newlinesAtTheEndDoNotCount(@TempDir Path temp) throws Exception {
    Path unix = Files.writeString(temp.resolve("unix"), "x".repeat(40) + "\n");
    Path windows = Files.writeString(temp.resolve("windows"), "x".repeat(40) + "\r\n");
    Path bare = Files.writeString(temp.resolve("bare"), "x".repeat(40));
    assertTrue(same(SigningSecret.load(bare, temp), SigningSecret.load(unix, temp)));
    assertTrue(same(SigningSecret.load(bare, temp), SigningSecret.load(windows, temp)));
    assertProblem("31 bytes", Files.writeString(temp.resolve("s"), "x".repeat(31) + "\n"), temp);
  }

  @Test
  void tooShortEmptyHugeOrMissingOnesAreExplained(@TempDir Path temp) throws Exception {
    assertProblem(
        "has 9 bytes; it needs 32", Files.writeString(temp.resolve("a"), "too short"), temp);
    assertProblem("has 0 bytes", Files.writeString(temp.resolve("b"), "\n\n"), temp);
    assertProblem("longer than", Files.write(temp.resolve("c"), new byte[4097]), temp);
    assertProblem("there is no secret file", temp.resolve("missing"), temp);
    assertProblem("cannot read", temp, temp);
    Path data = Files.createDirectory(temp.resolve("data"));
    Files.writeString(data.resolve("jwt-secret"), "half a secre");
    assertProblem("has 12 bytes", null, data);
    assertProblem("cannot keep a secret", null, Files.writeString(temp.resolve("file"), "x"));
  }

  @Test
  void tellsNothingOfItselfInMessagesOrText(@TempDir Path temp) throws Exception {
    Path file = Files.writeString(temp.resolve("s"), "hunter2");
    SigningSecretException e =
        assertThrows(SigningSecretException.class, () -> SigningSecret.load(file, temp));
    assertFalse(e.toString().contains("hunter2"));
    SigningSecret secret = SigningSecret.of("hunter2-hunter2-hunter2-hunter2-".getBytes(US_ASCII));
    assertEquals("SigningSecret[hidden]", secret.toString());
  }

  @Test
  void aDerivedSecretIsAnotherOneForEachPurpose() {
    SigningSecret secret = SigningSecret.of(TestTokens.SECRET);
    assertFalse(same(secret, secret.derive("a")));
    assertFalse(same(secret.derive("a"), secret.derive("b")));
    assertTrue(same(secret.derive("a"), secret.derive("a")));
    assertNotEquals(signature(secret), signature(secret.derive("a")));
  }

  private static void assertProblem(String words, @Nullable Path file, Path data) {
    SigningSecretException e =
        assertThrows(SigningSecretException.class, () -> SigningSecret.load(file, data));
    assertTrue(String.valueOf(e.getMessage()).contains(words), e::getMessage);
  }

  private static boolean same(SigningSecret one, SigningSecret other) {
    return signature(one).equals(signature(other));
  }

  private static String signature(SigningSecret secret) {
    JWSObject object = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload("same"));
    secret.sign(object);
    return object.serialize();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
