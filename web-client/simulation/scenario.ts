import { WAIT_POLICIES } from '../src/protocol/fields.ts';
import { libraryItem } from '../src/protocol/libraryItem.ts';
import { REACTIONS } from '../src/protocol/limits.ts';
import { ManualTime, seededRandom } from '../test/support/manualTime.ts';
import { FILM, Member, OTHER_FILM } from '../test/support/member.ts';
import { type House, Violation } from './house.ts';
import { type Cut, type Delay, type Link, Network } from './network.ts';

/** Where server time begins; the Java half starts there, too. */
const START_MS = 1_767_225_600_000;
const MEMBERS = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve'];
/** One party in so many has a disk and a server that crashes: writing takes most of its time. */
const CRASHES_EVERY = 10;
const CRASH_SHARE = 0.1;
/** After the last disturbance, everybody agrees within this time, ms. */
export const SETTLES_WITHIN_MS = 45_000;
/** How far apart films may be by then, s. The benchmark measures how close it really gets. */
const TOGETHER_S = 0.5;

/** A number in [0, 1) of the seed's own for each purpose. */
class Dice {
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom(seed);
    // Neighbouring seeds begin with neighbouring numbers.
    for (let turn = 0; turn < 5; turn += 1) this.next();
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  of<T>(choices: readonly T[]): T {
    const chosen = choices[this.below(choices.length)];
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  }
}

class Guest {
  readonly member: Member;
  link: Link | null = null;

  constructor(time: ManualTime, network: Network, name: string, dice: Dice) {
    const delay: Delay = { least: dice.between(1, 150), jitter: dice.between(0, 80) };
    const clock = { clockOffsetMs: dice.between(-60_000, 60_000), clockDrift: dice.between(-1e-4, 1e-4) };
    const through = () =>
      network.through(delay, (link) => {
        this.link = link;
      });
    this.member = new Member(
      time,
      { through },
      {
        name,
        ...clock,
        seed: dice.below(1e6),
        video: { startMs: dice.between(10, 200), seekMs: dice.between(20, 800), frames: false },
      },
    );
  }

  get phase() {
    return this.member.state.phase;
  }
}

export interface Outcome {
  /** What did not hold; null if all did. */
  readonly violation: string | null;
  /** Every message and every disturbance, with its time. */
  readonly log: readonly string[];
}

/** Plays one party: some minutes of people and of bad luck, then quiet, and then everybody must agree. */
export async function play(house: House, seed: number): Promise<Outcome> {
  const time = new ManualTime(START_MS);
  const dice = new Dice(seed);
  const kept = seed % CRASHES_EVERY === 0;
  const network = new Network(house, time, dice.next, { seed, kept });
  try {
    await party(time, network, dice, kept);
    return { violation: null, log: network.log };
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    return { violation: error.message, log: network.log };
  }
}

async function party(time: ManualTime, network: Network, dice: Dice, crashes: boolean): Promise<void> {
  const guests = MEMBERS.slice(0, 2 + dice.below(MEMBERS.length - 1)).map(
    (name) => new Guest(time, network, name, dice),
  );
  const [host] = guests;
  if (host === undefined) throw new RangeError('a party has a host');
  host.member.page.show(FILM, 600);
  await time.run(1_000);
  host.member.actions.create({ freePlay: dice.next() < 0.5, isPrivate: false });
  await time.run(3_000);
  const { room } = host.member.state;
  if (room === null) throw new Violation('the room could not be made');
  for (const guest of guests.slice(1)) {
    guest.member.actions.join({ room });
    await time.run(dice.between(0, 2_000));
  }
  for (let turn = 10 + dice.below(30); turn > 0; turn -= 1) {
    if (crashes && dice.next() < CRASH_SHARE) network.crash(dice.between(200, 8_000));
    else disturb(network, guests, room, dice);
    await time.run(dice.between(0, 4_000));
  }
  network.note('quiet from now on');
  comeBack(guests, room);
  await time.run(SETTLES_WITHIN_MS);
  agree(network, guests, room);
}

/** Something that people do, or that happens to them. */
function disturb(network: Network, guests: readonly Guest[], room: string, dice: Dice): void {
  const guest = dice.of(guests);
  const { member } = guest;
  const acts: (() => void)[] = [
    () => void member.page.element?.play().catch(() => {}),
    () => member.page.element?.pause(),
    () => {
      if (member.page.element !== null) member.page.element.currentTime = dice.between(0, 7_000);
    },
    () => member.page.show(dice.next() < 0.7 ? FILM : OTHER_FILM, dice.between(0, 100)),
    () => member.page.leave(),
    () => member.page.element?.stall(dice.next() < 0.5),
    () => member.actions.transferHost(dice.of(guests).member.state.selfId ?? 'nobody'),
    () => member.actions.goOn(),
    () => void member.actions.sendChat('x'.repeat(1 + dice.below(400))),
    () => void member.actions.sendChat('Hello?'),
    () => member.actions.react(dice.of(REACTIONS)),
    () => member.actions.setTyping(dice.next() < 0.5),
    () => member.actions.seekTo(dice.between(0, 7_000)),
    () => member.actions.setRate(dice.of([0.5, 1, 1.25, 2])),
    () => member.actions.setOptions({ wait: dice.of(WAIT_POLICIES), freePlay: dice.next() < 0.5 }),
    () => guest.link?.cut(dice.of<Cut>(['both', 'client', 'server'])),
    () => guest.link?.cut(dice.of<Cut>(['both', 'client', 'server'])),
    () => guest.link?.hold(dice.between(100, 8_000)),
    () => member.reload(),
    () => member.party.hint(),
    () => {
      if (guest.phase === 'idle') member.actions.join({ room });
      else if (dice.next() < 0.3) member.actions.leave();
    },
  ];
  const index = dice.below(acts.length);
  network.note(`${index}: ${member.page.user()?.name}`);
  acts[index]?.();
}

/** Whoever left joins again, and every film plays or stands as it is told. */
function comeBack(guests: readonly Guest[], room: string): void {
  for (const { member } of guests) {
    member.page.element?.stall(false);
    if (member.state.phase === 'idle') member.actions.join({ room });
  }
}

function agree(network: Network, guests: readonly Guest[], room: string): void {
  const truth = network.rooms().find(({ id }) => id === room);
  if (truth === undefined) throw new Violation('the party is lost');
  for (const { member } of guests) {
    const { name } = member.page.user() ?? { name: '?' };
    const { phase, hostId, participants, selfId, chat } = member.state;
    const is = (holds: boolean, what: string) => {
      if (!holds) throw new Violation(`${name} ${what}; the server has ${JSON.stringify(truth)}`);
    };
    is(phase === 'joined', `is ${phase}, not joined`);
    is(hostId === truth.host, `takes ${hostId} for the host`);
    is(
      truth.members.some(({ id, connected }) => id === selfId && connected),
      `has no seat as ${selfId}`,
    );
    const lines = chat.messages.slice(-truth.chat.length).map(({ id }) => id);
    is(truth.chat.length === 0 || `${lines}` === `${truth.chat}`, `has heard ${lines}`);
    is(participants.length === truth.members.length, `sees ${participants.length} people`);
    const video = member.page.element;
    if (video === null || member.page.item !== libraryItem(truth.media)) continue;
    const apart = video.truePosition - truth.position;
    if (truth.playState !== 'buffering') {
      is(
        video.paused === (truth.playState === 'paused'),
        `has a film that is ${video.paused ? 'paused' : 'playing'}`,
      );
      is(Math.abs(apart) <= TOGETHER_S, `is ${apart.toFixed(3)} s off`);
    }
  }
}
