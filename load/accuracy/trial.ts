/** One party, measured: start, steady play, seeks, a late join. */
import { availableParallelism } from 'node:os';
import type { Viewer } from '../../web-client/e2e/harness/viewers.ts';
import { inStepAfter, median, pictures, type Quantiles, quantiles, skews, sounds } from './analysis.ts';
import { stolenMs } from './machine.ts';
import { closePanel, join, leaveParty, noted, nowIn, seekTo, type WebClient } from './players.ts';

/** Times in ms, rates times normal speed; null where it was not reached within the time given. */
export interface Result {
  readonly profile: string;
  readonly players: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly p99_ms: number;
  /** The median of the run's starts, and of its seeks, and the slowest of them. */
  readonly start_ms: number | null;
  readonly settle_seek_ms: number | null;
  readonly slowest_start_ms: number | null;
  readonly slowest_seek_ms: number | null;
  readonly late_join_ms: number | null;
  readonly rate_changes_per_min: number;
  readonly max_rate: number;
  /** The same skew by what is heard: `currentTime` instead of presented frames. */
  readonly sound_p50_ms: number;
  readonly sound_p95_ms: number;
  /** Steady play that was measured, seconds. */
  readonly seconds: number;
  /** Processor time that the machine's host took from it during that; null where nobody tells. */
  readonly stolen_ms: number | null;
  /** The day, as 2026-11-23, and the machine's cores. */
  readonly measured_on: string;
  readonly cores: number;
}

export interface Trial {
  readonly profile: string;
  readonly client: WebClient;
  /** Signed in, and nowhere yet. The first hosts. */
  readonly viewers: readonly Viewer[];
  readonly item: string;
  /** Length of the film, seconds. */
  readonly filmSeconds: number;
  /** How long to watch steady play, seconds. */
  readonly seconds: number;
  /** How many starts, and how many seeks, are measured. */
  readonly tries: number;
}

/** How long is waited for players to get in step, ms. */
const PATIENCE_MS = 12_000;
/** So much before what is looked for is looked at, ms: three frames are needed to tell where a player is. */
const BEFORE_MS = 500;
/** Between getting in step and the steady play that is measured, ms: late corrections count as settling. */
const CALM_MS = 6_000;
/** Seeks go to these places in turn, parts of the film. */
const PLACES = [0.2, 0.45, 0.7];
/** People seek to anywhere in a frame, and not to where one starts, s. */
const OFF_FRAME_S = 0.0173;
/** So near to the film's end nothing is measured, s. */
const END_S = 6;

/** Runs it; the party is over afterwards, the browsers are still open. */
export async function run(trial: Trial): Promise<Result> {
  const party = new Party(trial);
  await party.gather();
  const starts = await repeat(trial.tries, () => party.startAgain());
  const seeks = await repeat(trial.tries, (turn) => party.seekAround(turn));
  const steady = await party.watch();
  const late = await party.lateJoin();
  return {
    profile: trial.profile,
    players: trial.viewers.length,
    p50_ms: tenth(steady.pictures.p50),
    p95_ms: tenth(steady.pictures.p95),
    p99_ms: tenth(steady.pictures.p99),
    start_ms: starts.median,
    settle_seek_ms: seeks.median,
    slowest_start_ms: starts.slowest,
    slowest_seek_ms: seeks.slowest,
    late_join_ms: late,
    rate_changes_per_min: tenth(steady.ratesPerMinute),
    max_rate: steady.maxRate,
    sound_p50_ms: tenth(steady.sounds.p50),
    sound_p95_ms: tenth(steady.sounds.p95),
    seconds: steady.seconds,
    stolen_ms: steady.stolen,
    measured_on: new Date().toISOString().slice(0, 10),
    cores: availableParallelism(),
  };
}

interface Steady {
  readonly pictures: Quantiles;
  readonly sounds: Quantiles;
  readonly ratesPerMinute: number;
  readonly maxRate: number;
  readonly seconds: number;
  readonly stolen: number | null;
}

class Party {
  private readonly trial: Trial;
  private readonly host: Viewer;
  private room = '';

  constructor(trial: Trial) {
    this.trial = trial;
    const [host] = trial.viewers;
    if (host === undefined) throw new Error('a party needs a host');
    this.host = host;
  }

  /** Everybody is in the party with the film open, and it stands. */
  async gather(): Promise<void> {
    const { viewers, client, item } = this.trial;
    await client.openFilm(this.host, item);
    this.room = await this.host.startParty();
    await closePanel(this.host);
    await client.toggle(this.host);
    await this.host.paused();
    for (const viewer of viewers.slice(1)) {
      await join(viewer, this.room);
      await viewer.page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 3);
      await viewer.paused();
    }
    await pause(this.host, 1_500);
  }

  /** From the host's click until all move in step, ms. Afterwards all play. */
  async startAgain(): Promise<number | null> {
    const { client } = this.trial;
    if (!(await this.host.video()).paused) {
      await client.toggle(this.host);
      for (const viewer of this.trial.viewers) await viewer.paused();
      await pause(this.host, 1_500);
    }
    await client.toggle(this.host);
    const clicked = (await noted(this.host)).lastClick;
    await this.host.playing();
    return this.settled(clicked);
  }

  /** From the host's seek until all move in step, ms. */
  async seekAround(turn: number): Promise<number | null> {
    const target = this.trial.filmSeconds * (PLACES[turn % PLACES.length] ?? 0) + OFF_FRAME_S;
    return this.settled(await seekTo(this.host.page, target));
  }

  /** Steady play, in as many stretches as the film's length makes necessary. */
  async watch(): Promise<Steady> {
    const { viewers, seconds, filmSeconds } = this.trial;
    const picture: number[] = [];
    const sound: number[] = [];
    const rates: number[] = [];
    let left = seconds;
    let stolen: number | null = 0;
    while (left > 0) {
      await this.settled(await seekTo(this.host.page, 2 + OFF_FRAME_S));
      await pause(this.host, CALM_MS);
      const room = filmSeconds - END_S - (await this.host.video()).position;
      const stretch = Math.min(left, Math.max(5, Math.floor(room)));
      const before = stolenMs();
      const from = await nowIn(this.host);
      await pause(this.host, stretch * 1000);
      const after = stolenMs();
      stolen = stolen === null || before === null || after === null ? null : stolen + after - before;
      const to = await nowIn(this.host);
      const notes = await Promise.all(viewers.map((viewer) => noted(viewer, from)));
      picture.push(
        ...skews(
          notes.map((note) => pictures(note.frames)),
          from,
          to,
        ),
      );
      sound.push(
        ...skews(
          notes.map((note) => sounds(note.frames)),
          from,
          to,
        ),
      );
      for (const note of notes) rates.push(...note.rates.filter(({ at }) => at < to).map(({ rate }) => rate));
      left -= stretch;
    }
    if (picture.length === 0) throw new Error('no moment of steady play at which all players showed frames');
    return {
      pictures: quantiles(picture),
      sounds: quantiles(sound),
      ratesPerMinute: rates.length / (viewers.length - 1) / (seconds / 60),
      maxRate: rates.reduce((most, rate) => (Math.abs(rate - 1) > Math.abs(most - 1) ? rate : most), 1),
      seconds,
      stolen,
    };
  }

  /** The last member leaves, goes home and joins again; from its click until all move in step, ms. */
  async lateJoin(): Promise<number | null> {
    const late = this.trial.viewers.at(-1);
    if (late === undefined) return null;
    await leaveParty(late);
    await this.trial.client.goHome(late);
    await late.page.locator('video').waitFor({ state: 'detached' });
    await this.settled(await seekTo(this.host.page, 5 + OFF_FRAME_S), this.trial.viewers.slice(0, -1));
    return this.settled(await join(late, this.room));
  }

  private async settled(since: number, viewers = this.trial.viewers): Promise<number | null> {
    for (;;) {
      const notes = await Promise.all(viewers.map((viewer) => noted(viewer, since - BEFORE_MS)));
      const now = await nowIn(this.host);
      const after = inStepAfter(
        notes.map((note) => pictures(note.frames)),
        since,
        now,
      );
      if (after !== null) return after;
      if (now - since > PATIENCE_MS) return null;
      await pause(this.host, 300);
    }
  }
}

/** Each is null if one of the tries never got there. */
async function repeat(
  times: number,
  once: (turn: number) => Promise<number | null>,
): Promise<{ readonly median: number | null; readonly slowest: number | null }> {
  const found: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const took = await once(turn);
    if (took === null) return { median: null, slowest: null };
    found.push(took);
  }
  return { median: median(found), slowest: Math.max(...found) };
}

/** Real time is what is measured here, so it has to pass. */
function pause(viewer: Viewer, ms: number): Promise<void> {
  return viewer.page.waitForTimeout(ms);
}

const tenth = (ms: number): number => Math.round(ms * 10) / 10;
