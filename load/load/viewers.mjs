// One very large room: what it takes to come in, how soon a play is with everybody, and what a flood of chat does to it.
import { availableParallelism, loadavg } from 'node:os';
import { withGenerated } from '../generated.mjs';
import { conditions, row } from '../table.mjs';
import { startFloor, startSidecar } from './servers.mjs';
import { drive } from './windows.mjs';

/** What one room is told in all: four messages a second with 5,000 members. */
const RATE = 20_000;
/** Lines of chat a second that guests try to say meanwhile; far more than a room may. */
const FLOOD = 20;
const SHAPE = { rooms: 1, rate: RATE };
/** So long is the server warmed up with small rooms, s. */
const WARM = { rooms: 100, members: 10, warmup: 0 };

/** The sizes that are measured, so that it shows how the cost grows. */
export const sizes = (viewers) => [viewers / 10, viewers / 5, viewers / 2, viewers].map(Math.round);

/**
 * @param {{ java: string, jar: string, data: string, wire: { floor: string, generator: string } }} what is measured
 * @param {{ sizes: number[], seconds: number, warm: number }} how `sizes` of the room, `warm`: s of warming up
 */
export async function measureViewers({ java, jar, data, wire }, how, log) {
  const cores = availableParallelism();
  const [server, own] = cores > 1 ? [0, 1] : [null, null];
  const from = { generator: wire.generator, core: own };
  const machine = { cores, pinned: cores > 1, load: loadavg()[0] };
  const sidecar = await startSidecar({ java, jar, data, core: server });
  const floor = await startFloor({ floor: wire.floor, core: server });
  try {
    log('warming up');
    await drive(from, sidecar, { ...WARM, seconds: how.warm });
    const steps = [];
    for (const members of how.sizes) {
      log(`one room of ${members}`);
      const plan = { ...SHAPE, members, warmup: Math.min(1, how.seconds), seconds: how.seconds };
      const alone = await drive(from, sidecar, plan);
      const flooded = await drive(from, sidecar, { ...plan, lines: FLOOD });
      const bare = await drive(from, floor, { ...plan, floor: 1 });
      steps.push({ members, sidecar: alone, flooded, floor: bare });
    }
    return { machine, how: { ...how, flood: FLOOD, rate: RATE }, steps };
  } finally {
    await sidecar.stop();
    await floor.stop();
  }
}

const ms = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const delays = (window) => [window.all_p50_ms, window.all_p99_ms, window.all_max_ms].map(ms).join(' / ');

function rowOf({ members, sidecar, flooded, floor }) {
  const each = (value) => value / members;
  return row(
    members.toLocaleString('en-US'),
    `${sidecar.join_s.toFixed(1)} s`,
    `${(each(sidecar.join_server_s) * 1000).toFixed(1)} ms, ${(each(sidecar.join_bytes) / 1000).toFixed(0)} kB`,
    `${delays(sidecar)} ms`,
    `${delays(flooded)} ms`,
    `${delays(floor)} ms`,
    `${sidecar.cpu_us_per_delivery.toFixed(1)} µs`,
  );
}

/** The table in Markdown. */
export function viewersTable({ machine, how, steps }) {
  return [
    row(
      'members',
      'all have joined after',
      'each took of the processor, and was sent',
      'until all have heard a message',
      'the same in a flood of chat',
      'the same, the floor',
      'processor time per delivery',
    ),
    '|---|---|---|---|---|---|---|',
    ...steps.map(rowOf),
    '',
    `Times until all have heard are p50 / p99 / most of ${steps.map((step) => step.sidecar.messages).join(', ')} messages, ${how.rate.toLocaleString('en-US')} deliveries a second in all. The flood: guests try`,
    `to say ${how.flood} lines a second. ${conditions(machine, 'the server')}`,
  ].join('\n');
}

/** Numbers for machines. */
export const viewersSummary = ({ steps, ...result }) => ({
  viewers: steps.at(-1).members,
  viewers_all_p50_ms: steps.at(-1).sidecar.all_p50_ms,
  viewers_all_p99_ms: steps.at(-1).sidecar.all_p99_ms,
  viewers_all_max_ms: steps.at(-1).sidecar.all_max_ms,
  viewers_flooded_max_ms: steps.at(-1).flooded.all_max_ms,
  viewers_join_s: steps.at(-1).sidecar.join_s,
  details: { ...result, steps },
});

/** The page with its part between the marks replaced. */
export const withViewers = (page, text) => withGenerated(page, 'viewers', text);
