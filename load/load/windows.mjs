// Windows of measuring, in which the generator drives one server: the sidecar and the floor in turns.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { residentBytes } from '../process.mjs';
import { pinned } from './servers.mjs';

/** Enough that no port is short and that an operator's usual limits would hold. */
const ADDRESSES = 100;
const run = promisify(execFile);
let tag = 0;

const settings = (server, plan) =>
  Object.entries({ port: server.port, pid: server.pid, addresses: ADDRESSES, tag: ++tag, ...plan }).map(
    ([name, value]) => `${name}=${value}`,
  );

/**
 * One window.
 *
 * @param {{ generator: string, core: number | null }} from the generator, and the core that it has for itself
 * @param {{ port: number, pid: number }} server
 * @param {object} plan see wire/generator.c
 * @returns {Promise<Record<string, number>>} what wire/generator.c prints
 */
export async function drive({ generator, core }, server, plan) {
  const [program, ...args] = pinned(core, [generator, 'drive', ...settings(server, plan)]);
  const { stdout } = await run(program, args);
  return JSON.parse(stdout);
}

/** A server that is to be the one thing that is busy has its core for so much of the time, or something else ran. */
const UNDISTURBED = 0.85;

/**
 * Windows of both servers in turns, each pair close together in time, so that both have the same machine, and every other
 * pair the other way round, so that neither gains by a machine that gets slower or faster meanwhile.
 *
 * @param {boolean} full whether both are to be busy all the time; a pair in which they were not is measured again, in
 *   the end so many times as there are pairs
 */
export async function pairs(from, { sidecar, floor }, plan, count, full = false) {
  const found = [];
  for (let again = 0; found.length < count; ) {
    const ofFloor = () => drive(from, floor, { ...plan, floor: 1 });
    const early = found.length % 2 === 0 ? await ofFloor() : null;
    const party = await drive(from, sidecar, plan);
    const bare = early ?? (await ofFloor());
    const disturbed = full && Math.min(bare.server_busy, party.server_busy) < UNDISTURBED;
    if (disturbed && again < count) {
      again += 1;
      continue;
    }
    found.push({
      sidecar: party,
      floor: bare,
      ratio: party.delivered_per_s / bare.delivered_per_s,
      disturbed,
    });
  }
  return found;
}

/**
 * Memory of a server before and after so many members have joined and say nothing.
 *
 * @param {object} plan see wire/generator.c, and `restSeconds` until memory is looked at
 * @param {() => Promise<void>} meanwhile what else is done while they are there
 */
export async function idle(
  { generator, core },
  server,
  { restSeconds, ...plan },
  meanwhile = async () => {},
) {
  const before = residentBytes(server.pid);
  const [program, ...args] = pinned(core, [generator, 'idle', ...settings(server, plan)]);
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    const [line] = await Promise.race([
      once(createInterface({ input: child.stdout }), 'line'),
      ended.then(() => {
        throw new Error('Not everybody could join.');
      }),
    ]);
    if (!line.endsWith('sockets have joined')) {
      throw new Error(line);
    }
    await wait(restSeconds * 1000);
    const after = residentBytes(server.pid);
    await meanwhile();
    return { before, after, sockets: plan.rooms * plan.members };
  } finally {
    child.stdin.end();
    await ended;
  }
}
