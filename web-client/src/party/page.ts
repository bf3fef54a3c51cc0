import type { HostPage } from '../jellyfin/host.ts';
import type { PlayerAdapter, PlayerListener } from '../player/playerAdapter.ts';

/** The page as the party uses it. `V` is its video element, so that a test can have one without a browser. */
export interface PartyPage<V extends object>
  extends Pick<HostPage, 'user' | 'currentItem' | 'onChange' | 'playItem' | 'inviteLink' | 'takeInvite'> {
  /** The video element in use, or null; it is reused between items. */
  video(): V | null;
  /** True while the media server's own watch parties steer the player: this one must not. */
  syncPlayActive(): boolean;
  /** True while nobody can see the page: another tab is in front, or the screen is off. */
  hidden(): boolean;
}

/** Makes a player of a video element. */
export type AttachPlayer<V extends object> = (video: V, listener: PlayerListener) => PlayerAdapter;
