// What was measured, in words: a table for people and for docs/performance.md.
import { withGenerated } from '../generated.mjs';

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

const summary = (values) => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
});

/** Median, least and most of each number of the runs. */
export function summarize(runs) {
  return Object.fromEntries(Object.keys(runs[0]).map((key) => [key, summary(runs.map((run) => run[key]))]));
}

const milliseconds = (value) => value.toFixed(0);
const megabytes = (value) => (value / 1e6).toFixed(0);
const cell = ({ median: middle, least, most }, format, unit) =>
  `${format(middle)} ${unit} (${format(least)} to ${format(most)})`;

/** The rows of the table: what, and the name of the number, how it is written, and in what. */
function rows({ earlySeconds, lateSeconds, polls, restSeconds }) {
  return [
    ['start to ready', 'readyMs', milliseconds, 'ms'],
    [`memory ${earlySeconds} s after that`, 'earlyBytes', megabytes, 'MB'],
    [`memory ${lateSeconds} s after that`, 'lateBytes', megabytes, 'MB'],
    [`memory right after ${polls} requests more`, 'polledBytes', megabytes, 'MB'],
    [`memory ${restSeconds} s after those`, 'restedBytes', megabytes, 'MB'],
  ];
}

/**
 * The table in Markdown.
 *
 * @param {{ machine: { cores: number, java: string, load: number }, runs: number, when: object,
 *   archive: { ms: number, bytes: number }, without: object, with: object }} result `without` and `with` an archive:
 *   what `summarize` gives
 */
export function table(result) {
  const { machine, archive } = result;
  const lines = rows(result.when).map(
    ([name, key, format, unit]) =>
      `| ${name} | ${cell(result.without[key], format, unit)} | ${cell(result.with[key], format, unit)} |`,
  );
  return [
    '| | the first start | with the archive of classes |',
    '|---|---|---|',
    ...lines,
    '',
    `Median (least to most) of ${result.runs} starts each, on ${machine.cores} cores with Java ${machine.java}; the load of the machine`,
    `before was ${machine.load.toFixed(1)}. Making the archive took ${(archive.ms / 1000).toFixed(1)} s; it has ${megabytes(archive.bytes)} MB on the disk.`,
  ].join('\n');
}

/** The page with its part between the marks replaced. */
export const withTable = (page, text) => withGenerated(page, 'start', text);
