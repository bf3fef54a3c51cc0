import { ApiClient, type Item } from './apiClient.ts';
import { Events } from './events.ts';
import { chooseQuality, closeStream, openStream, type Quality } from './stream.ts';

/** The player of the stage. The order and the delays of what it does to the page are those of Jellyfin's. */

const TICKS_PER_SECOND = 10_000_000;
/** From Play to the element in the page, and from leaving to its removal, ms. */
const ADD_AFTER = 30;
const REMOVE_AFTER = 60;
const REPORT_EVERY = 10_000;

interface Player {
  readonly name: string;
  readonly isLocalPlayer: true;
}

interface PlayOptions {
  readonly ids: readonly string[];
  readonly serverId?: string;
  readonly startPositionTicks?: number;
}

const player: Player = { name: 'Stage video player', isLocalPlayer: true };
let video: HTMLVideoElement | null = null;
let item: Item | null = null;
let playing = 0;
let reports: number | undefined;

export const playbackManager = {
  /** The stage has no SyncPlay. */
  syncPlayEnabled: false,
  getCurrentPlayer: (): Player | null => (item === null ? null : player),
  currentItem(of: object | null = playbackManager.getCurrentPlayer()): Item | null {
    if (of === null) throw new Error('player cannot be null');
    return item;
  },
  /** Rejects if this user may not see the item. */
  async play({ ids, startPositionTicks = 0 }: PlayOptions): Promise<void> {
    const order = ++playing;
    const wanted = await ApiClient.getItem(ApiClient.getCurrentUserId() ?? '', ids[0] ?? '');
    if (order !== playing) return;
    if (item !== null) announceStop();
    item = wanted;
    if (video === null) await wait(ADD_AFTER);
    const element = video ?? addVideo();
    await start(element, startPositionTicks / TICKS_PER_SECOND);
    if (order !== playing || item === null) return;
    Events.trigger(playbackManager, 'playerchange', [player]);
    Events.trigger(playbackManager, 'playbackstart', [player, { NowPlayingItem: item }]);
    void ApiClient.reportPlaybackStart(report());
    location.hash = '#/video';
  },
  pause: (): void => video?.pause(),
  /** Resolves also if the browser wants a click first: the play button is there for that. */
  async unpause(): Promise<void> {
    if (video) await tryToPlay(video);
  },
  seek(ticks: number): void {
    if (video) video.currentTime = ticks / TICKS_PER_SECOND;
  },
  /** Plays on from the same place in another stream, as Jellyfin does for another quality, sound or subtitle. */
  async changeQuality(chosen: Quality): Promise<void> {
    chooseQuality(chosen);
    if (video) await start(video, video.currentTime);
  },
  /** Milliseconds. */
  currentTime: (): number => (video?.currentTime ?? 0) * 1000,
  stop(): void {
    playing++;
    if (item === null) return;
    announceStop();
    item = null;
    const element = video;
    video = null;
    if (element) removeVideo(element);
  },
};

/** The element that plays; null while nothing does. */
export function currentVideo(): HTMLVideoElement | null {
  return video;
}

function addVideo(): HTMLVideoElement {
  const container = document.createElement('div');
  container.className = 'videoPlayerContainer';
  const element = document.createElement('video');
  element.className = 'htmlvideoplayer';
  element.playsInline = true;
  element.preload = 'auto';
  container.append(element);
  document.body.prepend(container);
  element.addEventListener('ended', () => {
    if (element === video) history.back();
  });
  for (const type of ['pause', 'play', 'seeked']) {
    element.addEventListener(type, () => void ApiClient.reportPlaybackProgress(report()));
  }
  reports = window.setInterval(() => void ApiClient.reportPlaybackProgress(report()), REPORT_EVERY);
  video = element;
  return element;
}

function removeVideo(element: HTMLVideoElement): void {
  window.clearInterval(reports);
  element.pause();
  closeStream();
  window.setTimeout(() => {
    element.removeAttribute('src');
    element.load();
    element.parentElement?.remove();
  }, REMOVE_AFTER);
}

async function start(element: HTMLVideoElement, position: number): Promise<void> {
  await openStream(element, item?.Id ?? '', position);
  await tryToPlay(element);
}

async function tryToPlay(element: HTMLVideoElement): Promise<void> {
  try {
    await element.play();
  } catch (refusal) {
    const harmless =
      refusal instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(refusal.name);
    if (!harmless) throw refusal;
  }
}

function announceStop(): void {
  void ApiClient.reportPlaybackStopped(report());
  Events.trigger(playbackManager, 'playbackstop', [{ player, state: { NowPlayingItem: item } }]);
}

function report(): object {
  return {
    ItemId: item?.Id,
    PositionTicks: Math.round((video?.currentTime ?? 0) * TICKS_PER_SECOND),
    IsPaused: video?.paused ?? true,
    PlaybackRate: video?.playbackRate ?? 1,
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, ms));
}
