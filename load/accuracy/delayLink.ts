/** A TCP relay with a network's delays, one for each player. */
import { connect, createServer, type Socket } from 'node:net';
import { DelayLine, seededRandom } from './delayLine.ts';
import type { Delays } from './profiles.ts';

export interface DelayLink {
  readonly port: number;
  close(): Promise<void>;
}

/** Relays to `host:target` as `network` does; the same `seed` draws the same delays. */
export async function openDelayLink(
  host: string,
  target: number,
  network: Delays,
  seed: number,
): Promise<DelayLink> {
  const random = seededRandom(seed);
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ host, port: target, allowHalfOpen: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => sockets.delete(socket));
    }
    relay(near, far, new DelayLine(network.up, network, random));
    relay(far, near, new DelayLine(network.down, network, random));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return {
    port: address.port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function relay(from: Socket, to: Socket, line: DelayLine): void {
  // One queue and one timer: timers of their own would not keep the order, for each is rounded to a millisecond.
  const queue: { readonly at: number; readonly call: () => void }[] = [];
  let timer: NodeJS.Timeout | null = null;
  const drain = (): void => {
    timer = null;
    for (let next = queue[0]; next !== undefined && next.at <= performance.now(); next = queue[0]) {
      queue.shift();
      next.call();
    }
    const next = queue[0];
    if (next !== undefined) timer = setTimeout(drain, Math.ceil(next.at - performance.now()));
  };
  const later = (call: () => void): void => {
    queue.push({ at: line.arrival(performance.now()), call });
    if (timer === null) drain();
  };
  from.on('data', (chunk) => later(() => to.destroyed || to.write(chunk)));
  from.on('end', () => later(() => to.destroyed || to.end()));
  from.on('error', () => to.destroy());
  from.on('close', () => later(() => to.destroy()));
}
