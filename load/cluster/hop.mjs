// The delay of a hop: the same event, heard by members at its own node and at others.
import { setTimeout as sleep } from 'node:timers/promises';
import { Member } from '../../cluster/harness/member.mjs';

const PAUSE_MS = 8;

export const quantile = (values, q) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
};

/**
 * Members of one room that the first node rules: two at that node, one at each of the others. Each of them speaks in
 * turns, and the others hear it.
 *
 * @param {{ url: string }[]} nodes three
 * @param {number} turns how many times each speaks
 * @returns delays in ms by the hops on the way: `none`, `out` (from the ruler to another node), `in` (from another node to
 *   the ruler), `both`; and `added`, how much later each event was heard at another node than at the ruler's own
 */
export async function hops(room, nodes, turns) {
  const [host, near, far, farther] = ['Host', 'Near', 'Far', 'Farther'].map((name) => new Member(room, name));
  const all = [host, near, far, farther];
  const delays = { none: [], out: [], in: [], both: [], added: [] };
  try {
    await host.create(nodes[0], { options: { free_play: true } });
    await near.join(nodes[0]);
    await far.join(nodes[1]);
    await farther.join(nodes[2]);
    let position = 0;
    const say = async (speaker, ...hearers) => {
      position += 1;
      await sleep(PAUSE_MS);
      const sent = performance.now();
      const heard = hearers.map((one) => one.hearsOf(position).then(() => performance.now() - sent));
      speaker.act('seek', position);
      return Promise.all(heard);
    };
    for (let turn = 0; turn < turns; turn++) {
      // What one of them hears is read by the others too, so that nothing gathers.
      const [none, out] = await say(host, near, far, farther);
      const [inward, both] = await say(far, near, farther, host);
      delays.none.push(none);
      delays.out.push(out);
      delays.added.push(out - none);
      delays.in.push(inward);
      delays.both.push(both);
      for (const one of all) one.forget();
    }
  } finally {
    for (const one of all) one.drop();
  }
  return Object.fromEntries(
    Object.entries(delays).map(([name, values]) => [
      name,
      { p50_ms: quantile(values, 0.5), p99_ms: quantile(values, 0.99), count: values.length },
    ]),
  );
}
