package org.opensyncparty.sidecar.connection;

import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;

/** Counts what all queues do to their frames. */
record QueueMetrics(SidecarMetrics metrics) implements OutboundQueue.Listener {
  @Override
  public void sent() {
    metrics.sent();
  }

  @Override
  public void coalesced() {
    metrics.coalesced();
  }

  @Override
  public void overflowed() {
    metrics.met(Limit.QUEUED_MESSAGES);
    metrics.closed(CloseStatus.TOO_SLOW);
  }
}
