// Plays the parties of some seeds in a process of its own, for main.ts: arguments are the first seed and how many.
import { House } from './house.ts';
import { play } from './scenario.ts';

const first = Number(process.argv[2]);
const count = Number(process.argv[3]);
const house = new House();
const failed: number[] = [];
for (let seed = first; seed < first + count; seed += 1) {
  const { violation } = await play(house, seed);
  if (violation === null) continue;
  failed.push(seed);
  process.stdout.write(`✖ seed ${seed}: ${violation}\n  ./simulate --seed ${seed} plays it again\n`);
}
house.end();
// It is the last thing that main.ts waits for; without it, this process has died.
process.send?.(failed, () => process.exit());
