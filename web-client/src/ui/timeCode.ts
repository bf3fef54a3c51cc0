/** Positions in a film as people write them: `4:05`, `1:02:03`. */

/** `seconds` of media time, rounded down; never negative. */
export function timeCode(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Seconds of what looks like a time code; null if it is none, as 4:65 or 1:2:3. */
export function parseTimeCode(text: string): number | null {
  const parts = /^(?:(\d{1,2}):)?(\d{1,2}):(\d{2})$/.exec(text);
  if (parts === null) return null;
  const [hours, minutes, seconds] = [Number(parts[1] ?? 0), Number(parts[2]), Number(parts[3])];
  if (seconds > 59) return null;
  if (parts[1] !== undefined && (minutes > 59 || parts[2]?.length !== 2)) return null;
  return hours * 3600 + minutes * 60 + seconds;
}
