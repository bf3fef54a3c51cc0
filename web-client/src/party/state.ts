import type { MemberState, PlayState, WaitPolicy } from '../protocol/fields.ts';

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
  /** Its round trip to the server, ms; null before a measurement. */
  readonly rttMs: number | null;
  /** The media server's id of its user, for the picture; null for a guest without one. */
  readonly userId: string | null;
  /** True if its user may not see the party's film. */
  readonly noAccess: boolean;
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

/** A line of the party's chat. Its text and name are plain text, never markup. */
export interface ChatLine {
  /** Grows within a room. */
  readonly id: number;
  readonly clientId: string;
  readonly name: string;
  readonly text: string;
  /** Server time, ms. */
  readonly sentAt: number;
  /** Where the party's film was, seconds; null if none played. */
  readonly position: number | null;
  readonly isSelf: boolean;
}

export interface ChatView {
  /** Oldest first, at most 100. */
  readonly messages: readonly ChatLine[];
  /** Names of the others who are typing now. */
  readonly typing: readonly string[];
}

/** A sign over the picture. */
export interface Reaction {
  /** Grows with each one, so that the same one twice is seen twice. */
  readonly serial: number;
  /** One of `REACTIONS`. */
  readonly emoji: string;
  readonly name: string;
  readonly isSelf: boolean;
}

export interface QueueEntry {
  readonly id: number;
  readonly mediaUrl: string;
  /** Plain text; never empty. */
  readonly title: string;
  /** The name of the member who added it. */
  readonly addedBy: string;
}

/** What somebody else did, for quiet toasts. */
export type HappeningCode =
  | 'member_joined'
  | 'member_left'
  | 'played'
  | 'paused'
  | 'sought'
  | 'rate_changed'
  | 'queue_added'
  | 'join_refused';

export interface Happening {
  /** Grows with each one. */
  readonly serial: number;
  readonly code: HappeningCode;
  /** The name of the member who did it (`join_refused`: who was kept out). */
  readonly subject: string;
  /** `played`, `paused`, `sought`: where, seconds of the film. */
  readonly position?: number;
  /** `queue_added`: the title. */
  readonly title?: string;
  /** `rate_changed`: the room's speed now. */
  readonly rate?: number;
}

/** What this server can do; an older one has less, and what it has not is not to be shown. */
export interface Abilities {
  readonly chat: boolean;
  readonly queue: boolean;
  readonly countdown: boolean;
}

/** Whether this member goes along when the party plays something else, or is asked before. */
export type FollowChoice = 'always' | 'ask';

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
  /** The title of what plays here, where the page tells it. */
  readonly title: string | null;
  /** What the party does, whatever this member's own player does. */
  readonly playState: PlayState;
  /** The party's speed; 1 is normal. */
  readonly rate: number;
  readonly freePlay: boolean;
  readonly isPrivate: boolean;
  /** True while nobody new is let in. */
  readonly isLocked: boolean;
  /** When this party waits for members that are not ready. */
  readonly waitPolicy: WaitPolicy;
  /** The members; of very many only some. */
  readonly participants: readonly Participant[];
  readonly participantCount: number;
  /** Whom the party waits for; null while it does not. */
  readonly waiting: WaitingView | null;
  /** The party starts together in so many whole seconds; null while nobody counts down. */
  readonly countdown: { readonly secondsLeft: number } | null;
  readonly chat: ChatView;
  /** The last few seconds' signs, own ones included; they go by themselves. */
  readonly reactions: readonly Reaction[];
  /** What comes next, in order. */
  readonly queue: readonly QueueEntry[];
  /** What others did in the last few seconds; they go by themselves. */
  readonly happenings: readonly Happening[];
  /** What the party plays and this member was asked whether to open; null if there is no such question. */
  readonly offer: { readonly mediaUrl: string } | null;
  /** This browser's choice, kept there. */
  readonly follow: FollowChoice;
  readonly can: Abilities;
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
  title: null,
  playState: 'paused',
  rate: 1,
  freePlay: false,
  isPrivate: false,
  isLocked: false,
  waitPolicy: 'start',
  participants: [],
  participantCount: 0,
  waiting: null,
  countdown: null,
  chat: { messages: [], typing: [] },
  reactions: [],
  queue: [],
  happenings: [],
  offer: null,
  follow: 'always',
  can: { chat: false, queue: false, countdown: false },
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

export interface OptionChanges {
  readonly freePlay?: boolean;
  readonly isPrivate?: boolean;
  readonly locked?: boolean;
  readonly wait?: WaitPolicy;
}

/** What the user can do. None of these throws: what goes wrong arrives as a {@link Notice}. */
export interface PartyActions {
  create(options: { freePlay: boolean; isPrivate: boolean }): void;
  join(target: { room: string; inviteToken?: string }): void;
  leave(): void;
  /** `expiresInSeconds`: 60 to a week; a day if nothing is said. */
  createInvite(expiresInSeconds?: number): void;
  transferHost(clientId: string): void;
  kick(clientId: string): void;
  /** The party shall not wait any longer: for that member, or for anybody. */
  goOn(clientId?: string): void;
  /** What is not named stays. */
  setOptions(options: OptionChanges): void;
  /** The party's film goes to that position, seconds; for who may control. */
  seekTo(position: number): void;
  /** The party's speed from now on, 0.25 to 4; for who may control. */
  setRate(rate: number): void;
  /** Everybody starts together after so many whole seconds, 3 to 15. */
  startCountdown(seconds: number): void;
  cancelCountdown(): void;
  /** 1 to 500 characters. False if it cannot go out now, and is not said. */
  sendChat(text: string): boolean;
  /** One of `REACTIONS`. */
  react(emoji: string): void;
  /** Call it with each key, and with false when the field is empty or left; it goes out seldom. */
  setTyping(typing: boolean): void;
  /** An empty title is shown as what the media are called by. */
  addToQueue(mediaUrl: string, title: string): void;
  removeFromQueue(id: number): void;
  /** `to`: the place it shall have, from 0. */
  moveInQueue(id: number, to: number): void;
  /** Plays that entry, or the first one. */
  playNext(id?: number): void;
  /** Everybody watches this from now on, from its beginning; for who may control. */
  playForAll(mediaUrl: string): void;
  setFollow(choice: FollowChoice): void;
  /** Opens what the party plays, where the party is. */
  watchAlong(): void;
  /** After `blocked`: called from inside a click, starts the player and catches up to now. */
  unblock(): void;
  dismissNotice(): void;
}
