import { writeFileSync } from 'node:fs';
import type { Viewer } from '../../web-client/e2e/harness/viewers.ts';
import { openHouse } from './house.ts';
import { HELP, type Options, parse } from './options.ts';
import type { Profile } from './profiles.ts';
import { line, TITLES, writeDocs } from './report.ts';
import { resultsIn } from './results.ts';
import { type Result, run } from './trial.ts';

/** Measures everything that is asked for, and says so as it goes. */
async function measure(options: Options): Promise<Result[]> {
  const results: Result[] = [];
  say(TITLES);
  for (const profile of options.profiles) {
    for (const players of options.players) {
      for (let turn = 0; turn < options.runs; turn++) {
        const result = await once(options, profile, players, options.seed + turn);
        results.push(result);
        say(line(result));
      }
    }
  }
  return results;
}

async function once(options: Options, profile: Profile, players: number, seed: number): Promise<Result> {
  const house = await openHouse(profile, players, seed, options.jellyfin);
  try {
    return await run({ ...house, profile: profile.name, seconds: options.seconds, tries: options.tries });
  } catch (error) {
    throw new Error(`${profile.name}, ${players} players: ${await howTheyAre(house.viewers)}`, {
      cause: error,
    });
  } finally {
    await house.close();
  }
}

async function howTheyAre(viewers: readonly Viewer[]): Promise<string> {
  const lines = viewers.map(async (viewer) => {
    const video = await viewer.video().catch(() => null);
    const panel = await viewer.panel.textContent({ timeout: 1_000 }).catch(() => 'no panel');
    return `${viewer.name} ${JSON.stringify(video)} ${panel}`;
  });
  return (await Promise.all(lines)).join('; ');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What was measured before, said again. */
function repeat(places: readonly string[]): Result[] {
  const results = places.flatMap(resultsIn);
  say([TITLES, ...results.map(line)].join('\n'));
  return results;
}

async function main(): Promise<void> {
  const options = parse(process.argv.slice(2));
  if (options === null) {
    say(HELP);
    return;
  }
  const results = options.from.length > 0 ? repeat(options.from) : await measure(options);
  if (options.json !== null) {
    const written = results.length === 1 ? results[0] : results;
    writeFileSync(options.json, `${JSON.stringify(written, null, 2)}\n`);
  }
  if (options.docs) writeDocs(results);
}

main().catch((error: unknown) => {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    process.stderr.write(`${cause.message}\n`);
  process.exitCode = 1;
});
