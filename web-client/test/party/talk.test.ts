import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MAX_CHAT_HISTORY } from '../../src/protocol/limits.ts';
import { Member } from '../support/member.ts';
import { watching } from '../support/watching.ts';

const textsOf = (member: Member) => member.state.chat.messages.map(({ text }) => text);

describe('the chat', () => {
  it('shows everybody what is said, with who said it, when, and where the film was', async () => {
    const { time, host, guest } = await watching();
    assert.equal(host.actions.sendChat('Did you see that?'), true);
    await time.run(1_000);
    const [line] = guest.state.chat.messages;
    assert.equal(line?.text, 'Did you see that?');
    assert.equal(line?.name, 'Ada');
    assert.equal(line?.isSelf, false);
    assert.ok((line?.position ?? 0) >= 600);
    assert.ok(Math.abs((line?.sentAt ?? 0) - time.now()) < 1_100);
    assert.equal(host.state.chat.messages[0]?.isSelf, true);
  });

  it('shows who comes later what was said before', async () => {
    const { time, server, host, room } = await watching();
    host.actions.sendChat('first');
    await time.run(100);
    host.actions.sendChat('second');
    await time.run(100);
    const late = new Member(time, server, { name: 'Late' });
    late.actions.join({ room });
    await time.run(1_000);
    assert.deepEqual(textsOf(late), ['first', 'second']);
    assert.deepEqual(late.state.can.chat, true);
  });

  it('says nothing twice after a lost connection, and knows its own lines again', async () => {
    const { time, server, host, guest } = await watching();
    host.actions.sendChat('before');
    await time.run(1_000);
    server.cut();
    await time.run(5_000);
    guest.actions.sendChat('after');
    await time.run(1_000);
    assert.deepEqual(textsOf(host), ['before', 'after']);
    assert.deepEqual(
      host.state.chat.messages.map(({ isSelf }) => isSelf),
      [true, false],
    );
  });

  it('keeps the last hundred lines', async () => {
    const { time, host, guest } = await watching();
    for (let i = 0; i < MAX_CHAT_HISTORY + 5; i++) {
      host.actions.sendChat(`line ${i}`);
      await time.run(20);
    }
    await time.run(1_000);
    assert.equal(guest.state.chat.messages.length, MAX_CHAT_HISTORY);
    assert.equal(textsOf(guest).at(-1), `line ${MAX_CHAT_HISTORY + 4}`);
  });

  it('does not send what the server would refuse, nor while there is no connection', async () => {
    const { time, server, host } = await watching();
    assert.equal(host.actions.sendChat(' \n '), false);
    assert.equal(host.actions.sendChat('x'.repeat(501)), false);
    server.down = true;
    server.cut();
    await time.run(100);
    assert.equal(host.actions.sendChat('hello?'), false);
    assert.equal(server.sent('chat').length, 0);
  });

  it('is not there where the server does not speak it', async () => {
    const { time, server, guest, room } = await watching();
    guest.actions.leave();
    await time.run(1_000);
    for (const one of server.rooms.get(room)?.members ?? []) one.features = [];
    assert.equal(guest.state.can.chat, false);
    assert.deepEqual(guest.state.chat, { messages: [], typing: [] });
  });
});

describe('who types', () => {
  it('is shown to the others until the line has come', async () => {
    const { time, host, guest } = await watching();
    guest.actions.setTyping(true);
    await time.run(100);
    assert.deepEqual(host.state.chat.typing, ['Guest0']);
    assert.deepEqual(guest.state.chat.typing, []);
    guest.actions.sendChat('hello');
    await time.run(100);
    assert.deepEqual(host.state.chat.typing, []);
  });

  it('is told once in three seconds however fast the typing is, and its end at once', async () => {
    const { time, server, host, guest } = await watching();
    for (let i = 0; i < 40; i++) {
      guest.actions.setTyping(true);
      await time.run(100);
    }
    assert.equal(server.sent('typing').length, 2);
    guest.actions.setTyping(false);
    guest.actions.setTyping(false);
    await time.run(100);
    assert.equal(server.sent('typing').length, 3);
    assert.deepEqual(host.state.chat.typing, []);
  });

  it('is forgotten after five seconds without a word, and when the member has gone', async () => {
    const { time, host, guests } = await watching([{}, {}]);
    for (const guest of guests) guest.actions.setTyping(true);
    await time.run(100);
    assert.equal(host.state.chat.typing.length, 2);
    guests[0]?.actions.leave();
    await time.run(100);
    assert.deepEqual(host.state.chat.typing, ['Guest1']);
    await time.run(5_000);
    assert.deepEqual(host.state.chat.typing, []);
  });
});

describe('reactions', () => {
  it('are shown to all, the same one twice, and go by themselves', async () => {
    const { time, host, guest } = await watching();
    guest.actions.react('🎉');
    guest.actions.react('🎉');
    await time.run(100);
    for (const member of [host, guest]) {
      assert.deepEqual(
        member.state.reactions.map(({ emoji, name, isSelf }) => [emoji, name, isSelf]),
        Array(2).fill(['🎉', 'Guest0', member === guest]),
      );
    }
    assert.notEqual(host.state.reactions[0]?.serial, host.state.reactions[1]?.serial);
    await time.run(5_000);
    assert.deepEqual([host.state.reactions, guest.state.reactions], [[], []]);
  });

  it('are only those that there are', async () => {
    const { time, server, guest } = await watching();
    guest.actions.react('🦖');
    await time.run(100);
    assert.equal(server.sent('reaction').length, 0);
    assert.deepEqual(guest.state.reactions, []);
  });

  it('never fill the screen', async () => {
    const { time, host, guest } = await watching();
    for (let i = 0; i < 200; i++) guest.actions.react('🔥');
    await time.run(100);
    assert.equal(host.state.reactions.length, 40);
  });
});
