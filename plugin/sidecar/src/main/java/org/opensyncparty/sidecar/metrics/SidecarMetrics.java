package org.opensyncparty.sidecar.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.sidecar.limits.Limit;

/**
 * What is counted, in a registry of its own. Label values come from small fixed sets: nothing that
 * a client can choose becomes a label, and no name, room or address is ever one. Safe for use by
 * several threads; counting does not block.
 */
public final class SidecarMetrics {
  /** Media type of {@link #text()}. */
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final String OTHER = "other";
  private static final double MICROS_PER_SECOND = 1e6;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Set<String> messageTypes;
  private final Counter received;
  private final Counter sent = plain("messages_sent", "Messages handed to the network.");
  private final Counter errors;
  private final Counter closed;
  private final Counter coalesced =
      plain("states_coalesced", "State updates that a newer one replaced in a slow queue.");
  private final Counter tokens;
  private final Counter refused;
  private final Counter entries;
  private final Counter limits;
  private final Histogram handling =
      histogram(
          "message_handling_seconds",
          "From a message's arrival until what came of it was in every receiver's queue.",
          0.000_05,
          0.000_1,
          0.000_25,
          0.000_5,
          0.001,
          0.0025,
          0.005,
          0.01,
          0.05,
          0.25,
          1);
  private final Histogram offsets =
      histogram(
          "member_offset_seconds",
          "How far members' players were from the party's position, as they report it.",
          0.005,
          0.01,
          0.02,
          0.04,
          0.08,
          0.16,
          0.32,
          0.64,
          1.28,
          5);
  private final Histogram mediaServer;

  /**
   * @param messageTypes the types of the protocol; any other is counted as {@code other}
   */
  public SidecarMetrics(Collection<String> messageTypes) {
    this.messageTypes = Set.copyOf(messageTypes);
    received = labelled("messages_received", "Messages from clients.", "type");
    errors = labelled("errors_sent", "Error messages to clients.", "code");
    closed = labelled("sockets_closed", "WebSockets that the server closed.", "status");
    tokens = labelled("token_requests", "Requests for a party token.", "result");
    entries = labelled("joins", "Tries to create or join a room, by what came of them.", "result");
    limits = labelled("limits_met", "Times that somebody ran into a limit.", "limit");
    mediaServer =
        Histogram.builder()
            .name("opensyncparty_media_server_seconds")
            .help("How long answers of the media server took, kept ones included.")
            .classicOnly()
            .classicUpperBounds(0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
            .withoutExemplars()
            .labelNames("question", "result")
            .register(registry);
    refused = labelled("upgrades_refused", "WebSocket handshakes that were refused.", "reason");
  }

  /** A message of this {@code type} came in. */
  public void received(String type) {
    received.labelValues(messageTypes.contains(type) ? type : OTHER).inc();
  }

  /** How many messages have come in since the start, of all types. */
  public long receivedTotal() {
    return Math.round(
        received.collect().getDataPoints().stream()
            .mapToDouble(CounterDataPointSnapshot::getValue)
            .sum());
  }

  /** How many messages have gone out since the start, one for each receiver. */
  public long sentTotal() {
    return sent.getLongValue();
  }

  /** A message went out to one receiver. */
  public void sent() {
    sent.inc();
  }

  /** A client was told an error. */
  public void error(ErrorCode code) {
    errors.labelValues(code.wire()).inc();
  }

  /** The server closed a socket; {@link CloseStatus#TOO_SLOW} counts the slow ones. */
  public void closed(CloseStatus status) {
    closed.labelValues(Integer.toString(status.code())).inc();
  }

  /** A state update made way for a newer one. */
  public void coalesced() {
    coalesced.inc();
  }

  /**
   * A token request was answered.
   *
   * @param result one of the caller's few fixed words
   */
  public void token(String result) {
    tokens.labelValues(result).inc();
  }

  /**
   * A handshake was refused.
   *
   * @param reason one of the transport's few fixed words
   */
  public void refused(String reason) {
    refused.labelValues(reason).inc();
  }

  /** A message was handled; how long that took. */
  public void handled(long micros) {
    handling.observe(micros / MICROS_PER_SECOND);
  }

  /** A member said how far its player is from the party, either way. */
  public void offset(int millis) {
    offsets.observe(Math.abs(millis) / MILLIS_PER_SECOND);
  }

  /** Somebody was let into a room. */
  public void joined() {
    entries.labelValues("ok").inc();
  }

  /** Somebody was not let into a room, or could not make one. */
  public void notJoined(ErrorCode why) {
    entries.labelValues(why.wire()).inc();
  }

  /** Somebody ran into a limit. */
  public void met(Limit limit) {
    limits.labelValues(limit.name().toLowerCase(Locale.ROOT)).inc();
  }

  /**
   * The media server was asked.
   *
   * @param question one of the caller's few fixed words
   * @param result {@code ok}, or why there was no answer
   */
  public void mediaServer(String question, String result, double seconds) {
    mediaServer.labelValues(question, result).observe(seconds);
  }

  /** Shows what the process takes up; to be called once. */
  public void memory(LongSupplier residentBytes) {
    Runtime runtime = Runtime.getRuntime();
    bytes(
        "heap_used_bytes",
        "Java's heap in use, garbage included.",
        () -> runtime.totalMemory() - runtime.freeMemory());
    bytes("heap_max_bytes", "How far Java's heap may grow.", runtime::maxMemory);
    bytes("resident_bytes", "What the process takes up of the machine's memory.", residentBytes);
  }

  private void bytes(String name, String help, LongSupplier value) {
    GaugeWithCallback.builder()
        .name("opensyncparty_" + name)
        .help(help)
        .callback(callback -> callback.call((double) value.getAsLong()))
        .register(registry);
  }

  private Histogram histogram(String name, String help, double... upperBounds) {
    return Histogram.builder()
        .name("opensyncparty_" + name)
        .help(help)
        .classicOnly()
        .classicUpperBounds(upperBounds)
        .withoutExemplars()
        .register(registry);
  }

  /** Shows the numbers of open sockets, rooms and members; to be called once. */
  public void gauges(IntSupplier sockets, IntSupplier rooms, IntSupplier members) {
    gauge("sockets", "Open WebSockets.", sockets::getAsInt);
    gauge("rooms", "Rooms, empty ones included.", rooms::getAsInt);
    gauge("members", "Members in rooms, lost ones in their grace included.", members::getAsInt);
  }

  /** Shows whether rooms are kept on the disk; to be called once. */
  public void store(BooleanSupplier failing) {
    gauge(
        "rooms_unkept",
        "1 while rooms cannot be written to the disk and live in memory only.",
        () -> failing.getAsBoolean() ? 1 : 0);
  }

  /** Everything in Prometheus' text format, UTF-8. */
  public String text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, registry.scrape());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** A counter of another part's; {@code name} without what all names begin with. */
  public Counter counter(String name, String help) {
    return plain(name, help);
  }

  /** A gauge of another part's; to be called once for each name. */
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name("opensyncparty_" + name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  private Counter plain(String name, String help) {
    return Counter.builder()
        .name("opensyncparty_" + name)
        .help(help)
        .withoutExemplars() // there are no traces to point to, and each count would look for one
        .register(registry);
  }

  private Counter labelled(String name, String help, String label) {
    return Counter.builder()
        .name("opensyncparty_" + name)
        .help(help)
        .labelNames(label)
        .withoutExemplars()
        .register(registry);
  }
}
