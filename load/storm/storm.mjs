// A sidecar with many members, its end, and the return of all.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { javaOf } from '../options.mjs';
import { processorSeconds, residentBytes } from '../process.mjs';
import { JVM_OPTIONS } from '../start/command.mjs';
import { Seat } from './seat.mjs';

const ROOM_SIZE = 10;
/** How many take their first seat at a time, so that this is no storm of its own. */
const AT_A_TIME = 100;

/** The sidecar as the plugin runs it, but for its limits on one address. */
async function start({ java, jar, data }, port) {
  const child = spawn(
    java,
    // biome-ignore format: an option and its value belong on one line
    [...JVM_OPTIONS, '-jar', jar, '--port', String(port), '--data', data, '--auth', 'off', '--no-stage',
      '--max-sockets', '100000', '--max-sockets-per-address', '100000', '--max-rooms', '100000',
      '--max-rooms-per-user', '100000', '--log-level', 'info', '--stdin-end', 'exit'],
    // With its standard input it ends as well, however this ends.
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    const found = / listens on http:\S+:(\d+)$/.exec(line);
    if (found) {
      child.stdout.resume();
      return { child, port: Number(found[1]) };
    }
  }
  throw new Error('The sidecar ended before it listened.');
}

async function kill(child) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

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
  const sidecar = { java, jar, data };
  let { child, port } = await start(sidecar, 0);
  try {
    const seats = Array.from(
      { length: members },
      (_, i) => new Seat(`room-${Math.floor(i / ROOM_SIZE)}`, `m${i}`),
    );
    for (let i = 0; i < members; i += AT_A_TIME) {
      await Promise.all(seats.slice(i, i + AT_A_TIME).map((seat) => seat.take(port)));
    }
    await wait(1_500);
    await kill(child);
    for (const seat of seats) seat.end();
    const begun = performance.now();
    ({ child } = await start(sidecar, port));
    const readyMs = Math.round(performance.now() - begun);
    const cpuBefore = processorSeconds(child.pid);
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
      cpu_ms: Math.round((processorSeconds(child.pid) - cpuBefore) * 1000),
      rss_mb: Math.round(residentBytes(child.pid) / 1e6),
    };
    for (const seat of seats) seat.end();
    return result;
  } finally {
    if (child.exitCode === null && child.signalCode === null) await kill(child);
  }
}
