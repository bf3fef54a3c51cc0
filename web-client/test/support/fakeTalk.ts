import type { Json } from '../../src/protocol/fields.ts';
import type { Member, Room } from './room.ts';

/** The server's side of what members say to each other, as far as the client's tests need it. */
export class FakeTalk {
  private readonly now: () => number;
  private readonly lines = new Map<Room, Json[]>();

  constructor(now: () => number) {
    this.now = now;
  }

  seated(room: Room, member: Member): void {
    if (!listens(member)) return;
    member.link?.tell('chat_history', { messages: this.lines.get(room)?.slice(-100) ?? [] });
  }

  /** True if the message was of this kind. */
  takes(room: Room, member: Member, type: unknown, payload: Json): boolean {
    const { name } = member;
    if (type === 'chat') {
      const said = this.lines.get(room) ?? [];
      const message_id = said.length + 1;
      const line = { message_id, name, text: payload.text, sent_ts: this.now(), position: room.position };
      this.lines.set(room, [...said, { ...line, client_id: member.id }]);
      for (const one of room.members.filter(listens)) one.link?.tell('chat', line, member.id);
    } else if (type === 'reaction' || type === 'typing') {
      const others = room.members.filter((one) => one !== member && listens(one));
      for (const one of others) one.link?.tell(type, { ...payload, name }, member.id);
    } else return false;
    return true;
  }
}

function listens(member: Member): boolean {
  return member.features.includes('chat');
}
