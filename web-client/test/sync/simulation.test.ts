import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeServer } from '../support/fakeServer.ts';
import { ManualTime, seededRandom } from '../support/manualTime.ts';
import { FILM, Member, type MemberOptions } from '../support/member.ts';

/** How far apart two films are, in ms, by what their videos really do. */
function skewMs(one: Member, other: Member): number {
  return Math.abs(one.video.truePosition - other.video.truePosition) * 1000;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const JITTERY = { up: { least: 20, jitter: 25 }, down: { least: 18, jitter: 40 } };

const HOST: MemberOptions = {
  name: 'Ada',
  network: { up: { least: 8, jitter: 6 }, down: { least: 8, jitter: 10 } },
  clockOffsetMs: -30_000,
  clockDrift: 20e-6,
  video: { startMs: 70, seekMs: 180, rateChangeMs: 18, drift: 10e-6, vsyncPhase: 3 },
  seed: 11,
};

const GUESTS: readonly MemberOptions[] = [
  {
    name: 'Bob',
    network: JITTERY,
    clockOffsetMs: 30_000,
    clockDrift: -40e-6,
    video: { startMs: 140, seekMs: 450, rateChangeMs: 20, drift: -30e-6, vsyncPhase: 9 },
    seed: 12,
  },
  {
    name: 'Cy',
    network: { up: { least: 60, jitter: 20 }, down: { least: 55, jitter: 30 } },
    clockOffsetMs: 250,
    video: { startMs: 30, seekMs: 90, rateChangeMs: 8, drift: 40e-6, vsyncPhase: 14, stepMs: 8 },
    seed: 13,
  },
];

async function party(seed: number) {
  const time = new ManualTime();
  const server = new FakeServer(time, seededRandom(seed));
  const host = new Member(time, server, HOST);
  host.page.show(FILM, 600);
  await time.run(2_000);
  host.actions.create({ freePlay: false, isPrivate: false });
  await time.run(3_000);
  const room = host.state.room ?? assert.fail('no room');
  const guests = GUESTS.map((options) => new Member(time, server, options));
  for (const guest of guests) guest.actions.join({ room });
  return { time, server, host, guests };
}

async function watch(time: ManualTime, members: readonly Member[], ms: number): Promise<number[]> {
  const skews: number[] = [];
  for (let passed = 0; passed < ms; passed += 100) {
    await time.run(100);
    members.forEach((one, index) => {
      for (const other of members.slice(index + 1)) skews.push(skewMs(one, other));
    });
  }
  return skews;
}

describe('a simulated party of three, with late starts, slow seeks, drift, jitter and wrong clocks', () => {
  for (const seed of [1, 2, 3]) {
    it(`holds any two players within 20 ms (p95) in steady play, seed ${seed}`, async () => {
      const { time, host, guests } = await party(seed);
      await time.run(20_000);
      const skews = await watch(time, [host, ...guests], 60_000);
      const p95 = percentile(skews, 0.95);
      assert.ok(p95 < 20, `p50 ${percentile(skews, 0.5)} ms, p95 ${p95} ms`);
      for (const guest of guests) assert.equal(guest.state.sync.status, 'in_sync');
    });
  }

  it('is in step again within ten seconds of a seek by the host', async () => {
    const { time, host, guests } = await party(4);
    await time.run(20_000);
    host.video.currentTime = 3_000;
    await time.run(10_000);
    const skews = await watch(time, [host, ...guests], 10_000);
    assert.ok(percentile(skews, 0.95) < 25, `p95 ${percentile(skews, 0.95)} ms`);
  });

  it('hardly ever touches the rate once it is in step, and leaves it exactly at the room’s', async () => {
    const { time, guests } = await party(5);
    await time.run(25_000);
    const before = guests.map((guest) => guest.video.rates.length);
    await time.run(60_000);
    guests.forEach((guest, index) => {
      const changes = guest.video.rates.length - (before[index] ?? 0);
      assert.ok(changes <= 8, `${changes} changes in a minute`);
      assert.ok(guest.video.rates.every((rate) => Math.abs(rate - 1) <= 0.1 + 1e-9));
    });
    const rates = guests.map((guest) => guest.video.playbackRate);
    assert.ok(rates.some((rate) => rate === 1));
  });

  it('stands at the same picture after a pause', async () => {
    const { time, host, guests } = await party(6);
    await time.run(15_000);
    host.video.pause();
    await time.run(3_000);
    for (const guest of guests) {
      assert.equal(guest.video.paused, true);
      assert.equal(guest.video.playbackRate, 1);
      assert.ok(skewMs(host, guest) < 25, `${skewMs(host, guest)} ms`);
      assert.equal(guest.state.sync.status, 'paused');
    }
  });
});
