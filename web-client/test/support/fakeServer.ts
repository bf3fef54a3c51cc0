import assert from 'node:assert/strict';
import type { SocketFactory } from '../../src/connection/socket.ts';
import { isObject, type Json } from '../../src/protocol/fields.ts';
import { FakeQueue } from './fakeQueue.ts';
import { FakeStatus } from './fakeStatus.ts';
import { FakeTalk } from './fakeTalk.ts';
import { Link, type Network } from './link.ts';
import type { ManualTime } from './manualTime.ts';
import { type Member, newMember, newRoom, peopleOf, type Room, stateOf } from './room.ts';

/**
 * The server's side of docs/protocol.md on virtual time, as far as the client's tests need it: one process, no
 * authentication unless a test asks for it, no limits. The real server has tests of its own.
 */
export class FakeServer {
  readonly rooms = new Map<string, Room>();
  readonly received: Json[] = [];
  /** Tokens that are let in; null where none is needed. */
  tokens: string[] | null = null;
  down = false;
  private readonly time: ManualTime;
  private readonly random: () => number;
  private readonly links = new Set<Link>();
  private readonly status: FakeStatus;
  private readonly talk: FakeTalk;
  private readonly queue: FakeQueue;
  private serial = 0;

  constructor(time: ManualTime, random: () => number) {
    this.time = time;
    this.random = random;
    this.status = new FakeStatus(time);
    this.talk = new FakeTalk(() => this.now());
    this.queue = new FakeQueue(time, this.status, (room, media) => this.plays(room, null, media, 0));
  }

  now(): number {
    return this.time.now();
  }

  /** How a client reaches this server. */
  through(network: Network): SocketFactory {
    return (events) => {
      const link = new Link(this, this.time, this.random, network, events);
      this.links.add(link);
      return link;
    };
  }

  /** Cuts every connection, as a lost network does; the server notices at once. */
  cut(code = 1006): void {
    for (const link of [...this.links]) this.drop(link, code);
  }

  /** All rooms are lost, as after a restart. */
  restart(): void {
    this.rooms.clear();
    this.cut();
  }

  drop(link: Link, code: number): void {
    this.links.delete(link);
    if (link.member !== null && link.member.link === link) link.member.link = null;
    link.lost(code);
  }

  receive(link: Link, text: string): void {
    const message: unknown = JSON.parse(text);
    assert.ok(isObject(message));
    this.received.push(message);
    const payload = isObject(message.payload) ? message.payload : {};
    this.handle(link, message, payload);
  }

  sent(type: string): Json[] {
    return this.received.filter((message) => message.type === type);
  }

  private handle(link: Link, message: Json, payload: Json): void {
    if (message.type === 'ping') {
      const stamp = this.now();
      link.tell('pong', { client_ts: payload.client_ts, recv_ts: stamp, send_ts: stamp });
    } else if (message.type === 'create_room') {
      this.create(link, message, payload);
    } else if (message.type === 'join_room') {
      this.join(link, message, payload);
    } else if (link.room === null || link.member === null) {
      this.refuse(link, message, 'not_in_room');
    } else {
      this.inRoom(link, link.room, link.member, message, payload);
    }
  }

  private inRoom(link: Link, room: Room, member: Member, message: Json, payload: Json): void {
    const host = room.host === member.id;
    if (this.talk.takes(room, member, message.type, payload)) return;
    if (this.queue.takes(room, member, message.type, payload)) return;
    if (message.type === 'leave_room') {
      link.tell('client_left', {}, member.id);
      this.remove(room, member);
    } else if (message.type === 'player_event') {
      if (!host && !room.options.free_play) this.refuse(link, message, 'not_host');
      else this.act(link, room, member, message, payload);
    } else if (message.type === 'member_status') {
      this.status.report(room, member, payload);
    } else if (message.type === 'go_on') {
      if (!host && !room.options.free_play) this.refuse(link, message, 'not_host');
      else this.status.goOn(room, payload.client_id);
    } else if (!host) {
      this.refuse(link, message, 'not_host');
    } else if (message.type === 'state_update') {
      this.report(link, room, member, message, payload);
    } else if (message.type === 'set_media') {
      this.plays(room, member, String(payload.media_url), Number(payload.start_pos ?? 0));
    } else if (message.type === 'transfer_host') {
      room.host = String(payload.client_id);
      this.broadcast(room, null, 'host_change', { host_id: room.host }, room.host);
    } else if (message.type === 'kick') {
      const other = room.members.find((one) => one.id === payload.client_id) ?? assert.fail('nobody to kick');
      other.link?.tell('error', { code: 'forbidden', message: 'kicked' });
      other.link?.tell('client_left', {}, other.id);
      this.remove(room, other);
    } else if (message.type === 'set_options') {
      room.options = { ...room.options, ...payload };
      this.broadcast(room, null, 'options_update', { options: room.options }, member.id);
    } else if (message.type === 'create_invite') {
      link.tell('invite_created', { invite_token: 'inv.ite', expires_at: this.now() + 86_400_000 });
    }
  }

  private plays(room: Room, chosenBy: Member | null, media: string, position: number): void {
    Object.assign(room, { media, position, playState: 'paused' });
    room.positionTs = this.now();
    room.revision += 1;
    this.status.newMedia(room, chosenBy);
    for (const one of room.members) if (one.link !== null) this.state(one.link, room, one);
  }

  private act(link: Link, room: Room, member: Member, message: Json, payload: Json): void {
    room.position = Number(payload.position);
    room.positionTs = this.stamp(payload);
    if (payload.action === 'play') room.playState = 'playing';
    if (payload.action === 'pause') room.playState = 'paused';
    if (typeof payload.rate === 'number') room.rate = payload.rate;
    if (payload.action === 'play') {
      if (this.isHeld(link, room, member, message, payload.based_on)) return;
      room.fresh = false;
    }
    if (payload.action === 'pause') this.status.over(room);
    this.relay(link, room, member, message, payload, 'player_event');
  }

  private isHeld(link: Link, room: Room, member: Member, message: Json, basedOn: unknown): boolean {
    return this.status.holdsStart(room, member, basedOn, () => this.accept(link, room, message));
  }

  private accept(link: Link, room: Room, message: Json): void {
    link.tell('accepted', { ref: message.id, revision: room.revision, position_ts: room.positionTs });
  }

  private report(link: Link, room: Room, member: Member, message: Json, payload: Json): void {
    const starts = payload.play_state === 'playing' && room.playState !== 'playing';
    const crossed = room.hold !== null && payload.play_state !== 'paused';
    if (crossed || Number(payload.based_on) < room.serverEvent) {
      this.accept(link, room, message);
      return;
    }
    room.position = Number(payload.position);
    room.positionTs = this.stamp(payload);
    if (starts && this.isHeld(link, room, member, message, null)) return;
    room.playState = String(payload.play_state);
    if (room.playState === 'playing') room.fresh = false;
    if (typeof payload.rate === 'number') room.rate = payload.rate;
    this.relay(link, room, member, message, payload, 'state_update');
  }

  private relay(link: Link, room: Room, member: Member, message: Json, payload: Json, type: string): void {
    room.revision += 1;
    const stamps = { position_ts: room.positionTs, revision: room.revision };
    this.accept(link, room, message);
    this.broadcast(room, member, type, { ...payload, ...stamps }, member.id);
  }

  private stamp(payload: Json): number {
    const given = typeof payload.position_ts === 'number' ? payload.position_ts : this.now();
    return Math.abs(given - this.now()) > 10_000 ? this.now() : given;
  }

  private create(link: Link, message: Json, payload: Json): void {
    if (!this.letsIn(link, message, payload)) return;
    const id = typeof message.room === 'string' ? message.room : `room${++this.serial}`;
    if (this.rooms.has(id)) {
      this.refuse(link, message, 'room_exists');
      return;
    }
    const room = newRoom(id, payload, this.now());
    this.rooms.set(id, room);
    this.seat(link, room, payload);
  }

  private join(link: Link, message: Json, payload: Json): void {
    const room = this.rooms.get(String(message.room));
    if (room === undefined) {
      this.refuse(link, message, 'room_missing');
      return;
    }
    const resumed = room.members.find((member) => member.secret === payload.resume_token);
    if (resumed !== undefined) {
      if (resumed.link !== null) this.drop(resumed.link, 4001);
      this.attach(link, room, resumed);
    } else if (this.letsIn(link, message, payload)) {
      this.seat(link, room, payload);
    }
  }

  private letsIn(link: Link, message: Json, payload: Json): boolean {
    if (this.tokens === null || this.tokens.includes(String(payload.auth_token))) return true;
    this.refuse(link, message, payload.auth_token === undefined ? 'auth_required' : 'token_expired');
    return false;
  }

  private seat(link: Link, room: Room, payload: Json): void {
    const id = `client${++this.serial}`;
    const member = newMember(id, payload);
    room.members.push(member);
    if (room.host === '') room.host = id;
    if (link.room !== null && link.member !== null) this.remove(link.room, link.member);
    this.attach(link, room, member);
    this.broadcast(room, member, 'client_joined', { name: member.name }, id);
    this.broadcast(room, member, 'participants_update', peopleOf(room), id);
  }

  private attach(link: Link, room: Room, member: Member): void {
    member.link = link;
    link.member = member;
    link.room = room;
    this.state(link, room, member);
    link.tell('seat', { client_id: member.id, resume_token: member.secret }, member.id);
    this.status.seated(room, member, room.members.length === 1);
    this.talk.seated(room, member);
    this.queue.seated(room, member);
  }

  private remove(room: Room, member: Member): void {
    room.members = room.members.filter((one) => one !== member);
    if (member.link !== null) {
      member.link.room = null;
      member.link.member = null;
    }
    this.broadcast(room, null, 'client_left', {}, member.id);
    const next = room.members[0];
    if (room.host === member.id && next !== undefined) {
      room.host = next.id;
      this.broadcast(room, null, 'host_change', { host_id: next.id }, next.id);
    }
    this.broadcast(room, null, 'participants_update', peopleOf(room), member.id);
  }

  private state(link: Link, room: Room, member: Member): void {
    link.tell('room_state', stateOf(room, this.now()), member.id);
  }

  private broadcast(room: Room, except: Member | null, type: string, payload: Json, about: string): void {
    for (const member of room.members) {
      if (member !== except) member.link?.tell(type, payload, about);
    }
  }

  private refuse(link: Link, message: Json, code: string): void {
    link.tell('error', { code, message: code, ref: message.id, ref_type: message.type });
  }
}
