/** What is printed, and what docs/accuracy.md says. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { median } from './analysis.ts';
import { plot } from './plot.ts';
import { profileNamed } from './profiles.ts';
import type { Result } from './trial.ts';

type Cell = (result: Result) => number | null;

const COLUMNS: readonly (readonly [string, Cell, number])[] = [
  ['p50', (r) => r.p50_ms, 1],
  ['p95', (r) => r.p95_ms, 1],
  ['p99', (r) => r.p99_ms, 1],
  ['sound p50', (r) => r.sound_p50_ms, 1],
  ['sound p95', (r) => r.sound_p95_ms, 1],
  ['start', (r) => r.start_ms, 0],
  ['worst start', (r) => r.slowest_start_ms, 0],
  ['seek', (r) => r.settle_seek_ms, 0],
  ['worst seek', (r) => r.slowest_seek_ms, 0],
  ['late join', (r) => r.late_join_ms, 0],
  ['changes/min', (r) => r.rate_changes_per_min, 1],
  ['max rate', (r) => r.max_rate, 3],
];

const row = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(11) : cell.padStart(12))).join('');
const shown = (value: number | null, digits: number): string =>
  value === null ? 'never' : value.toFixed(digits);

export const TITLES = row(['profile', 'players', ...COLUMNS.map(([title]) => title), 'stolen ms']);

export function line(result: Result): string {
  const cells = COLUMNS.map(([, cell, digits]) => shown(cell(result), digits));
  return row([result.profile, `${result.players}`, ...cells, `${result.stolen_ms ?? 'unknown'}`]);
}

const PAGE = fileURLToPath(new URL('../../docs/accuracy.md', import.meta.url));
const PLOT = fileURLToPath(new URL('../../docs/accuracy.svg', import.meta.url));
const BEGIN = '<!-- generated:accuracy -->';
const END = '<!-- /generated:accuracy -->';

/** Puts the results into docs/accuracy.md, between its marks, and draws the plot. */
export function writeDocs(results: readonly Result[]): void {
  const page = readFileSync(PAGE, 'utf8');
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END);
  if (from < 0 || to < from) throw new Error(`docs/accuracy.md has lost its marks ${BEGIN} and ${END}`);
  const groups = grouped(results);
  writeFileSync(PAGE, `${page.slice(0, from)}${BEGIN}\n${table(groups)}\n${page.slice(to)}`);
  writeFileSync(PLOT, plot(groups));
}

/** The runs of one profile with as many players. */
export interface Group {
  readonly title: string;
  readonly players: number;
  readonly runs: readonly Result[];
}

export function grouped(results: readonly Result[]): Group[] {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const key = `${result.profile} ${result.players}`;
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return [...groups.values()].flatMap((runs) => {
    const [first] = runs;
    if (first === undefined) return [];
    return [{ title: profileNamed(first.profile).title, players: first.players, runs }];
  });
}

/** Markdown: of each figure the median of the runs, and the lowest and highest. */
export function table(groups: readonly Group[]): string {
  const cells = (values: readonly string[]): string => `| ${values.join(' | ')} |`;
  const all = groups.flatMap(({ runs }) => runs);
  const days = different(all.map((run) => run.measured_on));
  const cores = different(all.map((run) => run.cores));
  const seconds = different(all.map((run) => run.seconds));
  return [
    `Measured on ${days} with ${cores} cores; ${seconds} s of steady play in each run.`,
    'Skew and times in ms; the median of the runs, with the lowest and the highest in brackets.',
    '',
    cells(['network', 'players', 'runs', ...COLUMNS.map(([title]) => title)]),
    cells(['---', '---', '---', ...COLUMNS.map(() => '---')]),
    ...groups.map((group) =>
      cells([
        group.title,
        `${group.players}`,
        `${group.runs.length}`,
        ...COLUMNS.map((column) => spread(group.runs, column)),
      ]),
    ),
    '',
  ].join('\n');
}

function different(values: readonly (string | number)[]): string {
  return [...new Set(values)].join(' or ');
}

function spread(runs: readonly Result[], [, cell, digits]: (typeof COLUMNS)[number]): string {
  const values = runs.map(cell);
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (known.length < values.length) return `${values.length - known.length} of ${values.length} never`;
  const least = shown(known[0] ?? null, digits);
  const most = shown(known.at(-1) ?? null, digits);
  const middle = shown(median(known), digits);
  return least === most ? middle : `${middle} (${least}–${most})`;
}
