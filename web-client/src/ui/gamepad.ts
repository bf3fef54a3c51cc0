/**
 * Jellyfin turns a gamepad's buttons into events of its own, and hands them to whatever the document says has the focus.
 * For our focus that is the shadow root's host: what arrives there is handed on to the element inside.
 */
export function handOn(event: Event, root: ShadowRoot): void {
  const inside = root.activeElement;
  if (event.isTrusted || event.composedPath()[0] !== root.host || !(inside instanceof HTMLElement)) return;
  if (event.type === 'click') {
    inside.click();
    return;
  }
  if (!event.type.startsWith('key')) return;
  const copy = new KeyboardEvent(event.type, { key: keyOf(event), bubbles: true, cancelable: true });
  // Who made the event must learn whether it was used.
  if (!inside.dispatchEvent(copy)) event.preventDefault();
}

/** They are plain events that were given a key. */
function keyOf(event: Event): string {
  const key: unknown = Reflect.get(event, 'key');
  return typeof key === 'string' ? key : '';
}
