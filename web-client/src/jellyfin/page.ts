import { besideThePlayer } from './beside.ts';
import type { Door } from './globals.ts';
import type { HostPage } from './host.ts';
import { captureInvite, inviteLink, takeCapturedInvite } from './invite.ts';
import { itemId } from './itemId.ts';
import { type ItemInfo, Items } from './items.ts';
import { nowPlayingByReports, nowPlayingThroughDoor } from './nowPlaying.ts';
import { detailsItem, type Place, settle } from './places.ts';
import { play } from './play.ts';
import { type Theme, ThemeWatch } from './theme.ts';

export interface JellyfinPage extends HostPage {
  /**
   * Keeps the button in Jellyfin's own page, wherever and whenever that page has the place: pages are rebuilt and
   * redrawn at will. Only while somebody is logged in. Returns the function that takes it out for good.
   */
  placeButton(place: Place, button: HTMLElement): () => void;
  /** What the media server says about an item; null while that is not known. `onChange` tells when it is. */
  item(id: string): ItemInfo | null;
  /** The video whose own page is open; null on other pages. */
  detailsItem(): ItemInfo | null;
  /** A user's picture; null for one who is known to have none. `missing` is for saying so: the server says 404. */
  avatar(userId: string): { readonly url: string; missing(): void } | null;
  /** Whether the player leaves room at the side where the panel is, on a screen that has it. */
  keepClear(wanted: boolean): void;
  /** How much of the window's foot is covered, CSS pixels: the pages' end can be scrolled to above it. */
  keepFoot(height: number): void;
  /** True on a screen that is steered with a remote control. */
  tv(): boolean;
  /** True while Jellyfin's own SyncPlay steers the player: the party must not. */
  syncPlayActive(): boolean;
  /** True while the page is behind another one or the screen is off, and no small window of the player is shown. */
  hidden(): boolean;
  /** Whether the page is light or dark, and whether its CSS variables say the same. */
  theme(): Theme;
  dispose(): void;
}

const VIDEO = '.videoPlayerContainer > video.htmlvideoplayer';
/** Coalesces bursts of changes to the document, ms. A timer, because a hidden tab has no animation frames. */
const SETTLE_AFTER = 50;
/** For what neither events nor the document tell, such as SyncPlay being turned on, ms. */
const LOOK_EVERY = 2000;

/** The page around us: with the door in 10.11 and 12, and by its globals alone without it. */
export function createJellyfinPage(door: Door | null = null): JellyfinPage {
  const listeners = new Set<() => void>();
  const buttons = new Map<HTMLElement, Place>();
  const beside = besideThePlayer();
  const faceless = new Set<string>();
  const names = new Map<string, string>();
  let shown = '';
  let shownVideo: HTMLVideoElement | null = null;
  let timer: number | undefined;
  let disposed = false;

  const client = () => window.ApiClient ?? null;
  const video = () => document.querySelector<HTMLVideoElement>(VIDEO);
  const userId = () => (client()?.accessToken() ? (client()?.getCurrentUserId() ?? null) : null);
  const syncPlayActive = () => door?.playbackManager.syncPlayEnabled === true;
  const themes = new ThemeWatch();
  const language = () => document.documentElement.lang || navigator.language || 'en';

  const items = new Items(client, () => lookSoon());
  const item = (id: string): ItemInfo | null => {
    const user = userId();
    return user === null ? null : items.get(user, id);
  };
  const shownDetails = (): ItemInfo | null => {
    const id = detailsItem(location.hash);
    const info = id === null ? null : item(id);
    return info?.isVideo ? info : null;
  };
  /** Not where it would have nothing to offer. */
  const put = (place: Place, button: HTMLElement) => {
    const useless = place === 'details' && shownDetails() === null;
    if (userId() === null || useless) button.remove();
    else settle(place, button, document);
  };

  const look = () => {
    if (disposed) return;
    nowPlaying.refresh();
    const user = userId();
    if (user !== null) learnName(user);
    for (const [button, place] of buttons) put(place, button);
    const shows = [
      user,
      user && names.get(user),
      nowPlaying.current(),
      syncPlayActive(),
      JSON.stringify(themes.look()),
      language(),
      shownDetails()?.id,
      items.answers,
    ].join();
    const element = video();
    if (shows === shown && element === shownVideo) return;
    shown = shows;
    shownVideo = element;
    for (const listener of [...listeners]) listener();
  };
  const lookSoon = () => {
    if (timer !== undefined || disposed) return;
    timer = window.setTimeout(() => {
      timer = undefined;
      look();
    }, SETTLE_AFTER);
  };
  const learnName = (id: string) => {
    if (names.has(id)) return;
    names.set(id, '');
    client()
      ?.getCurrentUser()
      .then(
        (user) => {
          names.set(id, user?.Name ?? '');
          look();
        },
        // The name is only a label, and the token brings it too. Asked again at the next login.
        () => {},
      );
  };
  const onHashChange = () => {
    items.forget();
    if (captureInvite(window)) shown = '';
    lookSoon();
  };

  const nowPlaying = door ? nowPlayingThroughDoor(door, lookSoon) : nowPlayingByReports(window, lookSoon);
  const observer = new MutationObserver(lookSoon);
  observer.observe(document.body, { childList: true, subtree: true });
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['lang', 'dir', 'data-theme'],
  });
  document.addEventListener('viewshow', lookSoon);
  window.addEventListener('hashchange', onHashChange);
  const interval = window.setInterval(look, LOOK_EVERY);
  look();

  return {
    user() {
      const id = userId();
      return id === null ? null : { id, name: names.get(id) ?? '' };
    },
    accessToken: () => client()?.accessToken() || null,
    endpoint(path) {
      const base = client()?.serverAddress() ?? new URL('..', location.href).href.replace(/\/$/, '');
      const url = new URL(`${base}/OpenSyncParty/${path}`, location.href);
      if (path === 'ws') url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
      return url.href;
    },
    currentItem() {
      const id = video() === null ? null : nowPlaying.current();
      return id === null ? null : { id };
    },
    video,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async playItem(item, positionSeconds) {
      const api = client();
      const id = itemId(item);
      if (api === null || id === null || syncPlayActive()) throw new Error('This page cannot play it now.');
      await play(api, door, id, positionSeconds);
    },
    inviteLink: (room, inviteToken) => inviteLink(location.href, room, inviteToken),
    // Kept until it can be used: somebody has to be logged in, and SyncPlay off.
    takeInvite: () => (userId() === null || syncPlayActive() ? null : takeCapturedInvite(window)),
    language,
    placeButton(place, button) {
      buttons.set(button, place);
      put(place, button);
      return () => {
        buttons.delete(button);
        button.remove();
      };
    },
    item,
    detailsItem: shownDetails,
    avatar(user) {
      const url = client()?.getUrl(`UserImage?${new URLSearchParams({ userId: user })}`);
      if (url === undefined || faceless.has(user)) return null;
      return { url, missing: () => void faceless.add(user) };
    },
    tv: () => document.documentElement.classList.contains('layout-tv'),
    keepClear: beside.keepClear,
    keepFoot: beside.keepFoot,
    syncPlayActive,
    hidden: () => document.visibilityState === 'hidden' && !document.pictureInPictureElement,
    theme: () => themes.current,
    dispose() {
      disposed = true;
      window.clearTimeout(timer);
      window.clearInterval(interval);
      observer.disconnect();
      document.removeEventListener('viewshow', lookSoon);
      window.removeEventListener('hashchange', onHashChange);
      nowPlaying.dispose();
      beside.dispose();
      for (const button of buttons.keys()) button.remove();
      buttons.clear();
      listeners.clear();
    },
  };
}
