package org.opensyncparty.sidecar.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.ErrorCode;

/**
 * What is counted, in a registry of its own. Label values come from small fixed sets: nothing that
 * a client can choose becomes a label, and no name, room or address is ever one. Safe for use by
 * several threads; counting does not block.
 */
public final class SidecarMetrics {
  /** Media type of {@link #text()}. */
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final String OTHER = "other";

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

  /**
   * @param messageTypes the types of the protocol; any other is counted as {@code other}
   */
  public SidecarMetrics(Collection<String> messageTypes) {
    this.messageTypes = Set.copyOf(messageTypes);
    received = labelled("messages_received", "Messages from clients.", "type");
    errors = labelled("errors_sent", "Error messages to clients.", "code");
    closed = labelled("sockets_closed", "WebSockets that the server closed.", "status");
    tokens = labelled("token_requests", "Requests for a party token.", "result");
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

  /** Shows the numbers of open sockets, rooms and members; to be called once. */
  public void gauges(IntSupplier sockets, IntSupplier rooms, IntSupplier members) {
    gauge("sockets", "Open WebSockets.", sockets);
    gauge("rooms", "Rooms, empty ones included.", rooms);
    gauge("members", "Members in rooms, lost ones in their grace included.", members);
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

  private Counter plain(String name, String help) {
    return Counter.builder().name("opensyncparty_" + name).help(help).register(registry);
  }

  private Counter labelled(String name, String help, String label) {
    return Counter.builder()
        .name("opensyncparty_" + name)
        .help(help)
        .labelNames(label)
        .register(registry);
  }

  private void gauge(String name, String help, IntSupplier value) {
    GaugeWithCallback.builder()
        .name("opensyncparty_" + name)
        .help(help)
        .callback(callback -> callback.call(value.getAsInt()))
        .register(registry);
  }
}
