package org.opensyncparty.sidecar.auth;

import org.jspecify.annotations.Nullable;

/**
 * What a token has to say about where it came from and whom it is for.
 *
 * @param issuer what {@code iss} must be; null if anything will do
 * @param audience what {@code aud} must hold; null if anything will do
 */
public record TokenRules(@Nullable String issuer, @Nullable String audience) {
  private static final String OWN_NAME = "opensyncparty";

  /** The {@code iss} of tokens made here. */
  String ownIssuer() {
    return issuer == null ? OWN_NAME : issuer;
  }

  /** The {@code aud} of tokens made here. */
  String ownAudience() {
    return audience == null ? OWN_NAME : audience;
  }
}
