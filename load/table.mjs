// What the benchmarks' tables have in common.

/** A row of a table in Markdown. */
export const row = (...cells) => `| ${cells.join(' | ')} |`;

/** Thousands: more digits than that no measurement repeats. */
export const count = (value) => (Math.round(value / 1000) * 1000).toLocaleString('en-US');

/** Ratios: their median, and how far apart they are. */
export const spread = ({ median, least, most }) =>
  `**${median.toFixed(2)}** (${least.toFixed(2)} to ${most.toFixed(2)})`;

/**
 * What it was measured on.
 *
 * @param {string} servers what has one of the cores for itself, where there are several
 * @param {string} more what is worth knowing besides Java's version
 */
export const conditions = (machine, servers, more = '') =>
  `${machine.cores} cores${machine.pinned ? `, ${servers} on one of them, the generator on another` : ''}; Java ${machine.java ?? 'unknown'}${more}; load of the machine before: ${machine.load.toFixed(1)}.`;
