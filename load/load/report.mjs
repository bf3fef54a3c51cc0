// What was measured: numbers for machines, a table and a plot for people.
import { withGenerated } from '../generated.mjs';
import { conditions, count, row, spread } from '../table.mjs';

const mb = (bytes) => bytes / 1e6;

/** The flat summary, with everything it was made from below `details`. */
export function summary(result) {
  const { saturated, burst, half, fixed, idle } = result;
  return {
    delivered_per_s: saturated.sidecar.delivered_per_s,
    floor_per_s: saturated.floor.delivered_per_s,
    ratio_to_floor: saturated.ratio.median,
    ratio_least: saturated.ratio.least,
    ratio_most: saturated.ratio.most,
    ratio_lower_quartile: saturated.middle.least,
    ratio_upper_quartile: saturated.middle.most,
    p50_ms: half.sidecar.p50_ms,
    p99_ms: half.sidecar.p99_ms,
    p999_ms: half.sidecar.p999_ms,
    cpu_us_per_delivery: saturated.sidecar.cpu_us_per_delivery,
    floor_cpu_us_per_delivery: saturated.floor.cpu_us_per_delivery,
    burst_per_s: burst.sidecar.delivered_per_s,
    burst_ratio_to_floor: burst.ratio.median,
    fixed_p50_ms: fixed.sidecar.p50_ms,
    fixed_p99_ms: fixed.sidecar.p99_ms,
    fixed_p999_ms: fixed.sidecar.p999_ms,
    rss_mb_idle: idle && mb(idle.before),
    rss_mb_10k_idle: idle && mb(idle.after),
    kb_per_idle_socket: idle && (idle.after - idle.before) / idle.sockets / 1000,
    start_ms: result.start_ms,
    details: result,
  };
}

const ms = (value) => (value < 1 ? value.toFixed(2) : value.toFixed(1));
const delays = (window) => `${ms(window.p50_ms)} / ${ms(window.p99_ms)} / ${ms(window.p999_ms)} ms`;

/** What is said of windows in which something else had the servers' core, if there are any. */
function disturbances(groups) {
  const disturbed = groups.flatMap((group) => group.pairs).filter((pair) => pair.disturbed).length;
  return disturbed === 0
    ? []
    : [`In ${disturbed} of the pairs something else had a part of the servers' core.`];
}

/** The table in Markdown. */
export function table(result) {
  const { saturated, burst, half, fixed, idle, machine, how } = result;
  const pair = (name, windows) =>
    row(
      name,
      count(windows.sidecar.delivered_per_s),
      count(windows.floor.delivered_per_s),
      spread(windows.middle),
    );
  const lines = [
    row('', 'the sidecar', 'the floor', 'of the floor'),
    '|---|---|---|---|',
    pair('delivered per second, one message of each room on its way', saturated),
    pair('the same, eight of each room at once', burst),
    row(
      'processor time per delivery',
      `${saturated.sidecar.cpu_us_per_delivery.toFixed(1)} µs`,
      `${saturated.floor.cpu_us_per_delivery.toFixed(1)} µs`,
      '',
    ),
    row('delay at half of its most, p50 / p99 / p99.9', delays(half.sidecar), delays(half.floor), ''),
    row(
      `delay at ${count(how.fixedRate ?? 30_000)} per second`,
      delays(fixed.sidecar),
      delays(fixed.floor),
      '',
    ),
  ];
  if (idle) {
    const each = ((idle.after - idle.before) / idle.sockets / 1000).toFixed(1);
    lines.push(
      row(
        'memory: idle, with 10,000 members idle, per member',
        `${mb(idle.before).toFixed(0)} MB, ${mb(idle.after).toFixed(0)} MB, ${each} kB`,
        '',
        '',
      ),
    );
  }
  if (result.start_ms !== null) {
    lines.push(row('start to ready', `${result.start_ms.toFixed(0)} ms`, '', ''));
  }
  return [
    ...lines,
    '',
    `${how.rooms} rooms of 10 members, ${how.count} pairs of windows of ${how.seconds} s after ${how.warm} s of warming up: medians, and of the ratio where the middle half of the pairs lies.`,
    ...disturbances([saturated, burst]),
    conditions(machine, 'the server'),
  ].join('\n');
}

const WIDTH = 640;
const LEFT = 90;
const ROW = 34;

/** An SVG: the ratio of every pair of windows as a dot, their median as a line. */
export function plot(result) {
  const groups = [
    ['one on its way', result.saturated],
    ['eight at once', result.burst],
  ];
  const most = Math.max(1.2, ...groups.map(([, group]) => group.ratio.most)) * 1.05;
  const x = (ratio) => Math.round(LEFT + (ratio / most) * (WIDTH - LEFT - 20));
  const height = 44 + groups.length * ROW;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="${LEFT}" y="16" font-size="13">Deliveries per second, as a part of the floor's: each pair of windows, and the median</text>`,
    `<line x1="${x(1)}" x2="${x(1)}" y1="24" y2="${height - 6}" stroke="#c60" stroke-dasharray="3 3"/>`,
    `<text x="${x(1) + 4}" y="${height - 6}" fill="#c60">the floor</text>`,
  ];
  groups.forEach(([name, group], index) => {
    const y = 44 + index * ROW;
    parts.push(`<text x="${LEFT - 8}" y="${y + 4}" text-anchor="end">${name}</text>`);
    for (const { ratio } of group.pairs) {
      parts.push(`<circle cx="${x(ratio)}" cy="${y}" r="4" fill="#06c" fill-opacity="0.5"/>`);
    }
    const middle = x(group.ratio.median);
    parts.push(
      `<line x1="${middle}" x2="${middle}" y1="${y - 11}" y2="${y + 11}" stroke="#036" stroke-width="2"/>`,
    );
    parts.push(`<text x="${middle + 5}" y="${y - 7}">${group.ratio.median.toFixed(2)}</text>`);
  });
  return `${[...parts, '</svg>'].join('\n')}\n`;
}

/** The page with its part between the marks replaced. */
export const withTable = (page, text) => withGenerated(page, 'load', text);
