import { systemScheduler } from './clock/system.ts';
import { requestToken } from './connection/httpTokens.ts';
import type { SeatStorage } from './connection/seatStore.ts';
import { browserSocket } from './connection/socket.ts';
import { CachedTokens, type TokenAnswer } from './connection/tokenSource.ts';
import type { LoadLanguage } from './i18n/translations.ts';
import { openDoor } from './jellyfin/door.ts';
import type { Door } from './jellyfin/globals.ts';
import { createJellyfinPage, type JellyfinPage } from './jellyfin/page.ts';
import { createParty } from './party/party.ts';
import { HtmlVideoAdapter } from './player/htmlVideoAdapter.ts';
import { mountUi } from './ui/mount.tsx';

/** Starts the watch party in Jellyfin's page, with or without its door. Returns the function that ends it. */
export function start(door: Door | null): () => void {
  const page = createJellyfinPage(door);
  const party = createParty({
    page,
    attach: (video: HTMLVideoElement, listener) => new HtmlVideoAdapter(video, listener, systemScheduler),
    scheduler: systemScheduler,
    openSocket: browserSocket(() => page.endpoint('ws')),
    tokens: new CachedTokens(
      systemScheduler,
      () => page.user()?.id ?? null,
      () => askForToken(page),
    ),
    storage: storageOr(() => window.sessionStorage),
    choices: storageOr(() => window.localStorage),
    random: Math.random,
  });
  const unmount = mountUi({
    store: party.store,
    actions: party.actions,
    page,
    loadLanguage: (language) => fetchLanguage(page.endpoint(`i18n/${language}.json`)),
  });

  const onVisible = () => {
    if (document.visibilityState === 'visible') party.hint();
  };
  const onOnline = () => party.hint();
  document.addEventListener('visibilitychange', onVisible);
  window.addEventListener('online', onOnline);

  return () => {
    document.removeEventListener('visibilitychange', onVisible);
    window.removeEventListener('online', onOnline);
    unmount();
    party.dispose();
    page.dispose();
  };
}

function askForToken(page: JellyfinPage): Promise<TokenAnswer> {
  const accessToken = page.accessToken();
  if (accessToken === null) return Promise.resolve({ kind: 'none', code: 'auth_required' });
  return requestToken({ url: page.endpoint('token'), accessToken }, (url, init) => fetch(url, init));
}

async function fetchLanguage(url: string): ReturnType<LoadLanguage> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The language came with ${answer.status}.`);
  return answer.json();
}

/** A storage of the browser's, or one that lasts as long as the page where the browser forbids it. */
function storageOr(browsers: () => Storage): SeatStorage {
  try {
    return browsers();
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
}

openDoor((door) => void start(door));
