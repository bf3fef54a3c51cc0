package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import org.opensyncparty.sidecar.time.SharedTime;
import org.opensyncparty.sidecar.time.TimeSource;

/** Draws this node's server time to Redis' clock, as all nodes do. For one thread at a time. */
final class ClusterTime {
  private final SharedTime time;
  private final TimeSource own;
  private final ReferenceClock clock = new ReferenceClock();

  ClusterTime(SharedTime time) {
    this.time = time;
    this.own = time.own();
  }

  /**
   * Takes over Redis' time, before anybody has seen another one.
   *
   * @throws IOException if Redis does not answer
   */
  void begin(Redis redis) throws IOException {
    for (int i = 0; i < ReferenceClock.REMEMBERED; i++) {
      ask(redis);
    }
    time.begin(clock.offset());
  }

  /**
   * Asks again, and goes a little nearer.
   *
   * @throws IOException if Redis does not answer
   */
  void follow(Redis redis) throws IOException {
    ask(redis);
    time.drawTo(clock.offset());
  }

  private void ask(Redis redis) throws IOException {
    long sent = own.nowMicros();
    long reference = Answers.await(redis.time());
    clock.answered(sent, own.nowMicros(), reference);
  }
}
