/** Records what the tests of the clock and of the controller are fed with, into conformance/clock and conformance/drift. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openPongSocket } from '../../web-client/e2e/harness/pongs.ts';
import { startSidecar } from '../../web-client/e2e/harness/sidecar.ts';
import { openDelayLink } from './delayLink.ts';
import { openHouse } from './house.ts';
import { closePanel, join, noted, nowIn } from './players.ts';
import { profileNamed } from './profiles.ts';
import type { FrameNote } from './recorder.ts';

const EXCHANGES = 90;
const EVERY_MS = 1_000;

function save(kind: string, name: string, trace: object): void {
  const folder = fileURLToPath(new URL(`../../conformance/${kind}/`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify(trace, null, 1).replace(
    /\[\s+([-\d.,\s]+?)\s+\]/g,
    (_, list: string) => `[${list.replace(/\s+/g, ' ')}]`,
  );
  writeFileSync(`${folder}${name}.json`, `${text}\n`);
}

/** Pings over each network, and at the same time directly, which tells what is true. */
async function clocks(): Promise<void> {
  const sidecar = await startSidecar('--auth', 'off');
  const direct = await openPongSocket(sidecar.port);
  for (const name of ['80ms', 'jitter', 'asymmetric', 'stalls']) {
    const profile = profileNamed(name);
    const link = await openDelayLink('127.0.0.1', sidecar.port, profile, 1);
    const far = await openPongSocket(link.port);
    const exchanges: number[][] = [];
    let truth = { rtt: Number.POSITIVE_INFINITY, offset: 0 };
    for (let turn = 0; turn < EXCHANGES; turn++) {
      const [near, distant] = await Promise.all([direct.ping(), far.ping(), later(turn < 8 ? 60 : EVERY_MS)]);
      exchanges.push([distant.t0, distant.t1, distant.t2, distant.t3].map(thousandth));
      const rtt = near.t3 - near.t0 - (near.t2 - near.t1);
      if (rtt < truth.rtt) truth = { rtt, offset: (near.t1 - near.t0 + near.t2 - near.t3) / 2 };
    }
    save('clock', name, {
      network: profile.title,
      // What no method can see: half of what one way is always longer.
      blind_ms: (profile.up - profile.down) / 2,
      true_offset_ms: thousandth(truth.offset),
      exchanges,
    });
    far.close();
    await link.close();
  }
  direct.close();
  await sidecar.stop();
}

/** A guest's position against the host's, with each of the guest's frames. */
async function drifts(): Promise<void> {
  const house = await openHouse(profileNamed('lan'), 2, 1, null);
  const [host, guest] = house.viewers;
  if (host === undefined || guest === undefined) throw new Error('two players are needed');
  await house.client.openFilm(host, house.item);
  const room = await host.startParty();
  await closePanel(host);
  await join(guest, room);
  await guest.playing();
  await host.page.waitForTimeout(12_000);
  await house.client.toggle(host);
  await guest.paused();
  await host.page.waitForTimeout(1_500);
  await house.client.toggle(host);
  const clicked = await nowIn(host);
  await guest.playing();
  await host.page.waitForTimeout(30_000);
  const now = await nowIn(host);
  const [ofHost, ofGuest] = [await noted(host, 0), await noted(guest, 0)];
  const between = (from: number, to: number) => errors(ofHost.frames, ofGuest.frames, from, to);
  save('drift', 'start', {
    what: 'a guest starts with its host',
    samples: between(clicked, clicked + 5_000),
  });
  save('drift', 'steady', { what: 'steady play', samples: between(now - 20_000, now) });
  await house.close();
}

/** [ms since the first one, ms that the guest is ahead], by the host's line through its own readings nearby. */
function errors(
  host: readonly FrameNote[],
  guest: readonly FrameNote[],
  from: number,
  to: number,
): number[][] {
  const found: number[][] = [];
  let first: number | null = null;
  for (const frame of guest) {
    if (frame.readAt < from || frame.readAt >= to) continue;
    const near = host.filter((other) => Math.abs(other.readAt - frame.readAt) < 250);
    if (near.length < 5) continue;
    const offsets = near.map((other) => other.sound - other.readAt).sort((a, b) => a - b);
    first ??= frame.readAt;
    const ahead = frame.sound - frame.readAt - (offsets[offsets.length >> 1] ?? 0);
    found.push([thousandth(frame.readAt - first), thousandth(ahead)]);
  }
  return found;
}

const thousandth = (value: number): number => Math.round(value * 1000) / 1000;
const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const what = process.argv[2];
if (what !== 'drift') await clocks();
if (what !== 'clock') await drifts();
