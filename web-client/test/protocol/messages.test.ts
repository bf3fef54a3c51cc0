import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { buildClientMessage, validateClientMessage } from '../../src/protocol/clientMessage.ts';
import { ProtocolViolation } from '../../src/protocol/fields.ts';
import { libraryItem, mediaUrlOf } from '../../src/protocol/libraryItem.ts';
import { MAX_MESSAGE_BYTES, MAX_SERVER_MESSAGE_BYTES } from '../../src/protocol/limits.ts';
import { parseServerMessage } from '../../src/protocol/serverMessage.ts';
import { normalise } from '../../src/protocol/words.ts';

describe('parseServerMessage', () => {
  it('takes the room of a thousand, which is more than a client may send, and nothing without end', () => {
    const participants = Array.from({ length: 1_000 }, (_, i) => ({
      client_id: `client-${i}`,
      name: `Somebody with a long name ${i}`,
      is_host: i === 0,
      connected: true,
      user: '0f11e0000000000000000000000000a1',
    }));
    const message = (filler: string) =>
      JSON.stringify({
        type: 'participants_update',
        server_ts: 5,
        payload: { participants, participant_count: 1_000, filler },
      });
    assert.ok(message('').length > MAX_MESSAGE_BYTES);
    const room = parseServerMessage(message(''));
    assert.equal(!(room instanceof ProtocolViolation) && room.type, 'participants_update');
    const refusal = parseServerMessage(message('x'.repeat(MAX_SERVER_MESSAGE_BYTES)));
    assert.equal(refusal instanceof ProtocolViolation && refusal.code, 'too_large');
  });

  it('returns unknown types as such, for newer servers', () => {
    const message = parseServerMessage('{"type":"dance","server_ts":5,"payload":{"emoji":"x"}}');
    assert.ok(!(message instanceof ProtocolViolation));
    assert.equal(message.type === 'unknown' && message.wireType, 'dance');
  });

  it('does not take a name of every object for a type', () => {
    const message = parseServerMessage('{"type":"toString","server_ts":5}');
    assert.equal(message instanceof ProtocolViolation ? '' : message.type, 'unknown');
  });

  it('returns a numeric ref as text, as it is compared with ids', () => {
    const message = parseServerMessage(
      '{"type":"error","server_ts":5,"payload":{"code":"not_host","message":"no","ref":42}}',
    );
    assert.equal(!(message instanceof ProtocolViolation) && message.type === 'error' && message.ref, '42');
  });

  it('refuses more than 512 KiB and takes exactly that', () => {
    const frame = (length: number) => {
      const start = '{"type":"later","server_ts":5,"x":"';
      return `${start}${'a'.repeat(length - start.length - 2)}"}`;
    };
    assert.ok(!(parseServerMessage(frame(524_288)) instanceof ProtocolViolation));
    const refusal = parseServerMessage(frame(524_289));
    assert.equal(refusal instanceof ProtocolViolation && refusal.code, 'too_large');
  });

  it('never throws, whatever the server sends', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        parseServerMessage(text);
      }),
    );
  });

  it('never throws on a known type with an arbitrary payload', () => {
    const types = fc.constantFrom(
      'room_state',
      'player_event',
      'pong',
      'error',
      'seat',
      'accepted',
      'room_list',
    );
    fc.assert(
      fc.property(types, fc.jsonValue(), (type, payload) => {
        parseServerMessage(JSON.stringify({ type, server_ts: 1, payload }));
      }),
    );
  });
});

describe('buildClientMessage', () => {
  const event = (position: number) =>
    buildClientMessage({ type: 'player_event', payload: { action: 'seek', position } });

  it('never lets a position out that is no position', () => {
    for (const position of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      -0.001,
      8_640_001,
    ]) {
      assert.ok(event(position) instanceof ProtocolViolation, String(position));
    }
  });

  it('refuses an optional field that is not finite instead of leaving it out', () => {
    const payload = { position: 1, position_ts: Number.NaN };
    assert.ok(buildClientMessage({ type: 'state_update', payload }) instanceof ProtocolViolation);
  });

  it('builds only what the contract allows', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (position, rate) => {
        const text = buildClientMessage({
          type: 'player_event',
          payload: { action: 'play', position, rate },
        });
        const fits = position >= 0 && position <= 8_640_000 && rate >= 0.25 && rate <= 4;
        assert.equal(typeof text === 'string', fits);
        if (typeof text === 'string') assert.equal(validateClientMessage(text), text);
      }),
    );
  });

  it('measures a name as the server will have it', () => {
    assert.equal(normalise('  Zoë\u202e \t \n Ω\u0000 '), 'Zoë Ω');
    const named = (name: string) => buildClientMessage({ type: 'create_room', payload: { name } });
    assert.equal(typeof named(` ${'🎬'.repeat(64)} `), 'string');
    assert.ok(named('🎬'.repeat(65)) instanceof ProtocolViolation);
  });
});

describe('libraryItem', () => {
  const id = '0f11e0000000000000000000000000a1';

  it('finds the id in every form that the contract names', () => {
    const dashed = '0F11E000-0000-0000-0000-0000000000A1';
    for (const url of [
      id,
      dashed,
      `jellyfin:${id}`,
      `https://host/Items/${id}/Download`,
      `https://host/videos/${dashed}/stream.mp4`,
      `https://host/web/#/details?id=${id}&x=1`,
      `/player?itemid=${id}`,
    ]) {
      assert.equal(libraryItem(url), id, url);
    }
  });

  it('finds none in other URLs', () => {
    for (const url of ['', 'film.mp4', `${id}0`, `https://host/?kid=${id}`, `/Items/${id}f`]) {
      assert.equal(libraryItem(url), null, url);
    }
  });

  it('reads back what mediaUrlOf writes', () => assert.equal(libraryItem(mediaUrlOf(id)), id));
});
