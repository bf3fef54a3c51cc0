/** What the party needs from the page that it lives in; the only folder that touches Jellyfin's globals implements it. */

export interface CurrentUser {
  readonly id: string;
  readonly name: string;
}

/** The item that is playing on this page. */
export interface CurrentItem {
  /** 32 hexadecimal digits. */
  readonly id: string;
}

export interface HostPage {
  /** Null when nobody is logged in. */
  user(): CurrentUser | null;
  /** The media server's own token of the logged-in user; goes only into the header of `POST token`. */
  accessToken(): string | null;
  /** Absolute URL of something under `/OpenSyncParty/`, base path included: `endpoint('ws')` is `ws://…`. */
  endpoint(path: 'ws' | 'token' | 'client-qr.js' | `i18n/${string}.json`): string;
  currentItem(): CurrentItem | null;
  /** The video element in use, or null; it is reused between items. */
  video(): HTMLVideoElement | null;
  /** Called when the item, the video element or the user changes. */
  onChange(listener: () => void): () => void;
  /** Open and play an item here. Rejects if the page cannot. */
  playItem(itemId: string, positionSeconds: number): Promise<void>;
  /** A link that opens this page and joins the party. The invite travels in the fragment, which no server sees. */
  inviteLink(room: string, inviteToken: string | null): string;
  /** The party that this page was opened for, if any; asked once, then gone. */
  takeInvite(): { room: string; inviteToken?: string } | null;
  /** BCP 47 tag of the language that the page shows. */
  language(): string;
}
