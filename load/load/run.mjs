// The whole measurement: both servers, one after the other in every kind of window.
import { mkdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { makeArchive, measureStart } from '../start/child.mjs';
import { startFloor, startSidecar } from './servers.mjs';
import { drive, idle, pairs } from './windows.mjs';

/** What one says is delivered to nine others. */
const MEMBERS = 10;
const IN_BURST = 8;
const FIXED_RATE = 30_000;
/** Windows, or pairs of them, that delays are taken from. */
const DELAY_WINDOWS = 5;
const IDLE = { rooms: 1000, members: 10 };
const STARTS = { earlySeconds: 1, lateSeconds: 1, polls: 1 };

/** Warming up is so many windows: with the end of each, rooms end, and Java compiles anew what it took for never happening. */
const WARM_WINDOWS = 6;

/** The middle one. */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Medians of what each window found, name by name. */
const medians = (windows) =>
  Object.fromEntries(
    Object.keys(windows[0]).map((key) => [key, median(windows.map((window) => window[key]))]),
  );

/** What pairs of windows say together: medians of both and of their ratio, how far apart the ratios are, and their middle half. */
export function together(found) {
  const ratios = found.map((pair) => pair.ratio).sort((a, b) => a - b);
  const quarter = ratios.length >> 2;
  return {
    sidecar: medians(found.map((pair) => pair.sidecar)),
    floor: medians(found.map((pair) => pair.floor)),
    ratio: { median: median(ratios), least: ratios[0], most: ratios.at(-1) },
    middle: { median: median(ratios), least: ratios[quarter], most: ratios[ratios.length - 1 - quarter] },
    pairs: found,
  };
}

/** Windows with as many deliveries per second as can be, and with half of each server's own most. */
async function busy(from, servers, { seconds, count, rooms, warm }, log) {
  const shape = { rooms, members: MEMBERS, seconds };
  log('warming up');
  await warmUp(from, servers.sidecar, shape, warm);
  log('saturation');
  const saturated = together(await pairs(from, servers, shape, count, true));
  log('bursts');
  await warmUp(from, servers.sidecar, { ...shape, in_flight: IN_BURST }, warm / 4);
  const burst = together(await pairs(from, servers, { ...shape, in_flight: IN_BURST }, count, true));
  log('half of the most');
  const halfOf = ({ delivered_per_s }) => ({ ...shape, rate: delivered_per_s / 2 });
  // Another way of working than at the most: Java compiles anew for it, on the core that is measured.
  await warmUp(from, servers.sidecar, halfOf(saturated.sidecar), warm / 4);
  const half = {
    sidecar: medians(await several(from, servers.sidecar, halfOf(saturated.sidecar))),
    floor: medians(await several(from, servers.floor, { ...halfOf(saturated.floor), floor: 1 })),
  };
  log(`${FIXED_RATE} a second`);
  const fixed = together(await pairs(from, servers, { ...shape, rate: FIXED_RATE }, DELAY_WINDOWS));
  return { saturated, burst, half, fixed };
}

/** On one core, Java's compiler takes a good part of the time until it is done. */
async function warmUp(from, server, shape, seconds) {
  for (let i = 0; i < WARM_WINDOWS; i++) {
    await drive(from, server, { ...shape, warmup: 0, seconds: seconds / WARM_WINDOWS });
  }
}

async function several(from, server, plan) {
  const found = [];
  for (let i = 0; i < DELAY_WINDOWS; i++) {
    found.push(await drive(from, server, plan));
  }
  return found;
}

function idleMembers(from, sidecar, log) {
  log('10,000 idle sockets');
  return idle(from, sidecar, { ...IDLE, restSeconds: 3 });
}

async function starts({ java, jar, folder }, log) {
  log('starts');
  const data = join(folder, 'start');
  mkdirSync(data);
  const archive = join(folder, 'classes.jsa');
  makeArchive({ java, jar, data }, archive);
  const found = [];
  for (let i = 0; i < 3; i++) {
    found.push(await measureStart({ java, jar, data, archive }, STARTS));
  }
  return median(found.map((start) => start.readyMs));
}

/**
 * @param {{ java: string, jar: string, folder: string, wire: { floor: string, generator: string } }} what is measured
 * @param {{ seconds: number, count: number, rooms: number, warm: number, idle: boolean, start: boolean }} how
 */
export async function measure({ java, jar, folder, wire }, how, log) {
  const cores = availableParallelism();
  const own = cores > 1 ? { server: 0, generator: 1 } : { server: null, generator: null };
  const from = { generator: wire.generator, core: own.generator };
  const machine = { cores, pinned: cores > 1, load: loadavg()[0] };
  const data = join(folder, 'data');
  mkdirSync(data);
  const start_ms = how.start ? await starts({ java, jar, folder }, log) : null;
  const sidecar = await startSidecar({ java, jar, data, core: own.server });
  const floor = await startFloor({ floor: wire.floor, core: own.server });
  try {
    const idling = how.idle ? await idleMembers(from, sidecar, log) : null;
    const loaded = await busy(from, { sidecar, floor }, how, log);
    return { machine, how, start_ms, idle: idling, ...loaded };
  } finally {
    await sidecar.stop();
    await floor.stop();
  }
}
