// ./simulate: parties in virtual time, with the real server and real clients, under seeded bad luck.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { House } from './house.ts';
import { play } from './scenario.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const HELP = `./simulate [--seeds N] [--from K] [--jobs J]
                      plays the parties of N seeds, beginning with K (default: 1000, from 1), in J processes at once
                      (default: as many as there are cores)
./simulate --seed K   plays one and prints everything that happened in it`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    seed: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

/** Plays one party here; the answer is the seeds that failed. */
async function one(seed: number): Promise<number[]> {
  const house = new House();
  const { violation, log } = await play(house, seed);
  house.end();
  say(log.join('\n'));
  if (violation === null) return [];
  say(`✖ seed ${seed}: ${violation}`);
  return [seed];
}

/** Has a process of its own play `count` seeds from `first` on; the answer is those that failed. */
function range(first: number, count: number): Promise<number[]> {
  const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [String(first), String(count)]);
  return new Promise((resolve, reject) => {
    worker.once('message', (failed) => resolve(failed as number[]));
    worker.once('error', reject);
    worker.once('exit', (code, signal) => reject(new Error(`A worker ended with ${code ?? signal}.`)));
  });
}

/** Seeds are on their own, so that processes can share them; a party has one thread and waits half of its time. */
async function many(first: number, count: number, jobs: number): Promise<number[]> {
  const part = Math.ceil(count / jobs);
  const parts: Promise<number[]>[] = [];
  for (let done = 0; done < count; done += part) {
    parts.push(range(first + done, Math.min(part, count - done)));
  }
  return (await Promise.all(parts)).flat();
}

/** A whole number from `least` on. */
function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw new Error(`--${name} ${text} is not a whole number from ${least} on.`);
  }
  return value;
}

async function main(): Promise<void> {
  if (values.help) {
    say(HELP);
    return;
  }
  const began = Date.now();
  const count = values.seed === undefined ? whole('seeds', values.seeds, 1) : 1;
  const failed =
    values.seed === undefined
      ? await many(whole('from', values.from, 0), count, whole('jobs', values.jobs, 1))
      : await one(whole('seed', values.seed, 0));
  say(`${count} parties in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  say(`${count - failed.length} passed, ${failed.length} failed`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
