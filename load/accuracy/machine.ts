/** What the machine under a measurement did meanwhile. */
import { existsSync, readFileSync } from 'node:fs';

const STAT = '/proc/stat';
/** Of the system's interface, whatever its own clock is: proc(5), USER_HZ. */
const MS_PER_TICK = 10;
/** Its first line begins with `cpu`; the eighth number after that is `steal`. */
const STEAL = 8;

/** Processor time that the host of a virtual machine has taken from it since its start, all cores together, ms; null where nobody tells. */
export function stolenMs(): number | null {
  return existsSync(STAT) ? stolenIn(readFileSync(STAT, 'utf8')) : null;
}

/** The same, out of the text of /proc/stat. */
export function stolenIn(stat: string): number | null {
  const ticks = Number(stat.split('\n', 1)[0]?.split(/\s+/)[STEAL]);
  return Number.isFinite(ticks) ? ticks * MS_PER_TICK : null;
}
