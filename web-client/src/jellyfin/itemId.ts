/** Jellyfin writes item ids with or without dashes, in either case: 32 lower-case digits here, or null. */
export function itemId(text: string | null | undefined): string | null {
  const digits = (text ?? '').replace(/-/g, '').toLowerCase();
  return /^[0-9a-f]{32}$/.test(digits) ? digits : null;
}
