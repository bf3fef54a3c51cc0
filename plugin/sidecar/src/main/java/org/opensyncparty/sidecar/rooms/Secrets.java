package org.opensyncparty.sidecar.rooms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.opensyncparty.room.ResumeSecret;

/** Random ids and secrets. Ids are short, for people; secrets have 256 bits. */
public final class Secrets {
  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 32;

  /** Without letters and digits that are mistaken for each other. */
  private static final String ID_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int ROOM_ID_LENGTH = 10;

  private final SecureRandom random = new SecureRandom();

  /** A room id that people can read to each other: ten letters and digits, 49 bits. */
  public String roomId() {
    StringBuilder id = new StringBuilder(ROOM_ID_LENGTH);
    for (int i = 0; i < ROOM_ID_LENGTH; i++) {
      id.append(ID_ALPHABET.charAt(random.nextInt(ID_ALPHABET.length())));
    }
    return id.toString();
  }

  /** A client id for those who bring none. */
  public String clientId() {
    return "c-" + HexFormat.of().formatHex(bytes(ID_BYTES));
  }

  /** What tells a room from a later one of the same id. */
  public String roomKey() {
    return base64(bytes(SECRET_BYTES));
  }

  /** A new secret for a seat. */
  public ResumeSecret resumeSecret() {
    return resumeSecretOf(base64(bytes(SECRET_BYTES)));
  }

  /** A secret that a client presents, with its hash. */
  public ResumeSecret resumeSecretOf(String presented) {
    return new ResumeSecret(presented, sha256(presented));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
