import type { SyncStatus } from '../party/state.ts';
import type { PlayerAdapter } from '../player/playerAdapter.ts';
import type { Finding } from './driftController.ts';
import type { Timeline } from './timeline.ts';

/** How a player stands to the party's timeline, besides what the player itself tells. */
export interface Standing {
  readonly following: boolean;
  readonly landing: boolean;
  readonly sampled: boolean;
  readonly finding: Finding;
}

/** What is shown of it. */
export function syncStatus(
  player: PlayerAdapter | null,
  timeline: Timeline | null,
  { following, landing, sampled, finding }: Standing,
): SyncStatus {
  if (player === null || timeline === null || player.status === 'empty') return 'no_player';
  if (player.status === 'blocked') return 'blocked';
  if (landing) return 'seeking';
  if (player.status === 'buffering') return 'buffering';
  if (player.status !== 'playing') return 'paused';
  if (!following) return sampled ? 'in_sync' : 'measuring';
  return timeline.playState === 'playing' ? finding : 'paused';
}
