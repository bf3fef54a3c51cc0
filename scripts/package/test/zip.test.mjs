import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unzip, zip } from '../zip.mjs';

const TIME = Date.UTC(2026, 0, 31, 12, 30, 10) / 1000;
const files = [
  { name: 'z/last.txt', data: Buffer.from('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'), mode: 0o755 },
  { name: 'first.txt', data: Buffer.from('x'), mode: 0o644 },
];

describe('A zip', () => {
  it('gives back names in order, contents and modes', () => {
    assert.deepEqual(unzip(zip(files, TIME)), [files[1], files[0]]);
  });

  it('does not depend on the order in which files were found', () => {
    assert.deepEqual(zip(files, TIME), zip([...files].reverse(), TIME));
  });

  it('has the time that it was given, in UTC', () => {
    const archive = zip(files, TIME);
    assert.equal(archive.readUInt16LE(10), (12 << 11) | (30 << 5) | (10 >> 1));
    assert.equal(archive.readUInt16LE(12), ((2026 - 1980) << 9) | (1 << 5) | 31);
  });

  it('is refused when a byte of a file has changed', () => {
    const archive = zip([files[1]], TIME);
    archive[30 + 'first.txt'.length] ^= 1;
    assert.throws(() => unzip(archive), /first\.txt is damaged/);
  });

  it('is refused when its end is missing', () => {
    assert.throws(() => unzip(zip(files, TIME).subarray(0, -1)), /end is missing/);
  });
});
