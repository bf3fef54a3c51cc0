// A sidecar with many members, its end, and the return of all.
import { setTimeout as wait } from 'node:timers/promises';
import { javaOf } from '../options.mjs';
import { processorSeconds, residentBytes } from '../process.mjs';
import { CROWD, openSidecar, startServer } from '../server.mjs';
import { Seat } from './seat.mjs';

const ROOM_SIZE = 10;
/** How many take their first seat at a time, so that this is no storm of its own. */
const AT_A_TIME = 100;

const quantile = (sorted, q) =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]);

/**
 * Seats `members` people, kills the sidecar, starts it again and has them all come back, evenly within `seconds`.
 *
 * @param {{ jar: string, java?: string, data: string, members: number, seconds: number }} what
 * @returns how many got their own seat back, how long each took from its try to its seat in ms, when the last was
 *   there, what the return cost the sidecar, and how much memory it has then in millions of bytes
 */
export async function storm({ jar, java = javaOf({}), data, members, seconds }) {
  let sidecar = await startServer(openSidecar({ java, jar, data }, CROWD));
  const { port } = sidecar;
  try {
    const seats = Array.from(
      { length: members },
      (_, i) => new Seat(`room-${Math.floor(i / ROOM_SIZE)}`, `m${i}`),
    );
    for (let i = 0; i < members; i += AT_A_TIME) {
      await Promise.all(seats.slice(i, i + AT_A_TIME).map((seat) => seat.take(port)));
    }
    await wait(1_500);
    await sidecar.kill();
    for (const seat of seats) seat.end();
    const begun = performance.now();
    sidecar = await startServer(openSidecar({ java, jar, data, port }, CROWD));
    const readyMs = Math.round(performance.now() - begun);
    const cpuBefore = processorSeconds(sidecar.pid);
    const first = performance.now();
    const found = await Promise.all(
      seats.map(async (seat, i) => {
        await wait((i * seconds * 1000) / members);
        return seat.comeBack(port);
      }),
    );
    const times = found.map((one) => one.ms).sort((a, b) => a - b);
    const result = {
      members,
      seconds,
      ready_ms: readyMs,
      back: found.filter((one) => one.same).length,
      tries: found.reduce((sum, one) => sum + one.tries, 0),
      p50_ms: quantile(times, 0.5),
      p99_ms: quantile(times, 0.99),
      max_ms: quantile(times, 1),
      all_back_ms: Math.round(performance.now() - first),
      cpu_ms: Math.round((processorSeconds(sidecar.pid) - cpuBefore) * 1000),
      rss_mb: Math.round(residentBytes(sidecar.pid) / 1e6),
    };
    for (const seat of seats) seat.end();
    return result;
  } finally {
    await sidecar.kill();
  }
}
