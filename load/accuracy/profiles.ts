/** The networks and clocks of the accuracy benchmark. */

/** What a network does to what is sent over it. Delays are one way, ms. */
export interface Delays {
  /** From the browser to the server, and back. */
  readonly up: number;
  readonly down: number;
  /** Each delivery is up to so much earlier or later, evenly spread; order is kept, as TCP does. */
  readonly jitter: number;
  /** Of so many deliveries in a hundred, one direction of one connection stands still for `stallMs`. */
  readonly stallPercent: number;
  readonly stallMs: number;
}

export interface Profile extends Delays {
  readonly name: string;
  /** For people, in the table. */
  readonly title: string;
  /** The clock of every second page: off by so many ms, and too fast by so many parts in a million. */
  readonly clockOffMs: number;
  readonly clockDriftPpm: number;
}

const PLAIN = {
  up: 0,
  down: 0,
  jitter: 0,
  stallPercent: 0,
  stallMs: 0,
  clockOffMs: 0,
  clockDriftPpm: 0,
};

export const PROFILES: readonly Profile[] = [
  { ...PLAIN, name: 'lan', title: 'LAN: no delay' },
  { ...PLAIN, name: '80ms', title: '80 ms each way', up: 80, down: 80 },
  { ...PLAIN, name: 'jitter', title: '150 ms ± 40 each way', up: 150, down: 150, jitter: 40 },
  { ...PLAIN, name: 'asymmetric', title: '40 ms up, 160 ms down', up: 40, down: 160 },
  {
    ...PLAIN,
    name: 'stalls',
    title: '2 % stalls of 400 ms',
    up: 20,
    down: 20,
    stallPercent: 2,
    stallMs: 400,
  },
  { ...PLAIN, name: 'clock', title: 'clock 30 s off, 100 ppm fast', clockOffMs: 30_000, clockDriftPpm: 100 },
];

/** The profile of that name; throws with the known names if there is none. */
export function profileNamed(name: string): Profile {
  const found = PROFILES.find((profile) => profile.name === name);
  if (found !== undefined) return found;
  throw new Error(`no profile "${name}"; there are ${PROFILES.map((profile) => profile.name).join(', ')}`);
}
