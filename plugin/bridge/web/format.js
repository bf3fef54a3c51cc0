// Numbers and times as people read them.

const DAY_S = 86_400;

/** 93784000 → "1 d 2 h 3 min"; the two or three largest units, seconds only below an hour. */
export function duration(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [
    [Math.floor(seconds / DAY_S), 'd'],
    [Math.floor((seconds % DAY_S) / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
    [seconds >= 3600 ? 0 : seconds % 60, 's'],
  ];
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return words.length > 0 ? words.join(' ') : '0 s';
}

/** 4210.7 → "1:10:10", a place in a film. */
export function filmTime(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (count) => String(count).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** 134217728 → "128 MiB". */
export const mebibytes = (bytes) => `${Math.round(bytes / 1024 / 1024).toLocaleString()} MiB`;

/** 3, 'room' → "3 rooms". */
export const count = (number, noun) => `${number.toLocaleString()} ${noun}${number === 1 ? '' : 's'}`;

/** 0.25 → "0.3", 41.7 → "42": a rate. */
export const rate = (number) =>
  number.toLocaleString(undefined, { maximumFractionDigits: number < 10 ? 1 : 0 });
