package org.opensyncparty.sidecar.cluster;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.event.DefaultEventPublisherOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Redis by way of Lettuce: one connection that asks and one that listens, both of which come back.
 */
final class LettuceRedis implements Redis {
  /** For an answer; Redis answers within a millisecond, or something is wrong. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration FIRST_RETRY = Duration.ofMillis(50);
  private static final Duration LAST_RETRY = Duration.ofMillis(500);
  private static final int THREADS = 2;
  private static final RedisCodec<String, byte[]> CODEC =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  private final ClientResources resources;
  private final RedisClient client;
  private final StatefulRedisConnection<String, byte[]> asking;
  private final RedisURI uri;
  private final Listener listener;
  private volatile StatefulRedisPubSubConnection<String, byte[]> listening;
  private final RedisAsyncCommands<String, byte[]> commands;
  private final Map<Script, String> digests = new ConcurrentHashMap<>();
  private volatile @Nullable String channel;

  /**
   * Connects.
   *
   * @throws RefusedException if Redis does not let this node in
   * @throws IOException if that does not succeed now
   */
  static LettuceRedis connect(URI address, Listener listener) throws IOException {
    try {
      return new LettuceRedis(address, listener);
    } catch (RedisConnectionException e) {
      Throwable cause = e.getCause();
      String said = String.valueOf((cause == null ? e : cause).getMessage());
      throw RefusedException.isRefusal(said)
          ? new RefusedException(said, e)
          : new IOException(said, e);
    }
  }

  private LettuceRedis(URI address, Listener listener) {
    resources =
        DefaultClientResources.builder()
            // Names are looked up as Java does it everywhere else.
            .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .commandLatencyRecorder(CommandLatencyRecorder.disabled())
            .commandLatencyPublisherOptions(DefaultEventPublisherOptions.disabled())
            .reconnectDelay(
                () -> Delay.exponential(FIRST_RETRY, LAST_RETRY, 2, TimeUnit.MILLISECONDS))
            .build();
    this.listener = listener;
    uri = RedisURI.create(address);
    uri.setTimeout(PATIENCE);
    uri.setClientName("opensyncparty");
    client = RedisClient.create(resources, uri);
    client.setOptions(
        ClientOptions.builder()
            // What cannot be sent now must fail now: later it would come too late.
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
            .socketOptions(
                SocketOptions.builder().connectTimeout(PATIENCE).tcpNoDelay(true).build())
            .build());
    try {
      asking = client.connect(CODEC);
      listening = client.connectPubSub(CODEC);
    } catch (RuntimeException e) {
      closeClient();
      throw e;
    }
    commands = asking.async();
    hear(listening);
  }

  private void hear(StatefulRedisPubSubConnection<String, byte[]> connection) {
    connection.addListener(
        new RedisPubSubAdapter<>() {
          @Override
          public void message(String from, byte[] message) {
            listener.heard(from, message);
          }

          @Override
          public void subscribed(String to, long count) {
            if (to.equals(channel)) {
              listener.interrupted();
            }
            channel = to;
          }
        });
  }

  @Override
  public CompletionStage<List<@Nullable Object>> run(
      Script script, List<String> keys, Object... arguments) {
    String[] names = keys.toArray(new String[0]);
    byte[][] values = new byte[arguments.length][];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          arguments[i] instanceof byte[] bytes
              ? bytes
              : arguments[i].toString().getBytes(StandardCharsets.UTF_8);
    }
    String digest = digests.computeIfAbsent(script, missing -> commands.digest(missing.lua()));
    CompletionStage<List<@Nullable Object>> first =
        commands.evalsha(digest, ScriptOutputType.MULTI, names, values);
    return first
        .handle(
            (answer, failure) -> {
              if (failure == null) {
                return CompletableFuture.completedStage(answer);
              }
              Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
              if (cause instanceof RedisNoScriptException) {
                return commands.<List<@Nullable Object>>eval(
                    script.lua(), ScriptOutputType.MULTI, names, values);
              }
              return CompletableFuture.<List<@Nullable Object>>failedStage(cause);
            })
        .thenCompose(stage -> stage);
  }

  @Override
  public CompletionStage<Long> publish(String to, byte[] message) {
    return commands.publish(to, message);
  }

  @Override
  public CompletionStage<byte @Nullable []> get(String key) {
    return commands.get(key);
  }

  @Override
  public CompletionStage<Boolean> set(String key, byte[] value, @Nullable Duration life) {
    SetArgs how = life == null ? new SetArgs() : SetArgs.Builder.px(life);
    return commands.set(key, value, how).thenApply("OK"::equals);
  }

  @Override
  public CompletionStage<byte[]> agree(String key, byte[] value) {
    return commands.set(key, value, SetArgs.Builder.nx()).thenCompose(made -> commands.get(key));
  }

  @Override
  public CompletionStage<Long> delete(String key) {
    return commands.del(key);
  }

  @Override
  public CompletionStage<List<Boolean>> exist(List<String> keys) {
    List<CompletableFuture<Boolean>> all = new ArrayList<>();
    for (String key : keys) {
      all.add(commands.exists(key).thenApply(count -> count > 0).toCompletableFuture());
    }
    return CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0]))
        .thenApply(done -> all.stream().map(CompletableFuture::join).toList());
  }

  @Override
  public CompletionStage<Map<String, byte[]>> some(String key, int about) {
    return commands
        .hscan(key, ScanCursor.INITIAL, ScanArgs.Builder.limit(about))
        .thenApply(cursor -> cursor.getMap());
  }

  @Override
  public CompletionStage<Long> time() {
    return commands
        .time()
        .thenApply(
            parts ->
                TimeUnit.SECONDS.toMicros(Long.parseLong(text(parts.get(0))))
                    + Long.parseLong(text(parts.get(1))));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public CompletionStage<Void> listen(String to) {
    String before = channel;
    CompletionStage<Void> done = listening.async().subscribe(to);
    return before == null || before.equals(to)
        ? done
        : done.thenCompose(nothing -> listening.async().unsubscribe(before));
  }

  @Override
  public CompletionStage<Void> listenAnew() {
    return client
        .connectPubSubAsync(CODEC, uri)
        .thenCompose(
            fresh -> {
              StatefulRedisPubSubConnection<String, byte[]> dead = listening;
              listening = fresh;
              hear(fresh);
              var unused = dead.closeAsync();
              String where = channel;
              return where == null
                  ? CompletableFuture.<Void>completedStage(null)
                  : fresh.async().subscribe(where);
            });
  }

  @Override
  public void close() {
    closeClient();
  }

  private void closeClient() {
    client.shutdown(0, 1, TimeUnit.SECONDS);
    resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
  }
}
