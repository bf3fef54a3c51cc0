// ./simulate: parties in virtual time, with the real server and real clients, under seeded bad luck.
import { parseArgs } from 'node:util';
import { House } from './house.ts';
import { play } from './scenario.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const HELP = `./simulate [--seeds N] [--from K]   plays the parties of N seeds, beginning with K (default: 1000, from 1)
./simulate --seed K                 plays one and prints everything that happened in it`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) {
  say(HELP);
  process.exit();
}

const house = new House();
const one = values.seed === undefined ? null : Number(values.seed);
const first = one ?? Number(values.from);
const count = one === null ? Number(values.seeds) : 1;
const began = Date.now();
const failed: number[] = [];
for (let seed = first; seed < first + count; seed += 1) {
  const { violation, log } = await play(house, seed);
  if (one !== null) say(log.join('\n'));
  if (violation === null) continue;
  failed.push(seed);
  say(`✖ seed ${seed}: ${violation}\n  ./simulate --seed ${seed} plays it again`);
}
house.end();
say(`${count} parties in ${((Date.now() - began) / 1000).toFixed(1)} s`);
say(`${count - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
