package org.opensyncparty.sidecar.transport;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.limits.IpAddress;

/** The open sockets of one server, and who may open another. Safe for use by several threads. */
final class SocketRegistry {
  private final int maxSockets;
  private final int maxPerAddress;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();
  private final Map<String, Integer> perAddress = new HashMap<>();
  private final Set<PartySocket> sockets = ConcurrentHashMap.newKeySet();
  private int reserved;
  private boolean stopping;

  SocketRegistry(int maxSockets, int maxPerAddress) {
    this.maxSockets = maxSockets;
    this.maxPerAddress = maxPerAddress;
  }

  /** Takes a place for a socket from {@code address}; null if there is one, else why not. */
  @Nullable Refusal reserve(String address) {
    String counted = IpAddress.limitKey(address);
    lock.lock();
    try {
      if (stopping) {
        return Refusal.STOPPING;
      }
      if (reserved >= maxSockets) {
        return Refusal.SERVER_FULL;
      }
      if (perAddress.getOrDefault(counted, 0) >= maxPerAddress) {
        return Refusal.ADDRESS_FULL;
      }
      reserved++;
      perAddress.merge(counted, 1, Integer::sum);
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Gives back a place that was reserved. */
  void release(String address) {
    lock.lock();
    try {
      reserved--;
      perAddress.computeIfPresent(
          IpAddress.limitKey(address), (key, count) -> count == 1 ? null : count - 1);
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Notes a socket that opened on a reserved place. */
  void add(PartySocket socket) {
    sockets.add(socket);
  }

  /** Forgets a socket whose connection has ended, and gives back its place. */
  void remove(PartySocket socket) {
    if (sockets.remove(socket)) {
      release(socket.remoteAddress());
    }
  }

  /** The sockets that are open now. */
  Collection<PartySocket> open() {
    return List.copyOf(sockets);
  }

  int size() {
    return sockets.size();
  }

  /** Lets nobody in from now on. */
  void stop() {
    lock.lock();
    try {
      stopping = true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no place is taken, at most {@code patience}. */
  void awaitEmpty(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (reserved > 0 && left > 0) {
        left = fewer.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
