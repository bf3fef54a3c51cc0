// A TCP relay between one node and Redis, which a test can stop as a broken network would.
import { connect, createServer } from 'node:net';

/** Opens a relay to a port of this machine. */
export async function openLink(target) {
  const pairs = new Set();
  let isStopped = false;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    const pair = [near, far];
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near]]) {
      from.setNoDelay(true);
      from.on('data', (data) => to.write(data));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        pairs.delete(pair);
        to.destroy();
      });
    }
    if (isStopped) for (const socket of pair) socket.pause();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    /**
     * From now on nothing gets through, and nobody is told: connections stay open and new ones are taken, as when a
     * cable is pulled behind a switch.
     */
    stop() {
      isStopped = true;
      for (const pair of pairs) for (const socket of pair) socket.pause();
    },
    /** All that was sent meanwhile arrives, late, as TCP has it. */
    resume() {
      isStopped = false;
      for (const pair of pairs) for (const socket of pair) socket.resume();
    },
    close() {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
