const ID = '[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Where a `media_url` may name a library item, the leftmost one wins (docs/protocol.md, "Library items"). */
const FORMS: readonly RegExp[] = [
  new RegExp(`^(?:jellyfin:)?(${ID})$`, 'i'),
  new RegExp(`(?:/(?:Items|Videos)/|[?&](?:id|itemId)=)(${ID})(?![0-9a-z-])`, 'i'),
];

/** The id of the library item that a `media_url` names, as 32 lower-case hex digits; null if it names none. */
export function libraryItem(mediaUrl: string): string | null {
  for (const form of FORMS) {
    const id = form.exec(mediaUrl)?.[1];
    if (id !== undefined) return id.replace(/-/g, '').toLowerCase();
  }
  return null;
}

/** The `media_url` of a library item. */
export function mediaUrlOf(itemId: string): string {
  return `jellyfin:${itemId}`;
}
