// Writes and reads zip archives. Writing is deterministic: the same files at the same time give the same bytes.
import { deflateRawSync, inflateRawSync } from 'node:zlib';

// The numbers are those of PKWARE's APPNOTE.TXT 6.3, sections 4.3.7 (local header), 4.3.12 (central directory) and
// 4.3.16 (its end).
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** Version 2.0 is needed to read it: for deflate. */
const NEEDED = 20;
/** Made on Unix, so that the upper half of the external attributes is the file's mode. */
const MADE_BY = (3 << 8) | NEEDED;
/** The type bits of a regular file in a Unix mode. */
const REGULAR_FILE = 0o100000;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit++) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});

function crc32(data) {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc = CRC_TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A time as DOS wrote it: in steps of two seconds, from 1980 on. In UTC here, so that it does not depend on the place. */
function dosTime(seconds) {
  const date = new Date(Math.max(seconds, Date.UTC(1980) / 1000) * 1000);
  const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return { day, time };
}

/** The fields that the local header and the central directory have in common, 26 bytes. */
function commonFields({ method, crc, packed, data, name }, { day, time }) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(NEEDED, 0);
  fields.writeUInt16LE(FLAGS, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt16LE(time, 6);
  fields.writeUInt16LE(day, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(data.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields; // The length of the extra field at 24 stays 0.
}

function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** What the central directory has after the common fields: comment, disk, attributes, and where the file starts. */
function centralTail(mode, offset) {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(((REGULAR_FILE | mode) << 16) >>> 0, 6);
  tail.writeUInt32LE(offset, 10);
  return tail;
}

/**
 * An archive of `files`, sorted by name.
 *
 * @param {{ name: string, data: Buffer, mode: number }[]} files names with "/", Unix permissions such as 0o755
 * @param {number} seconds the time of every entry, in Unix seconds
 * @returns {Buffer}
 */
export function zip(files, seconds) {
  const when = dosTime(seconds);
  const body = [];
  const directory = [];
  let offset = 0;
  for (const file of [...files].sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))) {
    const deflated = deflateRawSync(file.data, { level: 9 });
    const smaller = deflated.length < file.data.length;
    const entry = {
      name: Buffer.from(file.name),
      data: file.data,
      packed: smaller ? deflated : file.data,
      method: smaller ? DEFLATED : STORED,
      crc: crc32(file.data),
    };
    const fields = commonFields(entry, when);
    const madeBy = Buffer.from([MADE_BY & 0xff, MADE_BY >> 8]);
    directory.push(uint32(CENTRAL), madeBy, fields, centralTail(file.mode, offset), entry.name);
    body.push(uint32(LOCAL), fields, entry.name, entry.packed);
    offset += 30 + entry.name.length + entry.packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...body, central, end]);
}

/**
 * The files of an archive that `zip` has written (no comment at the end, no zip64).
 *
 * @param {Buffer} archive
 * @returns {{ name: string, data: Buffer, mode: number }[]} in the archive's order
 * @throws {Error} if it is something else, or a file is damaged
 */
export function unzip(archive) {
  const end = archive.length - 22;
  if (end < 0 || archive.readUInt32LE(end) !== END) {
    throw new Error('This is not a zip archive, or its end is missing.');
  }
  const files = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    const data = archive.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(packed) : packed;
    if (crc32(data) !== archive.readUInt32LE(at + 16)) {
      throw new Error(`${name} is damaged: its checksum is another.`);
    }
    files.push({ name, data, mode: (archive.readUInt32LE(at + 38) >>> 16) & 0o777 });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}
