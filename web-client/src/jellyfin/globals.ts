/**
 * The part of Jellyfin's web client that is used here, in versions 10.11 and 12: its globals, and what a plugin class is
 * handed through the web client's own door for plugins. Nothing outside this folder knows these names.
 */

/** Jellyfin's own tiny event bus; works on any object. Listeners get `{type}` and then the arguments. */
export interface JellyfinEvents {
  on(target: object, type: string, listener: () => void): void;
  off(target: object, type: string, listener: () => void): void;
}

interface MediaItem {
  readonly Id?: string | undefined;
}

export interface PlaybackManager {
  readonly syncPlayEnabled?: boolean | undefined;
  getCurrentPlayer(): object | null | undefined;
  /** Throws without a player. */
  currentItem(player: object): MediaItem | null | undefined;
  play(options: {
    ids: readonly string[];
    /** Ticks of 100 ns. */
    startPositionTicks: number;
    serverId: string;
  }): Promise<unknown>;
}

/** What the web client passes to the constructor of a plugin. */
export interface Door {
  readonly events: JellyfinEvents;
  readonly playbackManager: PlaybackManager;
}

/** What a client reports to the server about its playback. */
export interface PlaybackReport {
  readonly ItemId?: string | undefined;
}

export type Report = (report: PlaybackReport) => unknown;

export interface ApiClient {
  /** Null when nobody is logged in. */
  accessToken(): string | null | undefined;
  getCurrentUserId(): string | null | undefined;
  getCurrentUser(): Promise<{ readonly Name?: string | undefined } | null | undefined>;
  /** Rejects if this user may not see the item. */
  getItem(userId: string, itemId: string): Promise<unknown>;
  deviceId(): string;
  serverId(): string;
  /** Base path included, without a slash at the end. */
  serverAddress(): string;
  getUrl(path: string): string;
  reportPlaybackStart: Report;
  reportPlaybackProgress: Report;
  reportPlaybackStopped: Report;
}

declare global {
  interface Window {
    ApiClient?: ApiClient | undefined;
    /** Jellyfin's plugin loader calls it, if config.json names it, and constructs what it resolves to. */
    OpenSyncParty?: (() => Promise<unknown>) | undefined;
  }
}
