/** Pauses before the first attempts, ms: a cut of 3 s is healed within 5 s. */
const QUICK_MS: readonly number[] = [500, 1_000, 1_000, 2_000];
/** After those: from here it doubles, up to the cap. */
const FIRST_SLOW_MS = 4_000;
const CAP_MS = 30_000;

/**
 * The pause before reconnection attempt `attempt` (0 is the first after a loss), ms. `random` is in [0, 1).
 * Quick attempts vary by a quarter, slow ones by half, so that a server that comes back is not met by all at once.
 */
export function backoff(attempt: number, random: number): number {
  const quick = QUICK_MS[attempt];
  if (quick !== undefined) return quick * (1 - random / 4);
  const doublings = Math.min(attempt - QUICK_MS.length, 10);
  return Math.min(CAP_MS, FIRST_SLOW_MS * 2 ** doublings) * (1 - random / 2);
}

/** How long an attempt may take to open, ms: short at first, for a packet lost in a cut is sent again only late. */
export function openTimeout(attempt: number): number {
  return Math.min(10_000, 2_500 * 2 ** Math.min(attempt, 4));
}
