package org.opensyncparty.protocol;

import java.util.regex.Pattern;

/** Room and client ids: public labels, never credentials. */
public final class Ids {
  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9_.-]{1," + ProtocolLimits.MAX_ID_LENGTH + "}");

  private Ids() {}

  /** True for 1–64 characters of {@code A-Za-z0-9_.-}. */
  public static boolean isValid(String id) {
    return ID.matcher(id).matches();
  }
}
