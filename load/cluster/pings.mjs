// What a ping costs a node: most of what a viewer sends while nothing happens.
import { Member } from '../../cluster/harness/member.mjs';

const MEMBERS = 50;

/**
 * Members of one room who all ping, the next time when the answer is there.
 *
 * @param {() => number} processorSeconds of the node since its start
 * @returns pings per second, and processor time for each in µs
 */
export async function pings(room, node, seconds, processorSeconds) {
  const all = Array.from({ length: MEMBERS }, (_, i) => new Member(room, `Pinger ${i}`));
  try {
    for (const [i, one] of all.entries()) await (i === 0 ? one.create(node) : one.join(node));
    const before = processorSeconds();
    const begun = performance.now();
    let count = 0;
    const over = () => performance.now() > begun + seconds * 1000;
    const ping = async (one) => {
      while (!over()) {
        one.send('ping', { client_ts: count });
        await one.hears('pong');
        one.forget();
        count++;
      }
    };
    await Promise.all(all.map(ping));
    const took = (performance.now() - begun) / 1000;
    return { per_s: count / took, us: ((processorSeconds() - before) / count) * 1e6 };
  } finally {
    for (const one of all) one.drop();
  }
}
