package org.opensyncparty.sidecar.auth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that holds the secret: read, or made once and kept. */
final class SecretFile {
  private static final Logger log = LoggerFactory.getLogger(SecretFile.class);

  private static final String NAME = "jwt-secret";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");

  /** Far more than any secret; a file beyond it is likely another one. */
  private static final int MAX_BYTES = 4096;

  private SecretFile() {}

  /** An administrator's own file: its permissions are theirs, but are remarked on. */
  static byte[] read(Path file) throws SigningSecretException {
    byte[] secret = bytes(file);
    if (othersMayRead(file)) {
      log.warn("Others than its owner may read the secret in {}; chmod 600 it", file);
    }
    return secret;
  }

  /** The file that this program keeps for itself. */
  static byte[] readOrMake(Path dataDirectory) throws SigningSecretException {
    Path file = dataDirectory.resolve(NAME);
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      if (othersMayRead(file)) {
        Files.setPosixFilePermissions(file, OWNER_ONLY);
        log.warn("Others than its owner could read the secret in {}; they no longer can", file);
      }
    } catch (IOException e) {
      throw new SigningSecretException(
          "cannot keep a secret in " + file + " (" + e + "); see --data and --jwt-secret-file");
    }
    // What counts is what is kept, even if another process was quicker to make it.
    return bytes(file);
  }

  /** Complete or not at all: a crash leaves no half of a secret under the name. */
  private static void make(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("no directory");
    }
    Files.createDirectories(directory, attributes(directory, OWNER_ONLY_DIRECTORY));
    byte[] random = new byte[SigningSecret.MIN_BYTES];
    new SecureRandom().nextBytes(random);
    // As text, so that it can be handed to another issuer of tokens by copy and paste.
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
    Path draft = Files.createTempFile(directory, NAME, ".new", attributes(directory, OWNER_ONLY));
    try {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        channel.force(true);
      }
      nameIfFree(draft, file);
      log.info("Made a new secret for tokens: {}", file);
    } catch (FileAlreadyExistsException e) {
      log.info("Another process has just made {}", file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * A link is made or refused in one step. A move that shall replace nothing looks first and moves
   * then, so that of two processes the slower one would put its secret over one in use.
   *
   * @throws FileAlreadyExistsException if the name is taken
   */
  private static void nameIfFree(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      // Some file systems have no links (FAT, some shares). One process alone is safe there too.
      Files.move(draft, file);
    }
  }

  private static byte[] bytes(Path file) throws SigningSecretException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new SigningSecretException("there is no secret file " + file);
    } catch (IOException e) {
      throw new SigningSecretException("cannot read the secret in " + file + " (" + e + ")");
    }
    if (content.length > MAX_BYTES) {
      throw new SigningSecretException(
          "the secret in " + file + " is longer than " + MAX_BYTES + " bytes");
    }
    byte[] secret = withoutNewline(content);
    if (secret.length < SigningSecret.MIN_BYTES) {
      throw new SigningSecretException(
          "the secret in "
              + file
              + " has "
              + secret.length
              + " bytes; it needs "
              + SigningSecret.MIN_BYTES
              + " or more (openssl rand -hex 32 makes a good one)");
    }
    return secret;
  }

  private static byte[] withoutNewline(byte[] content) {
    int end = content.length;
    while (end > 0 && (content[end - 1] == '\n' || content[end - 1] == '\r')) {
      end--;
    }
    return Arrays.copyOf(content, end);
  }

  private static boolean othersMayRead(Path file) {
    try {
      return isPosix(file)
          && Files.getPosixFilePermissions(file).stream()
              .anyMatch(permission -> !OWNER_ONLY_DIRECTORY.contains(permission));
    } catch (IOException e) {
      return false;
    }
  }

  private static FileAttribute<?>[] attributes(Path near, Set<PosixFilePermission> permissions) {
    return isPosix(near)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
