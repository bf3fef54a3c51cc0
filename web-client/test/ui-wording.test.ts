import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTranslator } from '../src/i18n/translator.ts';
import {
  IDLE,
  type Participant,
  type PartyState,
  type SyncStatus,
  type WaitingView,
} from '../src/party/state.ts';
import { MEMBER_STATES } from '../src/protocol/fields.ts';
import {
  colourOf,
  connectionText,
  controlText,
  goOnText,
  initials,
  memberOffset,
  memberText,
  naming,
  syncAnnouncement,
  syncText,
  syncTone,
  waitingText,
} from '../src/ui/wording.ts';

const translator = createTranslator('en');
const BOB: Participant = {
  clientId: 'b',
  name: 'Bob',
  isHost: false,
  connected: true,
  isSelf: false,
  state: 'playing',
  offsetMs: null,
  rttMs: null,
  userId: null,
  noAccess: false,
};
const STATUSES: readonly SyncStatus[] = [
  'no_player',
  'measuring',
  'in_sync',
  'adjusting',
  'seeking',
  'paused',
  'buffering',
  'blocked',
];

test('nothing is called in sync before it has been measured', () => {
  for (const status of STATUSES) {
    const sync = { status, offsetMs: null };
    assert.doesNotMatch(syncText(translator, sync), /in sync/i, status);
    assert.doesNotMatch(syncAnnouncement(translator, sync), /in sync/i, status);
    assert.notEqual(syncTone(sync), 'good', status);
  }
});

test('in sync is said with the measured difference, whichever way it goes', () => {
  assert.equal(syncText(translator, { status: 'in_sync', offsetMs: -3.7 }), 'In sync · 4 ms');
  assert.equal(syncText(translator, { status: 'in_sync', offsetMs: 3.7 }), 'In sync · 4 ms');
});

test('a player that is behind catches up, and one that is ahead slows down', () => {
  assert.match(syncText(translator, { status: 'adjusting', offsetMs: -80 }), /Catching up.*80 ms behind/);
  assert.match(syncText(translator, { status: 'adjusting', offsetMs: 80 }), /Slowing down.*80 ms ahead/);
});

test('a screen reader hears no numbers, which change all the time', () => {
  for (const status of STATUSES) {
    assert.doesNotMatch(syncAnnouncement(translator, { status, offsetMs: -42 }), /\d/, status);
  }
});

test('the round trip is shown once it is known, and not while the connection is lost', () => {
  const joined: PartyState = { ...IDLE, phase: 'joined' };
  assert.match(connectionText(translator, joined), /Measuring/);
  assert.equal(connectionText(translator, { ...joined, rttMs: 23.4 }), '23 ms round trip');
  assert.doesNotMatch(connectionText(translator, { ...joined, phase: 'reconnecting', rttMs: 23.4 }), /\d/);
});

test('who may not control is told who does', () => {
  const host = { ...BOB, clientId: 'a', name: 'Alice', isHost: true };
  const guest: PartyState = { ...IDLE, phase: 'joined', participants: [host] };
  assert.match(controlText(translator, guest), /Alice/);
  assert.match(controlText(translator, { ...guest, mayControl: true }), /follows you/);
});

test('initials are the first letters of the first and the last word, in any script', () => {
  assert.equal(initials('alice'), 'A');
  assert.equal(initials('Alice van der Berg'), 'AB');
  assert.equal(initials('🦊 fox'), '🦊F');
  assert.equal(initials('  '), '?');
});

test('a name keeps its colour', () => {
  for (const name of ['', 'Alice', '🦊', 'x'.repeat(500)]) {
    const colour = colourOf(name, 6);
    assert.equal(colour, colourOf(name, 6));
    assert.ok(Number.isInteger(colour) && colour >= 0 && colour < 6);
  }
});

test('a member is in sync only if that was measured, and off if it is farther away', () => {
  assert.equal(memberText(translator, { ...BOB, offsetMs: null }), 'Playing');
  assert.equal(memberText(translator, { ...BOB, offsetMs: -12 }), 'In step');
  assert.equal(memberText(translator, { ...BOB, offsetMs: -400 }), 'Catching up');
  assert.equal(memberText(translator, { ...BOB, offsetMs: 400 }), 'A little ahead');
  assert.equal(memberText(translator, { ...BOB, state: null }), null);
});

test('who looks closely sees how far off a member is, and which way', () => {
  assert.equal(memberOffset(translator, { ...BOB, offsetMs: 12 }), '+12 ms');
  assert.equal(memberOffset(translator, { ...BOB, offsetMs: -12 }), '−12 ms');
  assert.equal(memberOffset(translator, { ...BOB, offsetMs: 0 }), '±0 ms');
  assert.equal(memberOffset(translator, { ...BOB, state: 'paused', offsetMs: 12 }), null);
});

test('the host, whom all follow, has no offset', () => {
  const host = { ...BOB, isHost: true, offsetMs: 7 };
  assert.equal(memberText(translator, host), 'Playing');
  assert.equal(memberOffset(translator, host), null);
});

test('each state of a member has words of its own', () => {
  const words = MEMBER_STATES.map((state) => memberText(translator, { ...BOB, state }));
  assert.equal(new Set(words).size, MEMBER_STATES.length);
});

test('whom the party waits for is said by name, without seconds', () => {
  const names = (...all: string[]): WaitingView => ({
    members: all.map((name) => ({ clientId: name, name, isSelf: false })),
    reason: 'start',
    secondsLeft: 7,
  });
  assert.equal(waitingText(translator, names('Bob')), 'Waiting for Bob…');
  assert.equal(waitingText(translator, names('Bob', 'Eve')), 'Waiting for Bob and 1 other person…');
  assert.equal(waitingText(translator, names('Bob', 'Eve', 'Zoë')), 'Waiting for Bob and 2 other people…');
  assert.equal(goOnText(translator, names('Bob')), 'Go on without Bob');
  assert.equal(goOnText(translator, names('Bob', 'Eve')), 'Go on without them');
});

test('who is waited for is told so instead of its own name', () => {
  const mine = {
    members: [{ clientId: 'b', name: 'Bob', isSelf: true }],
    reason: 'stall',
    secondsLeft: null,
  };
  assert.equal(
    waitingText(translator, { ...mine, reason: 'stall' }),
    'The party is waiting for your film to load…',
  );
});

test('what is seen is part of the spoken name, also where a number is written as a word', () => {
  assert.equal(naming('Watch party, 2 people', '2'), 'Watch party, 2 people');
  assert.equal(naming('Watch party, two people', '2'), 'Watch party, two people · 2');
  assert.equal(naming('Watch party', ''), 'Watch party');
});
