/** The media server, as far as the stage has one: who is logged in (in this tab alone), and what they may see. */

export interface User {
  readonly Id: string;
  readonly Name: string;
}

export interface Item {
  readonly Id: string;
  readonly Name: string;
  readonly MediaType: string;
  /** Ticks of 100 ns. */
  readonly RunTimeTicks: number;
  readonly UserData: { readonly PlaybackPositionTicks: number };
}

interface Session {
  readonly user: User;
  readonly accessToken: string;
}

// Per tab, so that two tabs of one browser can be two people.
const SESSION = 'stage.session';
const DEVICE = 'stage.device';

/** The page is in `…/OpenSyncParty/stage/`, or where Jellyfin has its own, in `…/web/`; base path included. */
const address = new URL(location.pathname.endsWith('/web/') ? '..' : '../..', location.href).href.replace(
  /\/$/,
  '',
);

let session = restore();
/** Ticks, by item. */
const leftOff = new Map<string, number>();

export const ApiClient = {
  accessToken: (): string | null => session?.accessToken ?? null,
  getCurrentUserId: (): string | null => session?.user.Id ?? null,
  deviceId(): string {
    const id = sessionStorage.getItem(DEVICE) ?? `stage-${Math.random().toString(36).slice(2, 10)}`;
    sessionStorage.setItem(DEVICE, id);
    return id;
  },
  serverId: () => 'stage',
  serverAddress: () => address,
  getUrl(path: string): string {
    const [name = '', query] = path.replace(/^\//, '').split('?', 2);
    const userId = name === 'UserImage' ? new URLSearchParams(query).get('userId') : null;
    return userId === null ? `${address}/${path.replace(/^\//, '')}` : faceOf(userId);
  },
  /** Rejects if nobody is logged in. */
  getCurrentUser: async (): Promise<User> => readUser(await ask('Users/Me')),
  /** Rejects if this user may not see the item. */
  getItem: async (_userId: string, itemId: string): Promise<Item> =>
    readItem(await ask(`Items/${encodeURIComponent(itemId)}`)),
  // A media server would keep a record of these. Here they are the same occasions to listen in on, and one page knows
  // where somebody left off until it is loaded anew.
  reportPlaybackStart: async (_report: object): Promise<void> => {},
  reportPlaybackProgress: async (_report: object): Promise<void> => {},
  async reportPlaybackStopped(report: object): Promise<void> {
    const [id, ticks] = [field(report, 'ItemId'), field(report, 'PositionTicks')];
    if (typeof id === 'string' && typeof ticks === 'number') leftOff.set(id, ticks);
  },
};

/** A user's picture. As on a media server, some have none: then there is nothing at that address. */
function faceOf(userId: string): string {
  return new URL(`faces/${encodeURIComponent(userId)}.svg`, location.href).href;
}

/** Name of the user who is logged in. */
export function userName(): string | null {
  return session?.user.Name ?? null;
}

/** Rejects if the password is wrong or the server does not answer. */
export async function logIn(name: string, password: string): Promise<void> {
  const answer = await ask('Users/AuthenticateByName', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ Username: name, Pw: password }),
  });
  const accessToken = field(answer, 'AccessToken');
  if (typeof accessToken !== 'string') throw new Error('The answer has no token.');
  session = { user: readUser(field(answer, 'User')), accessToken };
  sessionStorage.setItem(SESSION, JSON.stringify(session));
}

export function logOut(): void {
  session = null;
  leftOff.clear();
  sessionStorage.removeItem(SESSION);
}

/** Forgets a session that the server no longer knows, as after its restart. False if nobody is logged in. */
export async function checkSession(): Promise<boolean> {
  if (session === null) return false;
  try {
    await ApiClient.getCurrentUser();
  } catch {
    logOut();
  }
  return session !== null;
}

async function ask(path: string, init: RequestInit = {}): Promise<unknown> {
  const headers = new Headers(init.headers);
  if (session) headers.set('Authorization', `MediaBrowser Token="${session.accessToken}"`);
  const answer = await fetch(new URL(`api/${path}`, location.href), { ...init, headers });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}

function restore(): Session | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(SESSION) ?? 'null');
    const accessToken = field(stored, 'accessToken');
    return typeof accessToken === 'string' ? { user: readUser(field(stored, 'user')), accessToken } : null;
  } catch {
    return null;
  }
}

/** As Jellyfin: who has seen the first or the last bit of a film only starts it anew. */
function leftOffAt(itemId: string, runTime: number): number {
  const ticks = leftOff.get(itemId) ?? 0;
  return ticks > runTime * 0.05 && ticks < runTime * 0.9 ? ticks : 0;
}

function readUser(value: unknown): User {
  const Id = field(value, 'Id');
  const Name = field(value, 'Name');
  if (typeof Id !== 'string' || typeof Name !== 'string') throw new Error('This is not a user.');
  return { Id, Name };
}

function readItem(value: unknown): Item {
  const Id = field(value, 'Id');
  const Name = field(value, 'Name');
  const MediaType = field(value, 'MediaType');
  const RunTimeTicks = field(value, 'RunTimeTicks');
  if (
    typeof Id !== 'string' ||
    typeof Name !== 'string' ||
    typeof MediaType !== 'string' ||
    typeof RunTimeTicks !== 'number'
  )
    throw new Error('This is not an item.');
  return {
    Id,
    Name,
    MediaType,
    RunTimeTicks,
    UserData: { PlaybackPositionTicks: leftOffAt(Id, RunTimeTicks) },
  };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
