import { ServerClock } from '../clock/serverClock.ts';
import { PartyConnection } from '../connection/partyConnection.ts';
import { SeatStore } from '../connection/seatStore.ts';
import { libraryItem } from '../protocol/libraryItem.ts';
import type { MessageOf, ServerMessage } from '../protocol/serverMessage.ts';
import { Company } from './company.ts';
import { Notices } from './notices.ts';
import type { PartyPage } from './page.ts';
import { makeActions } from './partyActions.ts';
import type { PartyDeps } from './partyDeps.ts';
import { actionPayload, reportPayload } from './payloads.ts';
import { Playback } from './playback.ts';
import { Presence } from './presence.ts';
import { remade } from './remake.ts';
import { isHost, nameOf, playsAnew, type RoomModel, reduceRoom, rejoined } from './roomModel.ts';
import { roomView, timelineView } from './roomView.ts';
import { type Entrance, PartySession } from './session.ts';
import { IDLE, type PartyActions, type PartyStore } from './state.ts';
import { Store } from './store.ts';

export interface Party {
  readonly store: PartyStore;
  readonly actions: PartyActions;
  /** The network or the page is back from having been away. */
  hint(): void;
  dispose(): void;
}

/** Makes the party of this page: idle, or taking up the seat or the invite that the page was opened with. */
export function createParty<V extends object>(deps: PartyDeps<V>): Party {
  return new PagesParty(deps);
}

class PagesParty<V extends object> implements Party {
  readonly store = new Store();
  readonly actions: PartyActions;
  private readonly page: PartyPage<V>;
  private readonly connection: PartyConnection;
  private readonly clock: ServerClock;
  private readonly playback: Playback<V>;
  private readonly session: PartySession;
  private readonly presence: Presence;
  private readonly company: Company;
  private readonly stopListening: () => void;
  private room: RoomModel | null = null;
  private readonly notices = new Notices(this.store);
  /** Whether the seat that this tab had before a reload has been asked for. */
  private resumed = false;

  constructor(deps: PartyDeps<V>) {
    this.page = deps.page;
    this.connection = new PartyConnection(deps.scheduler, deps.openSocket, deps.random);
    this.clock = new ServerClock(
      deps.scheduler,
      (clientTs) => this.connection.send({ type: 'ping', payload: { client_ts: clientTs } }),
      (stepped) => this.onClock(stepped),
    );
    this.playback = this.makePlayback(deps);
    this.session = this.makeSession(deps);
    this.presence = this.makePresence(deps);
    this.company = new Company({
      scheduler: deps.scheduler,
      time: this.clock,
      store: this.store,
      choices: deps.choices,
      send: (message) => this.session.send(message) !== null,
    });
    this.actions = makeActions({
      session: this.session,
      playback: this.playback,
      company: this.company,
      store: this.store,
      enter: (entrance) => this.enter(entrance),
    });
    this.stopListening = deps.page.onChange(() => this.onPageChange());
    this.playback.onPageChange();
    this.arrive();
  }

  hint(): void {
    this.connection.hint();
    if (this.store.state.phase !== 'joined') return;
    this.clock.remeasure();
    this.playback.remeasure();
  }

  dispose(): void {
    this.stopListening();
    this.session.dispose();
    this.clock.stop();
    this.presence.stop();
    this.company.stop();
    this.playback.exit();
  }

  private makePlayback(deps: PartyDeps<V>): Playback<V> {
    return new Playback(deps.scheduler, this.clock, deps.page, deps.attach, {
      onView: (sync) => {
        this.store.update({ sync, ...timelineView(this.playback.timeline) });
        this.presence.look();
      },
      sendAction: (action) =>
        this.session.send({ type: 'player_event', payload: actionPayload(action, this.presence.basedOn) }),
      sendReport: (report, basedOn) => {
        this.session.send({ type: 'state_update', payload: reportPayload(report, basedOn) });
      },
      sendMedia: (mediaUrl) => {
        this.session.send({ type: 'set_media', payload: { media_url: mediaUrl, start_pos: 0 } });
      },
      asksFirst: (mediaUrl) => this.company.following.asks(mediaUrl),
      onEnded: () => {
        if (this.store.state.queue.length > 0) this.actions.playNext();
      },
      onNotAllowed: () => this.notices.tell('info', 'not_host'),
      onUnavailable: () => {
        this.presence.willNotOpen(true);
        this.notices.tell('error', 'item_unavailable');
      },
    });
  }

  private makeSession(deps: PartyDeps<V>): PartySession {
    const name = () => deps.page.user()?.name ?? '';
    return new PartySession(
      this.connection,
      deps.tokens,
      new SeatStore(deps.storage, () => deps.page.user()?.id ?? null),
      name,
      {
        onConnecting: () => this.store.update({ phase: 'connecting', notice: null }),
        onOpen: () => this.clock.start(),
        onJoined: (state) => this.onJoined(state),
        onMessage: (message, at) => {
          this.onMessage(message, at);
          this.showTimeline();
        },
        onLost: () => {
          this.playback.lost();
          this.clock.stop();
          this.presence.stop();
          if (this.room !== null) this.store.update({ phase: 'reconnecting' });
        },
        onEnded: (code) => this.onEnded(code),
        onRefused: (code) => this.notices.tell('error', code),
        remake: () => remade(this.room, this.playback.position),
      },
    );
  }

  private makePresence(deps: PartyDeps<V>): Presence {
    return new Presence({
      scheduler: deps.scheduler,
      time: this.clock,
      see: () => {
        const { sync, mediaUrl, rttMs } = this.store.state;
        const hasFilm = libraryItem(mediaUrl) !== null;
        return { sync, player: this.playback.player, hasFilm, hidden: this.page.hidden(), rttMs };
      },
      send: (message) => void this.session.send(message),
      onWaiting: (waiting) => this.store.update({ waiting }),
    });
  }

  private enter(entrance: Entrance): void {
    if (this.page.syncPlayActive()) this.notices.tell('error', 'syncplay_active');
    else this.session.enter(entrance);
  }

  /**
   * Follows the invite that the page was opened with, or takes up the seat that this tab had. After a reload it may
   * take a while until the page knows who is logged in; until then, nobody is.
   */
  private arrive(): void {
    if (this.store.state.phase !== 'idle' || this.page.user() === null) return;
    const invite = this.page.takeInvite();
    if (invite !== null) this.enter({ kind: 'join', ...invite });
    else if (!this.resumed) this.session.resume();
    this.resumed = true;
  }

  private onPageChange(): void {
    if (this.room !== null && this.page.syncPlayActive()) {
      this.session.leave();
      this.notices.tell('error', 'syncplay_active');
      return;
    }
    if (this.room !== null && this.page.user() === null) {
      this.session.leave(); // logged out
      return;
    }
    this.playback.onPageChange();
    if (this.playback.player !== null) this.company.following.settled();
    this.arrive();
  }

  private onClock(stepped: boolean): void {
    this.store.update({ rttMs: this.clock.rttMs });
    this.playback.onClock();
    // What was measured by the clock before is void.
    if (stepped) this.playback.remeasure();
  }

  private onJoined(state: MessageOf<'room_state'>): void {
    this.store.update({ phase: 'joined', invite: null });
    if (this.room !== null) this.room = rejoined(this.room);
    this.onRoomState(state);
  }

  private onRoomState(state: MessageOf<'room_state'>): void {
    const room = reduceRoom(this.room, state);
    if (room === null) return;
    const mediaIsNew = playsAnew(this.room, room);
    this.room = room;
    this.showRoom(room);
    if (mediaIsNew) this.company.onMedia(room.mediaUrl);
    this.playback.enter(room, state.state, mediaIsNew);
    this.showTimeline();
    this.presence.onRoomState(state, mediaIsNew);
    if (this.store.state.offer !== null) this.presence.willNotOpen(false);
  }

  private onEnded(code: string | null): void {
    this.clock.stop();
    this.presence.stop();
    this.company.stop();
    this.playback.exit();
    this.room = null;
    const { notice, follow } = this.store.state;
    this.store.update({ ...IDLE, notice, follow });
    if (code === null) this.store.update({ notice: null });
    else this.notices.tell(code === 'replaced' || code === 'kicked' ? 'info' : 'error', code);
  }

  private onMessage(message: ServerMessage, at: number): void {
    if (this.room !== null) this.company.onMessage(message, this.room);
    switch (message.type) {
      case 'pong':
        this.clock.onPong(message, at);
        return;
      case 'room_state':
        this.onRoomState(message);
        return;
      case 'player_event':
        this.presence.onPlayerEvent(message);
        this.playback.onPlayerEvent(message);
        return;
      case 'state_update':
        this.playback.onStateUpdate(message);
        return;
      case 'accepted':
        this.playback.onAccepted(message);
        return;
      case 'error':
        this.onError(message);
        return;
      case 'invite_created':
        this.onInvite(message);
        return;
      default:
        this.onRoomMessage(message);
    }
  }

  private onRoomMessage(message: ServerMessage): void {
    const before = this.room;
    const room = reduceRoom(before, message);
    if (before === null || room === null || room === before) return;
    this.room = room;
    this.showRoom(room);
    if (room.options !== before.options) this.playback.update(room);
    if (room.hostId === before.hostId) return;
    if (isHost(room)) this.notices.tell('info', 'became_host');
    else this.notices.tell('info', 'host_changed', nameOf(room, room.hostId));
    this.playback.update(room);
  }

  private onError(error: MessageOf<'error'>): void {
    if (error.ref !== null) this.playback.onRefused(error.ref);
    this.presence.onError(error);
    this.notices.onError(error);
  }

  private onInvite(invite: MessageOf<'invite_created'>): void {
    if (this.room === null) return;
    const link = this.page.inviteLink(this.room.room, invite.inviteToken);
    this.store.update({ invite: { link, expiresAt: invite.expiresAt } });
  }

  private showRoom(room: RoomModel): void {
    this.store.update(roomView(room));
    this.presence.show(room);
  }

  private showTimeline(): void {
    this.store.update(timelineView(this.playback.timeline));
  }
}
