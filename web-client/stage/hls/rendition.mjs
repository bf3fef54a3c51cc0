// Cuts a film into what a media server makes of it when it transcodes: a playlist (HLS) of short pieces of fragmented
// MP4. The pieces lie one after the other in one file, and the playlist names them by their bytes.
import { createFile, MP4BoxBuffer } from 'mp4box';

/** Length of a piece, s: Jellyfin's own. The film has a key frame at each second. */
const PIECE_S = 3;
/** One for both tracks, which the library wants to be told; the pieces are cut by hand all the same. */
const UNUSED = { nbSamples: 1000 };

/**
 * @param {Uint8Array} film a whole MP4 file
 * @param {string} mediaName what the file with the pieces will be called
 * @returns {{ playlist: string, media: Uint8Array }}
 */
export function hlsRendition(film, mediaName) {
  const { file, tracks, seconds } = read(film);
  for (const { id } of tracks) file.setSegmentOptions(id, null, UNUSED);
  const parts = [new Uint8Array(file.initializeSegmentation().buffer)];
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    `#EXT-X-TARGETDURATION:${PIECE_S}`,
    `#EXT-X-MAP:URI="${mediaName}",BYTERANGE="${parts[0].length}@0"`,
  ];
  let offset = parts[0].length;
  for (let from = 0; from < seconds; from += PIECE_S) {
    const to = Math.min(seconds, from + PIECE_S);
    const isLast = to === seconds;
    const piece = cut(file, tracks, from, isLast ? Number.POSITIVE_INFINITY : to);
    lines.push(`#EXTINF:${to - from},`, `#EXT-X-BYTERANGE:${piece.length}@${offset}`, mediaName);
    parts.push(piece);
    offset += piece.length;
  }
  lines.push('#EXT-X-ENDLIST', '');
  return { playlist: lines.join('\n'), media: Buffer.concat(parts) };
}

function read(film) {
  const file = createFile(true);
  let info = null;
  file.onReady = (ready) => {
    info = ready;
  };
  file.onSegment = () => {};
  const buffer = film.buffer.slice(film.byteOffset, film.byteOffset + film.byteLength);
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(buffer, 0), true);
  if (info === null) throw new Error('this is not an MP4 file');
  const tracks = info.tracks.map(({ id, timescale }) => ({
    id,
    starts: file.getTrackSamplesInfo(id).map(({ dts }) => dts / timescale),
  }));
  return { file, tracks, seconds: Math.round(info.duration / info.timescale) };
}

/** The samples of all tracks that start within [from, to). */
function cut(file, tracks, from, to) {
  let stream;
  for (const { id, starts } of tracks) {
    const within = starts.flatMap((start, index) => (start >= from && start < to ? [index] : []));
    if (within.length > 0) stream = file.createFragment(id, within[0], within.at(-1), stream);
  }
  return new Uint8Array(stream.buffer, 0, stream.byteLength);
}
