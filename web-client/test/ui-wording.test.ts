import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTranslator } from '../src/i18n/translator.ts';
import { IDLE, type PartyState, type SyncStatus } from '../src/party/state.ts';
import {
  colourOf,
  connectionText,
  controlText,
  initials,
  syncAnnouncement,
  syncText,
  syncTone,
} from '../src/ui/wording.ts';

const translator = createTranslator('en');
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
  const host = { clientId: 'a', name: 'Alice', isHost: true, connected: true, isSelf: false };
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
