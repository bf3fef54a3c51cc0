import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reduceRoom } from '../../src/party/roomModel.ts';
import { ProtocolViolation } from '../../src/protocol/fields.ts';
import { MAX_LISTED_MEMBERS } from '../../src/protocol/limits.ts';
import { parseServerMessage } from '../../src/protocol/serverMessage.ts';

const member = (id: string) => ({ client_id: id, name: id, is_host: id === 'm1', connected: true });
const first = Array.from({ length: MAX_LISTED_MEMBERS }, (_, i) => member(`m${i + 1}`));

function message(type: string, client: string, payload: object) {
  const text = JSON.stringify({ type, room: 'sofa', client, server_ts: 5, payload });
  const parsed = parseServerMessage(text);
  assert.ok(!(parsed instanceof ProtocolViolation), text);
  return parsed;
}

function joined(self: string) {
  const participants = [...first.slice(0, -1), member(self)];
  const state = { position: 0, play_state: 'paused', rate: 1, position_ts: 5, revision: 1 };
  const options = { free_play: false, private: false };
  const room = { room: 'sofa', host_id: 'm1', media_url: 'film', options, state };
  return reduceRoom(null, message('room_state', self, { ...room, participants, participant_count: 5_000 }));
}

const update = (participants: object[], count: number) =>
  message('participants_update', 'm9', { participants, participant_count: count });

describe('A room of very many', () => {
  it('keeps this member in its list, which a list for all does not name', () => {
    const room = reduceRoom(joined('late'), update(first, 4_999));
    assert.equal(room?.participants.length, MAX_LISTED_MEMBERS + 1);
    assert.equal(room?.participants.at(-1)?.clientId, 'late');
    assert.equal(room?.participantCount, 4_999);
  });

  it('does not name one twice that is in the list', () => {
    assert.equal(reduceRoom(joined('m7'), update(first, 5_000))?.participants.length, MAX_LISTED_MEMBERS);
  });

  it('is counted down when somebody goes', () => {
    const room = reduceRoom(joined('late'), message('client_left', 'm4000', {}));
    assert.equal(room?.participantCount, 4_999);
  });

  it('is refused where the list is shorter than it may be', () => {
    const payload = { participants: first.slice(1), participant_count: 5_000 };
    const text = JSON.stringify({ type: 'participants_update', server_ts: 5, payload });
    assert.ok(parseServerMessage(text) instanceof ProtocolViolation);
  });
});
