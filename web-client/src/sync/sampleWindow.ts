interface Entry {
  readonly value: number;
  readonly at: number;
}

/** Readings of the last seconds, and their mean without the outliers: a busy page reads some of them late. */
export class SampleWindow {
  private entries: Entry[] = [];
  private readonly lengthMs: number;

  /** `lengthMs`: how much of the past is kept. */
  constructor(lengthMs: number) {
    this.lengthMs = lengthMs;
  }

  add(value: number, at: number): void {
    this.entries.push({ value, at });
    this.entries = this.entries.filter((entry) => entry.at > at - this.lengthMs);
  }

  clear(): void {
    this.entries = [];
  }

  /** Forgets all but the last `ms`. */
  keep(ms: number): void {
    const newest = this.entries.at(-1);
    this.entries = this.entries.filter((entry) => newest !== undefined && entry.at >= newest.at - ms);
  }

  /** All readings moved by `delta`, as when what they are compared with has moved. */
  shift(delta: number): void {
    this.entries = this.entries.map((entry) => ({ ...entry, value: entry.value + delta }));
  }

  /**
   * Mean of the middle three fifths of the last `spanMs`; null unless the readings cover nearly all of that span
   * and there are at least `least` of them.
   */
  mean(spanMs: number, least: number): number | null {
    const newest = this.entries.at(-1);
    const oldest = this.entries[0];
    if (newest === undefined || oldest === undefined || newest.at - oldest.at < spanMs * 0.9) return null;
    const values = this.entries.filter((e) => e.at >= newest.at - spanMs).map((e) => e.value);
    if (values.length < least) return null;
    values.sort((a, b) => a - b);
    const cut = Math.floor(values.length / 5);
    const middle = values.slice(cut, values.length - cut);
    return middle.reduce((sum, value) => sum + value, 0) / middle.length;
  }
}
