package org.opensyncparty.sidecar.cluster;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.auth.SharedLogins;
import org.opensyncparty.sidecar.auth.SharedSecret;
import org.opensyncparty.sidecar.auth.SigningSecretException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The secret and the logins that are the same at all nodes. Blocks for as long as Redis takes. */
public final class SharedValues implements SharedSecret, SharedLogins {
  private static final Logger LOG = LoggerFactory.getLogger(SharedValues.class);
  private static final long PATIENCE_MS = 1_500;

  private final Redis redis;

  SharedValues(Redis redis) {
    this.redis = redis;
  }

  @Override
  public byte[] agree(byte[] own) throws SigningSecretException {
    byte[] agreed = await(redis.agree(Keys.SECRET, own));
    if (agreed == null) {
      throw new SigningSecretException("Redis does not tell the secret of the cluster");
    }
    return agreed;
  }

  @Override
  public void confirm(byte[] mark) throws SigningSecretException {
    byte[] agreed = await(redis.agree(Keys.SECRET_MARK, mark));
    if (!java.util.Arrays.equals(agreed, mark)) {
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
      return answer.toCompletableFuture().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("Redis does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }
}
