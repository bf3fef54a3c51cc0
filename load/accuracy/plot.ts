import type { Group } from './report.ts';

/** From where the scale ends what is larger is drawn at its end, ms. */
const SCALE_MS = 60;
const LEFT = 260;
const WIDTH = 480;
const ROW = 26;
const TOP = 56;
/** Lines to compare with: the goal, the bar, and where two players in one room begin to echo. */
const MARKS: readonly (readonly [number, string])[] = [
  [12, 'goal'],
  [20, 'bar'],
  [30, 'echo'],
];

/** An SVG: of each run a line from p50 to p95, a dot at p50, a tick at p99. */
export function plot(groups: readonly Group[]): string {
  const rows = groups.flatMap((group) => group.runs.map((run) => ({ group, run })));
  const height = TOP + rows.length * ROW + 24;
  const bottom = height - 24;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + WIDTH + 40} ${height}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="${LEFT}" y="18" font-size="14">Skew of presented frames, ms: p50 (dot) to p95 (bar), p99 (tick)</text>`,
    ...MARKS.map(
      ([ms, name]) =>
        `<line x1="${x(ms)}" x2="${x(ms)}" y1="${TOP - 10}" y2="${bottom}" stroke="#c60" stroke-dasharray="3 3"/>` +
        `<text x="${x(ms)}" y="${TOP - 16}" text-anchor="middle" fill="#c60">${name} ${ms}</text>`,
    ),
  ];
  rows.forEach(({ group, run }, index) => {
    const y = TOP + index * ROW + ROW / 2;
    parts.push(
      `<text x="${LEFT - 12}" y="${y + 4}" text-anchor="end">${escaped(group.title)}, ${run.players} players</text>`,
      `<line x1="${x(run.p50_ms)}" x2="${x(run.p95_ms)}" y1="${y}" y2="${y}" stroke="#06c" stroke-width="8"/>`,
      `<line x1="${x(run.p99_ms)}" x2="${x(run.p99_ms)}" y1="${y - 7}" y2="${y + 7}" stroke="#06c" stroke-width="2"/>`,
      `<circle cx="${x(run.p50_ms)}" cy="${y}" r="5" fill="#036"/>`,
    );
  });
  for (let ms = 0; ms <= SCALE_MS; ms += 10)
    parts.push(`<text x="${x(ms)}" y="${height - 6}" text-anchor="middle">${ms}</text>`);
  return `${[...parts, '</svg>'].join('\n')}\n`;
}

function x(ms: number): number {
  return Math.round(LEFT + (Math.min(SCALE_MS, ms) / SCALE_MS) * WIDTH);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
