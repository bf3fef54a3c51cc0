/** Invites as links. They travel in the fragment, which no server and no proxy's log gets to see. */

export interface InviteTarget {
  readonly room: string;
  readonly inviteToken?: string;
}

/** The parts of a `Window` that are used here. */
export interface InvitePage {
  readonly location: Pick<Location, 'href' | 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'state' | 'replaceState'>;
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

const STORED = 'opensyncparty.invite';
const ROOM = /^[A-Za-z0-9_.-]{1,64}$/;

/** `address` is that of the page; the link opens the page's home, whatever it shows at the moment. */
export function inviteLink(address: string, room: string, inviteToken: string | null): string {
  const url = new URL(address);
  url.search = '';
  const query = new URLSearchParams({ party: room });
  if (inviteToken !== null) query.set('invite', inviteToken);
  url.hash = `#/home?${query}`;
  return url.href;
}

/** What a fragment such as `#/home?party=sofa&invite=…` invites to; null if to nothing. */
export function parseInviteHash(hash: string): InviteTarget | null {
  const start = hash.indexOf('?');
  if (start < 0) return null;
  const query = new URLSearchParams(hash.slice(start + 1));
  const room = query.get('party') ?? '';
  if (!ROOM.test(room)) return null;
  const inviteToken = query.get('invite') ?? '';
  return inviteToken === '' ? { room } : { room, inviteToken };
}

/** What somebody typed or pasted to get into a party: a room code, or a whole invite link. */
export function parseTarget(text: string): InviteTarget | null {
  const trimmed = text.trim();
  if (ROOM.test(trimmed)) return { room: trimmed };
  const hash = trimmed.indexOf('#');
  return hash < 0 ? null : parseInviteHash(trimmed.slice(hash));
}

/** The hash as it was before the invite was put into it. */
export function withoutInvite(hash: string): string {
  const start = hash.indexOf('?');
  if (start < 0) return hash;
  const query = new URLSearchParams(hash.slice(start + 1));
  query.delete('party');
  query.delete('invite');
  const rest = query.toString();
  return hash.slice(0, start) + (rest === '' ? '' : `?${rest}`);
}

/**
 * Moves an invite from the address bar to the session storage, where it survives the login page and a reload, and
 * where neither the history nor a screenshot shows it. True if there was one.
 */
export function captureInvite(page: InvitePage): boolean {
  const { location, history } = page;
  const target = parseInviteHash(location.hash);
  if (target === null) return false;
  page.sessionStorage.setItem(STORED, inviteLink(location.href, target.room, target.inviteToken ?? null));
  history.replaceState(history.state, '', location.pathname + location.search + withoutInvite(location.hash));
  return true;
}

/** The captured invite, once. */
export function takeCapturedInvite(page: InvitePage): InviteTarget | null {
  const link = page.sessionStorage.getItem(STORED);
  if (link === null) return null;
  page.sessionStorage.removeItem(STORED);
  return parseTarget(link);
}
