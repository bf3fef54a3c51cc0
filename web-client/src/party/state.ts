import type { MemberState, WaitPolicy } from '../protocol/fields.ts';

/** What the interface may know about the party: one immutable value, replaced at every change. */

/** How far the connection is. `reconnecting` keeps the last known room on show. */
export type Phase = 'idle' | 'connecting' | 'joined' | 'reconnecting';

export interface Participant {
  readonly clientId: string;
  readonly name: string;
  readonly isHost: boolean;
  /** False while a lost member's seat is kept for it. */
  readonly connected: boolean;
  readonly isSelf: boolean;
  /** How its player is doing; null while that is not known. */
  readonly state: MemberState | null;
  /** How far its player is ahead (+) of the party, ms; null before a measurement. */
  readonly offsetMs: number | null;
}

/** The party stands and waits. */
export interface WaitingView {
  /** For these; never empty. */
  readonly members: readonly { readonly clientId: string; readonly name: string; readonly isSelf: boolean }[];
  readonly reason: 'start' | 'stall';
  /** Whole seconds until it goes on in any case; null while the server's clock is unknown. */
  readonly secondsLeft: number | null;
}

/**
 * What this member's own player does about the party's timeline.
 * - `no_player`: nothing to drive (no film open, or another item than the party's)
 * - `measuring`: playing, but not enough frames seen to say anything; never shown as "in sync"
 * - `in_sync` / `adjusting` / `seeking`: by measurement
 * - `paused`, `buffering`: the player's own state
 * - `blocked`: the browser refused to start playback without a click
 */
export type SyncStatus =
  | 'no_player'
  | 'measuring'
  | 'in_sync'
  | 'adjusting'
  | 'seeking'
  | 'paused'
  | 'buffering'
  | 'blocked';

export interface SyncView {
  readonly status: SyncStatus;
  /** How far this player is ahead (+) of the party, ms; null before a measurement. */
  readonly offsetMs: number | null;
}

/** Something to tell the user, in words made by `i18n` from the code. */
export interface Notice {
  /** Grows with each notice, so that the same one twice is seen twice. */
  readonly serial: number;
  readonly level: 'info' | 'error';
  /** A wire error code (`not_host`, …) or one of the client's own. */
  readonly code: string;
  /** What the sentence is about, such as a member's name; plain text, never markup. */
  readonly subject?: string;
}

export interface Invite {
  readonly link: string;
  /** Server time, ms. */
  readonly expiresAt: number;
}

export interface PartyState {
  readonly phase: Phase;
  readonly room: string | null;
  readonly selfId: string | null;
  readonly hostId: string | null;
  readonly isHost: boolean;
  /** True if this member's play, pause and seek count: it is host, or the room is free play. */
  readonly mayControl: boolean;
  readonly mediaUrl: string;
  readonly freePlay: boolean;
  readonly isPrivate: boolean;
  /** When this party waits for members that are not ready. */
  readonly waitPolicy: WaitPolicy;
  readonly participants: readonly Participant[];
  /** Whom the party waits for; null while it does not. */
  readonly waiting: WaitingView | null;
  readonly sync: SyncView;
  /** Round trip to the server, ms; null before a measurement. */
  readonly rttMs: number | null;
  readonly invite: Invite | null;
  readonly notice: Notice | null;
}

export const IDLE: PartyState = {
  phase: 'idle',
  room: null,
  selfId: null,
  hostId: null,
  isHost: false,
  mayControl: false,
  mediaUrl: '',
  freePlay: false,
  isPrivate: false,
  waitPolicy: 'start',
  participants: [],
  waiting: null,
  sync: { status: 'no_player', offsetMs: null },
  rttMs: null,
  invite: null,
  notice: null,
};

/** The read-only side of the party that the interface renders. */
export interface PartyStore {
  readonly state: PartyState;
  /** Calls back after every change; returns the function that ends it. */
  subscribe(listener: (state: PartyState) => void): () => void;
}

/** What the user can do. None of these throws: what goes wrong arrives as a {@link Notice}. */
export interface PartyActions {
  create(options: { freePlay: boolean; isPrivate: boolean }): void;
  join(target: { room: string; inviteToken?: string }): void;
  leave(): void;
  createInvite(): void;
  transferHost(clientId: string): void;
  kick(clientId: string): void;
  /** The party shall not wait any longer: for that member, or for anybody. */
  goOn(clientId?: string): void;
  setWaitPolicy(policy: WaitPolicy): void;
  /** After `blocked`: called from inside a click, starts the player and catches up to now. */
  unblock(): void;
  dismissNotice(): void;
}
