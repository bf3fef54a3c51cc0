package org.opensyncparty.sidecar.connection;

import org.opensyncparty.protocol.MessageCodec;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * What all connections share.
 *
 * @param messageRate messages per second that one socket may send; twice that at once
 */
public record ConnectionContext(
    TimeSource time,
    MessageCodec codec,
    SidecarMetrics metrics,
    Admissions admissions,
    int messageRate,
    QueueMetrics queueMetrics) {

  /** The same, with what counts for their queues. */
  public ConnectionContext(
      TimeSource time,
      MessageCodec codec,
      SidecarMetrics metrics,
      Admissions admissions,
      int messageRate) {
    this(time, codec, metrics, admissions, messageRate, new QueueMetrics(metrics));
  }
}
