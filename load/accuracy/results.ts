/** Results of before, as --json has written them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PROFILES } from './profiles.ts';
import type { Result } from './trial.ts';

/** Of a file, or of all .json files of a folder; by network, as the table has them, and by players. */
export function resultsIn(place: string): Result[] {
  const files = statSync(place).isDirectory()
    ? readdirSync(place)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => join(place, name))
    : [place];
  return files.flatMap(read).sort((a, b) => rank(a) - rank(b) || a.players - b.players);
}

/** Only this program writes them. */
function read(file: string): Result[] {
  const found: Result | Result[] = JSON.parse(readFileSync(file, 'utf8'));
  return [found].flat();
}

const rank = ({ profile }: Result): number => PROFILES.findIndex(({ name }) => name === profile);
