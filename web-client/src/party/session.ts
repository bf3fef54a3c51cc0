import type { PartyConnection } from '../connection/partyConnection.ts';
import type { SeatStore } from '../connection/seatStore.ts';
import type { TokenSource } from '../connection/tokenSource.ts';
import type { ClientMessage } from '../protocol/clientMessage.ts';
import type { WaitPolicy } from '../protocol/fields.ts';
import type { MessageOf, ServerMessage } from '../protocol/serverMessage.ts';

/** How to get into a room. */
export type Entrance =
  | {
      readonly kind: 'create';
      /** Only to make a room again that the server has lost. */
      readonly room?: string;
      readonly mediaUrl: string;
      /** Seconds. */
      readonly startPos: number;
      readonly freePlay: boolean;
      readonly isPrivate: boolean;
      /** Left to the server where nothing is said. */
      readonly wait?: WaitPolicy;
    }
  | { readonly kind: 'join'; readonly room: string; readonly inviteToken?: string };

export interface SessionListener {
  onConnecting(): void;
  /** A socket is open; the server will be asked to let us in. */
  onOpen(): void;
  /** In the room, for the first time or again. */
  onJoined(state: MessageOf<'room_state'>): void;
  onMessage(message: ServerMessage, at: number): void;
  /** The connection is lost; it comes back by itself. */
  onLost(): void;
  /** Out of the room for good; `code` says why, null if this side wanted it. */
  onEnded(code: string | null): void;
  /** A request failed, the room stays. */
  onRefused(code: string): void;
  /** The room is gone from the server, and this client may make it again; null if it may not. */
  remake(): Extract<Entrance, { kind: 'create' }> | null;
}

/** After a loss, how often a room that is missing is asked for again: its host may be making it anew. */
const MISSING_TRIES = 6;
/** Codes after which a fresh token may help, once. */
const TOKEN_CODES = ['token_expired', 'token_invalid', 'auth_required'];
/** Codes that pass by themselves. */
const PASSING_CODES = ['server_busy', 'rate_limited', 'internal'];
/** Codes after which somebody with a login may still get in without the invite. */
const INVITE_CODES = ['invite_invalid', 'invite_expired', 'invite_room_mismatch'];
const FEATURES = ['resume', 'accepted', 'status', 'chat', 'queue', 'countdown', 'refusals'];

/**
 * One membership in a room over as many sockets as it takes: gets a token, creates or joins, remembers the seat,
 * takes it up again after a loss or a reload, and says when it is over.
 */
export class PartySession {
  private readonly connection: PartyConnection;
  private readonly tokens: TokenSource;
  private readonly seats: SeatStore;
  private readonly listener: SessionListener;
  private readonly nameNow: () => string;
  private entrance: Entrance | null = null;
  /** The room that this client is in, as far as it knows. */
  private room: string | null = null;
  private selfId: string | null = null;
  private joined = false;
  private serial = 0;
  private joinRef: string | null = null;
  private refreshed = false;
  private tokenFailure: string | null = null;
  private missing = 0;
  /** Why the invite was not taken, if the join goes on without it. */
  private inviteFailure: string | null = null;

  /** `nameNow` is the display name for servers that do not take it from the token. */
  constructor(
    connection: PartyConnection,
    tokens: TokenSource,
    seats: SeatStore,
    nameNow: () => string,
    listener: SessionListener,
  ) {
    this.connection = connection;
    this.tokens = tokens;
    this.seats = seats;
    this.nameNow = nameNow;
    this.listener = listener;
  }

  /** Enter a room; one that this client is in already is left once it has been let into the new one. */
  enter(entrance: Entrance): void {
    this.entrance = entrance;
    this.refreshed = false;
    this.inviteFailure = null;
    if (this.joined) {
      void this.ask(false);
      return;
    }
    this.listener.onConnecting();
    this.connection.connect({
      onOpen: () => {
        this.listener.onOpen();
        this.refreshed = false;
        void this.ask(false);
      },
      onMessage: (message, at) => this.onMessage(message, at),
      onLost: () => this.onLost(),
      onReplaced: () => this.end('replaced'),
    });
  }

  /** Take up the seat that this tab had before a reload; false if it had none. */
  resume(): boolean {
    const seat = this.seats.load();
    if (seat !== null) this.enter({ kind: 'join', room: seat.room });
    return seat !== null;
  }

  leave(): void {
    if (this.joined) this.send({ type: 'leave_room', payload: {} });
    this.end(null);
  }

  /** Sends with an id of its own, and returns it; null if it could not be sent. */
  send(message: ClientMessage): string | null {
    const id = `m${++this.serial}`;
    return this.connection.send({ ...message, id }) ? id : null;
  }

  dispose(): void {
    this.connection.close();
  }

  private async ask(fresh: boolean): Promise<void> {
    const entrance = this.entrance;
    if (entrance === null) return;
    const ref = `m${++this.serial}`;
    this.joinRef = ref;
    const result = await this.tokens.token(fresh);
    if (this.joinRef !== ref) return; // overtaken by a newer attempt, or by the end
    this.tokenFailure = result.kind === 'none' ? result.code : null;
    const token = result.kind === 'token' ? { auth_token: result.token } : {};
    this.connection.send({ ...this.request(entrance, token), id: ref });
  }

  private request(entrance: Entrance, token: { auth_token?: string }): ClientMessage {
    const common = { name: this.nameNow(), features: FEATURES, ...token };
    if (entrance.kind === 'create') {
      const wait = entrance.wait === undefined ? {} : { wait: entrance.wait };
      const options = { free_play: entrance.freePlay, private: entrance.isPrivate, ...wait };
      const payload = { ...common, media_url: entrance.mediaUrl, start_pos: entrance.startPos, options };
      return { type: 'create_room', room: entrance.room, payload };
    }
    const seat = this.seats.load();
    const mine = seat !== null && seat.room === entrance.room ? seat : null;
    const invite = entrance.inviteToken === undefined ? {} : { invite_token: entrance.inviteToken };
    const resume = mine === null ? {} : { resume_token: mine.resumeToken };
    return {
      type: 'join_room',
      room: entrance.room,
      client: mine?.client,
      payload: { ...common, ...invite, ...resume },
    };
  }

  private onMessage(message: ServerMessage, at: number): void {
    if (message.type === 'room_state' && this.isAnswer(message)) {
      this.onLetIn(message);
    } else if (message.type === 'error' && message.ref !== null && message.ref === this.joinRef) {
      this.onTurnedAway(message.code);
    } else if (message.type === 'client_left' && message.client !== null && this.isSelf(message)) {
      this.end('kicked');
    } else if (message.type === 'seat' && message.room !== null) {
      const { room, clientId, resumeToken } = message;
      this.seats.save({ room, client: clientId, resumeToken });
    } else {
      this.listener.onMessage(message, at);
    }
  }

  private isAnswer(state: MessageOf<'room_state'>): boolean {
    const entrance = this.entrance;
    if (this.joinRef === null || entrance === null) return false;
    if (entrance.kind === 'join' || entrance.room !== undefined) return state.room === entrance.room;
    return state.room !== this.room || !this.joined;
  }

  private isSelf(message: MessageOf<'client_left'>): boolean {
    return this.joined && message.client === this.selfId && (message.room ?? this.room) === this.room;
  }

  private onLetIn(state: MessageOf<'room_state'>): void {
    const invite = this.entrance?.kind === 'join' ? this.entrance.inviteToken : undefined;
    this.joinRef = null;
    this.missing = 0;
    this.joined = true;
    this.room = state.room;
    this.selfId = state.client;
    this.connection.settled();
    if (state.room !== null) {
      this.entrance = {
        kind: 'join',
        room: state.room,
        ...(invite === undefined ? {} : { inviteToken: invite }),
      };
    }
    this.listener.onJoined(state);
  }

  private onTurnedAway(code: string): void {
    this.joinRef = null;
    const returning =
      this.room !== null && this.entrance?.kind === 'join' && this.entrance.room === this.room;
    if (TOKEN_CODES.includes(code) && !this.refreshed) {
      this.refreshed = true;
      void this.ask(true);
    } else if (INVITE_CODES.includes(code) && this.goesOnWithoutInvite(code)) {
      void this.ask(false);
    } else if (PASSING_CODES.includes(code) && !this.joined) {
      this.connection.retry();
    } else if (code === 'room_missing' && returning && this.missing < MISSING_TRIES) {
      this.missing += 1;
      this.remakeOrWait();
    } else if (
      code === 'room_exists' &&
      this.entrance?.kind === 'create' &&
      this.entrance.room !== undefined
    ) {
      this.entrance = { kind: 'join', room: this.entrance.room };
      void this.ask(false);
    } else {
      this.giveUp(this.reason(code));
    }
  }

  /** An old link to a public room must not keep out somebody who has a login. */
  private goesOnWithoutInvite(code: string): boolean {
    if (this.entrance?.kind !== 'join' || this.entrance.inviteToken === undefined) return false;
    this.entrance = { kind: 'join', room: this.entrance.room };
    this.inviteFailure = code;
    return true;
  }

  /** What to tell: where the door stays shut without an invite, what was wrong with the one there was. */
  private reason(code: string): string {
    if (code !== 'auth_required' && !INVITE_CODES.includes(code)) return code;
    const token = code === 'auth_required' ? this.tokenFailure : null;
    return this.inviteFailure ?? token ?? code;
  }

  private remakeOrWait(): void {
    const remake = this.listener.remake();
    if (remake === null) {
      this.connection.retry();
      return;
    }
    this.entrance = remake;
    void this.ask(false);
  }

  private giveUp(code: string): void {
    if (this.joined && this.room !== null) {
      this.entrance = { kind: 'join', room: this.room };
      this.listener.onRefused(code);
    } else {
      this.end(code);
    }
  }

  private onLost(): void {
    this.joined = false;
    this.joinRef = null;
    this.listener.onLost();
  }

  private end(code: string | null): void {
    this.connection.close();
    this.seats.clear();
    this.entrance = null;
    this.room = null;
    this.joined = false;
    this.joinRef = null;
    this.listener.onEnded(code);
  }
}
