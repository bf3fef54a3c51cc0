import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseServerMessage } from '../../src/protocol/serverMessage.ts';
import { PictureAlignment } from '../../src/sync/pictureAlignment.ts';

function seen(lead: number, frames = 40): PictureAlignment {
  const picture = new PictureAlignment();
  for (let frame = 0; frame < frames; frame += 1) picture.add(lead, frame * 33);
  return picture;
}

describe('a guest’s picture beside its host’s', () => {
  it('is known once both have told, and only then', () => {
    const picture = seen(0.016);
    assert.equal(picture.difference, null);
    picture.setHostLead(-0.001);
    assert.ok(Math.abs((picture.difference ?? 0) - 0.017) < 1e-9);
    picture.setHostLead(null);
    assert.equal(picture.difference, null);
    const tooSoon = seen(0.016, 5);
    tooSoon.setHostLead(0);
    assert.equal(tooSoon.difference, null);
  });

  it('is unknown again after the player was moved', () => {
    const picture = seen(0.016);
    picture.setHostLead(0);
    picture.startOver();
    assert.equal(picture.difference, null);
  });

  it('is not believed of a host that tells nonsense', () => {
    const told = (lead: unknown) => {
      const payload = {
        position: 1,
        play_state: 'playing',
        position_ts: 5,
        revision: 1,
        picture_lead_ms: lead,
      };
      const message = parseServerMessage(
        JSON.stringify({ type: 'state_update', room: 'r', client: 'a', server_ts: 5, payload }),
      );
      return message instanceof Error
        ? message.message
        : message.type === 'state_update' && message.pictureLead;
    };
    assert.equal(told(-12.5), -0.0125);
    assert.equal(told(undefined), null);
    assert.equal(told(5_000), null);
  });
});
