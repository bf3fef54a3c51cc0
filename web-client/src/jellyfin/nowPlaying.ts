import type { Door, PlaybackReport, Report } from './globals.ts';
import { itemId } from './itemId.ts';

/** Knows which item the page's player has; the video element itself does not. */
export interface NowPlaying {
  /** 32 hexadecimal digits, or null. */
  current(): string | null;
  /** Call it now and then: the object that is listened to may have been replaced. */
  refresh(): void;
  dispose(): void;
}

/** Through the door: the playback manager knows. */
export function nowPlayingThroughDoor({ events, playbackManager }: Door, changed: () => void): NowPlaying {
  const types = ['playbackstart', 'playbackstop', 'playerchange'];
  for (const type of types) events.on(playbackManager, type, changed);
  return {
    current() {
      const player = playbackManager.getCurrentPlayer();
      return player ? itemId(playbackManager.currentItem(player)?.Id) : null;
    },
    refresh() {},
    dispose() {
      for (const type of types) events.off(playbackManager, type, changed);
    },
  };
}

const REPORTS = ['reportPlaybackStart', 'reportPlaybackProgress', 'reportPlaybackStopped'] as const;

/** Without the door: listens to what the page reports to its server (at the start, every 10 s, and at the end). */
export function nowPlayingByReports(page: Pick<Window, 'ApiClient'>, changed: () => void): NowPlaying {
  let item: string | null = null;
  let listenedTo: Window['ApiClient'];
  let restore = () => {};

  const refresh = () => {
    const client = page.ApiClient;
    if (client === listenedTo) return;
    restore();
    listenedTo = client;
    if (!client) return;
    const restores = REPORTS.map((name) => {
      const original: Report = client[name];
      const listening: Report = (report: PlaybackReport) => {
        item = name === 'reportPlaybackStopped' ? null : itemId(report.ItemId);
        changed();
        return original.call(client, report);
      };
      client[name] = listening;
      return () => {
        if (client[name] === listening) client[name] = original;
      };
    });
    restore = () => {
      for (const each of restores) each();
    };
  };

  refresh();
  return { current: () => item, refresh, dispose: () => restore() };
}
