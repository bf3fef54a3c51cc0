import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FrameGrid } from '../../src/player/frameGrid.ts';

const NTSC_FILM = 24_000 / 1_001;

/** A grid that has seen so many frames from `first` seconds on, at a rate, with timestamps rounded to `unit` seconds. */
function seen(rate: number, count: number, first = 0, unit = 0): FrameGrid {
  const grid = new FrameGrid();
  for (let index = 0; index < count; index += 1) {
    const at = first + index / rate;
    grid.add(unit === 0 ? at : Math.round(at / unit) * unit);
  }
  return grid;
}

/** How far a place is behind the start of the frame that it is in, seconds. */
const into = (position: number, rate: number) => position - Math.floor(position * rate + 1e-6) / rate;

describe('where the frames of a film begin', () => {
  it('is not known before three seconds of it were seen: nothing is moved', () => {
    assert.equal(seen(24, 70).nearest(100.02), 100.02);
    assert.notEqual(seen(24, 74).nearest(100.02), 100.02);
  });

  it('is known an hour away, at every rate at which films are made', () => {
    for (const rate of [NTSC_FILM, 24, 25, 30_000 / 1_001, 30, 50, 60]) {
      const grid = seen(rate, 80, 12);
      assert.equal(grid.rate, rate);
      for (const wanted of [3.014, 3_600.02, 7_000.007]) {
        const off = into(grid.nearest(wanted) - 12, rate);
        assert.ok(off > 0.0005 && off < 0.0015, `${off} s into a frame at ${rate}`);
        assert.ok(Math.abs(grid.nearest(wanted) - wanted) < 0.5 / rate + 0.0011);
      }
    }
  });

  it('is told from a rate that is nearly the same, though timestamps are whole milliseconds', () => {
    for (const rate of [NTSC_FILM, 24]) {
      const off = into(seen(rate, 80, 0, 0.001).nearest(3_600.02), rate);
      assert.ok(off < 0.003, `${off} s into a frame at ${rate}`);
    }
  });

  it('is learned past frames that are left out, and seeks', () => {
    const grid = new FrameGrid();
    for (let index = 0; index < 90; index += 1) if (index % 10 !== 7) grid.add(index / 25);
    grid.add(700);
    const off = into(grid.nearest(1_000.013), 25);
    assert.ok(off > 0.0005 && off < 0.0015, `${off} s`);
  });

  it('is nothing to go by at a rate at which no film is made, and in another film', () => {
    assert.equal(seen(17, 200).nearest(100.02), 100.02);
    assert.equal(seen(17, 200).rate, null);
    const grid = seen(24, 80);
    grid.forget();
    assert.equal(grid.nearest(100.02), 100.02);
  });
});
