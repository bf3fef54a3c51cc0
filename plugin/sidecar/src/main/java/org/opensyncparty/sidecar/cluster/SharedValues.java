package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.auth.SharedLogins;
import org.opensyncparty.sidecar.auth.SharedSecret;
import org.opensyncparty.sidecar.auth.SigningSecretException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The secret and the logins that are the same at all nodes. Blocks for as long as Redis takes. */
public final class SharedValues implements SharedSecret, SharedLogins {
  private static final Logger LOG = LoggerFactory.getLogger(SharedValues.class);

  private final Redis redis;

  /** What was agreed on, so that a Redis that has forgotten it can be told. */
  private final Map<String, byte[]> agreed = new ConcurrentHashMap<>();

  SharedValues(Redis redis) {
    this.redis = redis;
  }

  /** Says again what was agreed on, before somebody else says something else. */
  void remind() {
    agreed.forEach(
        (key, value) -> {
          byte[] there = await(redis.agree(key, value));
          if (there != null && !Arrays.equals(there, value)) {
            LOG.error("The cluster has another secret now: start this node again");
          }
        });
  }

  @Override
  public byte[] agree(byte[] own) throws SigningSecretException {
    byte[] secret = await(redis.agree(Keys.SECRET, own));
    if (secret == null) {
      throw new SigningSecretException("Redis does not tell the secret of the cluster");
    }
    agreed.put(Keys.SECRET, secret);
    return secret;
  }

  @Override
  public void confirm(byte[] mark) throws SigningSecretException {
    byte[] others = await(redis.agree(Keys.SECRET_MARK, mark));
    agreed.put(Keys.SECRET_MARK, mark);
    if (!Arrays.equals(others, mark)) {
      throw new SigningSecretException(
          "the other nodes of the cluster have another secret; see --jwt-secret-file");
    }
  }

  @Override
  public void keep(String name, byte[] sealed, Duration life) {
    await(redis.set(Keys.login(name), sealed, life));
  }

  @Override
  public byte @Nullable [] find(String name) {
    return await(redis.get(Keys.login(name)));
  }

  @Override
  public void forget(String name) {
    await(redis.delete(Keys.login(name)));
  }

  private static <T> @Nullable T await(CompletionStage<T> answer) {
    try {
      return Answers.await(answer);
    } catch (IOException e) {
      LOG.debug("Redis does not answer", e);
      return null;
    }
  }
}
