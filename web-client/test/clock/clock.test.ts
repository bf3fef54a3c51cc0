import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ClockFilter } from '../../src/clock/clockFilter.ts';
import { ServerClock } from '../../src/clock/serverClock.ts';
import { steadied } from '../../src/clock/steady.ts';
import { ManualTime, seededRandom, skewed } from '../support/manualTime.ts';

/** An exchange at local time `t0` with a server that is `offset` ahead, over given delays (ms). */
function exchange(t0: number, offset: number, there: number, back: number, work = 0.2) {
  const t1 = t0 + there + offset;
  return { t0, t1, t2: t1 + work, t3: t0 + there + work + back };
}

describe('ClockFilter', () => {
  it('knows nothing before the first exchange', () => {
    const filter = new ClockFilter();
    assert.equal(filter.offsetAt(0), null);
    assert.equal(filter.rttAt(0), null);
  });

  it('computes offset and round trip from the four stamps', () => {
    const filter = new ClockFilter();
    filter.add({ t0: 100, t1: 1_110, t2: 1_112, t3: 122 });
    assert.equal(filter.offsetAt(122), 1_000);
    assert.equal(filter.rttAt(122), 20);
  });

  it('believes the quickest exchange, not the last', () => {
    const filter = new ClockFilter();
    filter.add(exchange(0, 5_000, 90, 10));
    filter.add(exchange(100, 5_000, 4, 4));
    filter.add(exchange(200, 5_000, 10, 120));
    assert.ok(Math.abs((filter.offsetAt(400) ?? 0) - 5_000) < 1);
  });

  it('is never further off than half of the best round trip', () => {
    const delay = fc.double({ min: 0, max: 300, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(delay, delay), { minLength: 1, maxLength: 16 }), (delays) => {
        const filter = new ClockFilter();
        delays.forEach(([there, back], index) => {
          filter.add(exchange(index * 60, 30_000, there, back));
        });
        const best = Math.min(...delays.map(([there, back]) => there + back));
        const error = Math.abs((filter.offsetAt(1_000) ?? 0) - 30_000);
        assert.ok(error <= best / 2 + 0.2, `${error} ms with a round trip of ${best} ms`);
      }),
    );
  });

  it('follows clocks that drift by 50 ppm for an hour', () => {
    const filter = new ClockFilter();
    const random = seededRandom(3);
    for (let t = 0; t <= 3_600_000; t += 5_000) {
      const offset = 2_000 + t * 50e-6;
      filter.add(exchange(t, offset, 3 + random() * 30, 3 + random() * 30));
      const error = Math.abs((filter.offsetAt(t) ?? 0) - offset);
      assert.ok(error < 16, `${error} ms at ${t}`);
    }
  });

  it('takes a jump that delay cannot explain for a step and starts over', () => {
    const filter = new ClockFilter();
    for (let i = 0; i < 8; i += 1) assert.equal(filter.add(exchange(i * 60, 0, 5, 5)), false);
    assert.equal(filter.add(exchange(1_000, 400, 5, 5)), true);
    assert.ok(Math.abs((filter.offsetAt(1_100) ?? 0) - 400) < 1);
    assert.equal(filter.count, 1);
  });

  it('takes a contradiction of a few milliseconds for noise, and a larger one for a step', () => {
    for (const [contradiction, stepped] of [
      [3, false],
      [9, true],
    ] as const) {
      const filter = new ClockFilter();
      for (let i = 0; i < 8; i += 1) filter.add(exchange(i * 60, 0, 5, 5, 0));
      assert.equal(filter.add(exchange(500, contradiction + 5, 0, 0, 0)), stepped);
    }
  });

  it('follows a clock that is being set right, 150 ppm fast, without taking that for a step', () => {
    const filter = new ClockFilter();
    for (let t = 0; t <= 600_000; t += 5_000) {
      const offset = t * 150e-6;
      assert.equal(filter.add(exchange(t, offset, 0.3, 0.3)), false);
      assert.ok(Math.abs((filter.offsetAt(t) ?? 9) - offset) < 1);
    }
  });

  it('judges the network by its last sixteen exchanges: a few that jitter are no noise, and what is over is forgotten', () => {
    const noise = (...periods: [count: number, jitterMs: number][]) => {
      const filter = new ClockFilter();
      let at = 0;
      for (const [count, jitter] of periods)
        for (let turn = 0; turn < count; turn += 1, at += 1_000)
          filter.add(exchange(at, 5_000, 20 + (turn % 2) * jitter, 20 + ((turn + 1) % 2) * jitter));
      return filter.noiseAt(at);
    };
    assert.ok(noise([40, 0], [6, 80]) < 1, `${noise([40, 0], [6, 80])} ms`);
    assert.ok(noise([40, 0], [12, 80]) > 5, `${noise([40, 0], [12, 80])} ms`);
    assert.ok(noise([40, 80], [12, 0]) < 1, `${noise([40, 80], [12, 0])} ms`);
  });

  it('does not take one slow, lopsided exchange for a step', () => {
    const filter = new ClockFilter();
    filter.add(exchange(0, 0, 5, 5));
    assert.equal(filter.add(exchange(5_000, 0, 2_000, 5)), false);
    assert.ok(Math.abs(filter.offsetAt(8_000) ?? 9) < 1);
  });
});

/** A server that answers pings over jittery, lopsided ways. */
function rig(options: { offset?: number; drift?: number; stamps?: boolean; delay?: number } = {}) {
  const time = new ManualTime();
  const random = seededRandom(5);
  const local = skewed(time, options.offset ?? 0, options.drift ?? 0);
  let pings = 0;
  let deaf = false;
  const clock: ServerClock = new ServerClock(
    local,
    (clientTs) => {
      pings += 1;
      if (deaf) return;
      const there = 2 + random() * (options.delay ?? 20);
      const back = 2 + random() * (options.delay ?? 20);
      time.after(there, () => {
        const at = time.now();
        time.after(back, () => {
          const stamps =
            options.stamps === false ? { recvTs: null, sendTs: null } : { recvTs: at, sendTs: at };
          clock.onPong({ clientTs, serverTs: at, ...stamps }, local.now());
        });
      });
    },
    () => {},
  );
  return {
    time,
    local,
    clock,
    pings: () => pings,
    deafen: () => {
      deaf = true;
    },
    error: () => Math.abs((clock.now() ?? Number.NaN) - time.now()),
  };
}

describe('ServerClock', () => {
  it('is not ready, and tells no time, before the first few pongs', () => {
    const { clock, time } = rig();
    clock.start();
    assert.equal(clock.now(), null);
    time.runSync(2_000);
    assert.equal(clock.ready, true);
  });

  it('sends a burst at the start and then a ping every five seconds, where that is enough', () => {
    const { clock, time, pings } = rig({ delay: 1 });
    clock.start();
    time.runSync(1_000);
    assert.equal(pings(), 8);
    time.runSync(20_000);
    assert.equal(pings(), 12);
  });

  it('pings quickly at first where the network jitters, and then every second', () => {
    const { clock, time, pings } = rig({ delay: 200 });
    clock.start();
    time.runSync(9_000);
    const before = pings();
    assert.ok(before >= 38 && before <= 50, `${before} pings`);
    time.runSync(20_000);
    assert.equal(pings() - before, 20);
  });

  it('knows the time over jitter four seconds after it has begun, as well as it will', () => {
    const late: number[] = [];
    for (const delay of [60, 80, 100]) {
      const { clock, time, error } = rig({ delay });
      clock.start();
      time.runSync(6_000);
      late.push(error());
    }
    assert.ok(Math.max(...late) < 6, `${late}`);
  });

  for (const offset of [-30_000, 30_000]) {
    it(`knows the server's time with a local clock that is ${offset / 1000} s off`, () => {
      const { clock, time, error } = rig({ offset });
      clock.start();
      time.runSync(1_000);
      assert.ok(error() < 9, `${error()} ms`);
    });
  }

  it('keeps to it while the clocks drift apart', () => {
    const { clock, time, error } = rig({ drift: 80e-6 });
    clock.start();
    time.runSync(600_000);
    assert.ok(error() < 12, `${error()} ms`);
  });

  it('measures again when the local clock steps in the middle', () => {
    const { clock, time, local, error, pings } = rig();
    clock.start();
    time.runSync(30_000);
    local.offsetMs += 45_000;
    const before = pings();
    time.runSync(6_000);
    assert.ok(error() < 9, `${error()} ms`);
    assert.ok(pings() - before >= 8);
  });

  it('does with server_ts alone where the server gives no other stamps', () => {
    const { clock, time, error } = rig({ stamps: false });
    clock.start();
    time.runSync(1_000);
    assert.ok(error() < 12, `${error()} ms`);
  });

  it('ignores pongs to pings that it never sent', () => {
    const { clock, time, deafen } = rig();
    deafen();
    clock.start();
    for (let i = 0; i < 5; i += 1)
      clock.onPong({ clientTs: i, recvTs: 1, sendTs: 1, serverTs: 1 }, time.now());
    assert.equal(clock.ready, false);
  });

  it('falls silent when stopped', () => {
    const { clock, time, pings } = rig();
    clock.start();
    time.runSync(1_000);
    clock.stop();
    const before = pings();
    time.runSync(60_000);
    assert.equal(pings(), before);
    assert.equal(time.pending, 0);
  });
});

describe('a clock that is not to be trusted', () => {
  it('never steps back, and goes on at its own pace', () => {
    const read = [10, 20, -59_980, -59_970, -59_960, 5, 15];
    const now = steadied(() => read.shift() ?? assert.fail('asked too often'));
    assert.deepEqual(
      Array.from({ length: 7 }, () => now()),
      [10, 20, 20, 30, 40, 60_005, 60_015],
    );
  });
});
