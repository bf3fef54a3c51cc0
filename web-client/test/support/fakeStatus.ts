import type { Json } from '../../src/protocol/fields.ts';
import type { ManualTime } from './manualTime.ts';
import type { Member, Room } from './room.ts';

const START_MS = 10_000;
const STALL_MS = 20_000;
const LEAD_MS = 250;
const SETTLED = ['ready', 'playing', 'blocked', 'away'];

/** The server's side of how members are and whom a room waits for, as far as the client's tests need it. */
export class FakeStatus {
  private readonly time: ManualTime;
  private readonly due = new Set<Room>();

  constructor(time: ManualTime) {
    this.time = time;
  }

  /** A member took a seat: nothing is known of its player. */
  seated(room: Room, member: Member, creates: boolean): void {
    member.state = creates ? 'paused' : 'loading';
    member.offsetMs = null;
    if (!listens(member)) return;
    member.link?.tell('member_status', { members: reports(room) });
    if (room.hold !== null) member.link?.tell('waiting', this.waiting(room));
  }

  newMedia(room: Room, chosenBy: Member | null): void {
    room.fresh = true;
    room.mediaRevision = room.revision;
    for (const one of room.members) if (one !== chosenBy) one.state = 'loading';
    this.over(room);
  }

  report(room: Room, member: Member, payload: Json): void {
    if (Number(payload.based_on) < room.mediaRevision) return;
    const before = member.state;
    member.state = String(payload.state);
    member.offsetMs = typeof payload.offset_ms === 'number' ? payload.offset_ms : null;
    member.noAccess = payload.no_access === true;
    if (!this.due.has(room)) {
      this.due.add(room);
      this.time.after(1_000, () => this.tell(room));
    }
    const ranDry = before === 'playing' && member.state === 'buffering' && room.host !== member.id;
    if (room.options.wait === 'stalls' && ranDry && room.hold === null && room.playState === 'playing') {
      room.position += ((this.time.now() - room.positionTs) / 1_000) * room.rate;
      this.stand(room, [member.id], 'stall', this.time.now() + STALL_MS);
    }
    this.settle(room);
  }

  /** Whether the room stands instead of starting; if so, calls `accept` before anybody hears of it. */
  holdsStart(room: Room, starter: Member, basedOn: unknown, accept: () => void): boolean {
    if (room.hold !== null) {
      if (typeof basedOn === 'number' && basedOn >= room.serverEvent) {
        this.over(room);
        return false;
      }
      room.revision += 1; // the play counts for a moment
      accept();
      this.stand(room, room.hold.awaited, room.hold.reason, room.hold.until);
      return true;
    }
    const host = room.members.find((one) => one.id === room.host);
    const missing = room.members.filter(
      (one) => one !== starter && one.link !== null && listens(one) && one.state === 'loading',
    );
    if (!room.fresh || missing.length === 0 || host === undefined || !listens(host)) return false;
    if (room.options.wait === 'never') return false;
    const awaited = missing.map((one) => one.id);
    room.revision += 1;
    accept();
    this.stand(room, awaited, 'start', this.time.now() + START_MS);
    return true;
  }

  goOn(room: Room, clientId: unknown): void {
    if (room.hold === null) return;
    room.hold.awaited = room.hold.awaited.filter((id) => typeof clientId === 'string' && id !== clientId);
    if (room.hold.awaited.length === 0) this.start(room);
    else toListeners(room, 'waiting', this.waiting(room));
  }

  over(room: Room): void {
    if (room.hold === null) return;
    room.hold = null;
    toListeners(room, 'waiting', { for: [] });
  }

  private stand(room: Room, awaited: readonly string[], reason: string, until: number): void {
    const isNew = room.hold === null;
    room.hold = { awaited, reason, until };
    room.playState = 'paused';
    this.event(room, 'pause', this.time.now());
    toListeners(room, 'waiting', this.waiting(room));
    if (isNew) {
      this.time.after(until - this.time.now(), () => {
        if (room.hold?.until === until) this.start(room);
      });
    }
  }

  private settle(room: Room): void {
    const { hold } = room;
    if (hold === null) return;
    const awaited = hold.awaited.filter((id) => {
      const member = room.members.find((one) => one.id === id);
      return member !== undefined && member.link !== null && !SETTLED.includes(member.state);
    });
    if (awaited.length === 0) this.start(room);
    else hold.awaited = awaited;
  }

  private start(room: Room): void {
    room.playState = 'playing';
    room.fresh = false;
    this.event(room, 'play', this.time.now() + LEAD_MS);
    this.over(room);
  }

  event(room: Room, action: string, at: number, cause = 'wait'): void {
    room.positionTs = at;
    room.revision += 1;
    room.serverEvent = room.revision;
    const { position, revision } = room;
    for (const one of room.members)
      one.link?.tell('player_event', { action, position, position_ts: at, revision, cause }, room.host);
  }

  private tell(room: Room): void {
    this.due.delete(room);
    toListeners(room, 'member_status', { members: reports(room) });
  }

  private waiting(room: Room): Json {
    const awaited = room.members.filter((one) => room.hold?.awaited.includes(one.id));
    const names = awaited.map(({ id, name }) => ({ client_id: id, name }));
    return { for: names, reason: room.hold?.reason, until_ts: room.hold?.until };
  }
}

function listens(member: Member): boolean {
  return member.features.includes('status');
}

function toListeners(room: Room, type: string, payload: Json): void {
  for (const one of room.members) if (listens(one)) one.link?.tell(type, payload);
}

function reports(room: Room): Json[] {
  return room.members.filter(listens).map((one) => ({
    client_id: one.id,
    state: one.state,
    offset_ms: one.offsetMs,
    no_access: one.noAccess ? true : null,
  }));
}
