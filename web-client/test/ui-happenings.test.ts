import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTranslator } from '../src/i18n/translator.ts';
import type { Participant } from '../src/party/state.ts';
import { happeningText } from '../src/ui/happenings.ts';
import { readyText, typingText, unreadyNames } from '../src/ui/wording.ts';

const translator = createTranslator();
const say = (happening: Partial<Parameters<typeof happeningText>[1]>) =>
  happeningText(translator, { serial: 1, code: 'paused', subject: 'Bob', ...happening });

test('what somebody did is said in a few words', () => {
  assert.equal(say({}), 'Bob paused.');
  assert.equal(say({ code: 'sought', position: 3723 }), 'Bob went to 1:02:03.');
  assert.equal(say({ code: 'rate_changed', rate: 1.25 }), 'Bob set the speed to 1.25×.');
  assert.equal(say({ code: 'member_joined' }), 'Bob joined the party.');
  assert.match(say({ code: 'join_refused' }), /Bob.*no access/);
});

test('a title is plain text, whatever is in it', () => {
  assert.match(say({ code: 'queue_added', title: '<b>{subject}</b>' }), /“<b>\{subject\}<\/b>”/);
});

test('who is typing is said by name, up to two', () => {
  assert.equal(typingText(translator, []), '');
  assert.equal(typingText(translator, ['Bob']), 'Bob is typing…');
  assert.equal(typingText(translator, ['Bob', 'Eve']), 'Bob and Eve are typing…');
  assert.equal(typingText(translator, ['Bob', 'Eve', 'Zoë']), 'Several people are typing…');
});

test('ready is whose player could start at once', () => {
  const person = (name: string, change: Partial<Participant>): Participant => ({
    clientId: name,
    name,
    isHost: false,
    connected: true,
    isSelf: false,
    state: 'paused',
    offsetMs: null,
    rttMs: null,
    userId: null,
    noAccess: false,
    ...change,
  });
  const participants = [
    person('ready', { state: 'ready' }),
    person('paused', {}),
    person('loading', { state: 'loading' }),
    person('away', { state: 'away' }),
    person('lost', { connected: false }),
    person('kept out', { noAccess: true }),
    person('unknown', { state: null }),
  ];
  assert.equal(readyText(translator, { participants }), 'Ready: 2 of 7');
  assert.deepEqual(unreadyNames({ participants }), ['loading', 'away', 'lost', 'kept out', 'unknown']);
});
