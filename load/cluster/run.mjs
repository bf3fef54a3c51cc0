// The whole measurement: windows of every kind in turns, so that all of them have the same machine.
import { mkdirSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startRedis } from '../../cluster/harness/redis.mjs';
import { median } from '../load/run.mjs';
import { startSidecar } from '../load/servers.mjs';
import { drive, idle } from '../load/windows.mjs';
import { processorSeconds } from '../process.mjs';
import { hops } from './hop.mjs';
import { pings } from './pings.mjs';

const MEMBERS = 10;
const NODES = 3;
const WARMUP = 1;
/** A client's player reports every 2 s; so often there is enough to measure, and still each write to Redis has but one. */
const REPORT_SECONDS = 0.25;
const TURNS = 250;
const REST_SECONDS = 5;

/**
 * What is compared. `nodes` are driven; with `spread` the members of each room are at all of these in turns, so that
 * most of what is said has a hop to take.
 */
export const KINDS = {
  alone: { nodes: 0 },
  one: { nodes: 1 },
  two: { nodes: 2 },
  three: { nodes: 3 },
  spread_two: { nodes: 2, spread: 1 },
  spread_three: { nodes: 3, spread: 1 },
};

/** Counters of Redis since its start, and its memory. */
async function counters(redis) {
  const text = await redis.ask('INFO', 'everything');
  const read = (name) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(text)?.[1]);
  return {
    commands: read('total_commands_processed'),
    bytesIn: read('total_net_input_bytes'),
    bytesOut: read('total_net_output_bytes'),
    memory: read('used_memory'),
    cpu: read('used_cpu_user') + read('used_cpu_sys'),
  };
}

/** Everything that is measured, on one core: a sidecar that is alone, the nodes of a cluster, and their Redis. */
async function startAll({ java, jar, folder }, core) {
  const redis = await startRedis({ command: core === null ? [] : ['taskset', '-c', String(core)] });
  const started = [];
  const end = async () => {
    await Promise.all(started.map((server) => server.stop()));
    await redis.kill();
  };
  try {
    for (let i = 0; i <= NODES; i++) {
      const data = join(folder, `data-${i}`);
      mkdirSync(data);
      const options = i === 0 ? [] : ['--cluster', redis.url, '--node-name', `node-${i}`];
      const server = await startSidecar({ java, jar, data, core, options });
      started.push({ ...server, url: `ws://127.0.0.1:${server.port}/OpenSyncParty/ws` });
    }
  } catch (error) {
    await end();
    throw error;
  }
  const [alone, ...nodes] = started;
  return { alone, nodes, redis, end };
}

/** The generator's settings for some nodes and Redis. */
function settings(nodes, redis) {
  const plan = { pid4: redis.pid };
  nodes.forEach(({ port, pid }, i) => {
    const suffix = i === 0 ? '' : i + 1;
    plan[`port${suffix}`] = port;
    plan[`pid${suffix}`] = pid;
  });
  return plan;
}

/** One window: as much as can be delivered, and what that cost whom for each delivery and each message. */
async function window(from, { alone, nodes, redis }, kind, { rooms, seconds, rate = 0 }) {
  const driven = kind.nodes === 0 ? [alone] : nodes.slice(0, kind.nodes);
  const before = await counters(redis);
  const plan = {
    ...settings(driven, redis),
    rooms,
    members: MEMBERS,
    warmup: WARMUP,
    seconds,
    rate,
    spread: kind.spread ?? 0,
  };
  const found = await drive(from, driven[0], plan);
  const after = await counters(redis);
  const [, , , redisBusy] = found.busy;
  const messages = (found.delivered_per_s * (seconds + WARMUP)) / (MEMBERS - 1);
  const us = (busy) => (busy / found.delivered_per_s) * 1e6;
  return {
    delivered_per_s: found.delivered_per_s,
    p50_ms: found.p50_ms,
    p99_ms: found.p99_ms,
    node_us: us(found.server_busy - redisBusy),
    redis_us: us(redisBusy),
    all_us: us(found.server_busy),
    // For each message of a host's. The joins are among what Redis counts, so these are upper bounds.
    redis_commands: (after.commands - before.commands) / messages,
    redis_bytes: (after.bytesOut - before.bytesOut) / messages,
    redis_message_us: us(redisBusy) * (MEMBERS - 1),
  };
}

/** Rooms that rest: what they take of memory, and what keeps them alive. */
async function resting(from, { nodes, redis }, rooms, log) {
  log(`${rooms} rooms at rest`);
  const before = await counters(redis);
  let found;
  await idle(
    from,
    nodes[0],
    { ...settings(nodes, redis), rooms, members: MEMBERS, spread: 1, restSeconds: 3 },
    async () => {
      const begun = await counters(redis);
      await wait(REST_SECONDS * 1000);
      const after = await counters(redis);
      found = {
        rooms,
        members: rooms * MEMBERS,
        redis_kb_per_room: (begun.memory - before.memory) / rooms / 1000,
        commands_per_s: (after.commands - begun.commands) / REST_SECONDS,
        redis_busy: (after.cpu - begun.cpu) / REST_SECONDS,
      };
    },
  );
  return found;
}

/** Like parties, whose members hear something now and then: nothing gathers, so everything costs more. */
async function paced(from, all, { idle: rooms, seconds }, log) {
  const found = {};
  for (const name of ['alone', 'three', 'spread_three']) {
    log(`${rooms} rooms at the pace of parties: ${name}`);
    const rate = (rooms * (MEMBERS - 1)) / REPORT_SECONDS;
    found[name] = await window(from, all, KINDS[name], { rooms, seconds: 3 * seconds, rate });
  }
  return found;
}

/** Medians of every kind's windows, and of the ratios to the window of the sidecar alone in the same round. */
export function together(rounds) {
  const kinds = {};
  for (const kind of Object.keys(rounds[0])) {
    const windows = rounds.map((round) => round[kind]);
    const middle = Object.fromEntries(
      Object.keys(windows[0]).map((key) => [key, median(windows.map((one) => one[key]))]),
    );
    const spread = (key) => {
      const ratios = rounds.map((round) => round[kind][key] / round.alone[key]);
      return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
    };
    kinds[kind] = { ...middle, delivered: spread('delivered_per_s'), cost: spread('all_us') };
  }
  return kinds;
}

/**
 * @param {{ java: string, jar: string, folder: string, generator: string }} what is measured, and by what
 * @param {{ seconds: number, rounds: number, rooms: number, idle: number, turns?: number }} how
 */
export async function measure(what, how, log) {
  const cores = availableParallelism();
  const machine = { cores, pinned: cores > 1, load: loadavg()[0] };
  const from = { generator: what.generator, core: cores > 1 ? 1 : null };
  const all = await startAll(what, cores > 1 ? 0 : null);
  try {
    const resting_ = how.idle > 0 ? await resting(from, all, how.idle, log) : null;
    const pace = how.idle > 0 ? await paced(from, all, how, log) : null;
    log('warming up');
    for (const kind of [KINDS.alone, KINDS.spread_three]) await window(from, all, kind, how);
    const rounds = [];
    for (let round = 1; round <= how.rounds; round++) {
      log(`round ${round} of ${how.rounds}`);
      const windows = {};
      for (const [name, kind] of Object.entries(KINDS)) windows[name] = await window(from, all, kind, how);
      rounds.push(windows);
    }
    log('hops');
    await hops('warm', all.nodes, 50);
    const pinger = all.nodes[0];
    const ping = await pings('pings', pinger, how.seconds, () => processorSeconds(pinger.pid));
    const hop = await hops('hops', all.nodes, how.turns ?? TURNS);
    return { machine, how, kinds: together(rounds), rounds, hops: hop, pings: ping, idle: resting_, pace };
  } finally {
    await all.end();
  }
}
