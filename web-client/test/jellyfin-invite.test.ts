import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  captureInvite,
  type InvitePage,
  inviteLink,
  parseInviteHash,
  parseTarget,
  takeCapturedInvite,
  withoutInvite,
} from '../src/jellyfin/invite.ts';

const room = fc.stringMatching(/^[A-Za-z0-9_.-]{1,64}$/);
const token = fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' });

/** A tab with an address, a history of one entry and a session storage. */
function pageAt(address: string): InvitePage & { readonly storage: ReadonlyMap<string, string> } {
  let url = new URL(address);
  const storage = new Map<string, string>();
  return {
    storage,
    get location() {
      return url;
    },
    history: {
      state: { key: 'kept' },
      replaceState(state, _title, next) {
        assert.deepEqual(state, { key: 'kept' });
        url = new URL(String(next), url);
      },
    },
    sessionStorage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
      removeItem: (key) => void storage.delete(key),
    },
  };
}

test('an invite link brings back the room and the token that it was made of', () => {
  fc.assert(
    fc.property(room, fc.option(token), (id, secret) => {
      const link = inviteLink('https://media.example/jellyfin/web/?x=1#/video', id, secret);
      const expected = secret === null ? { room: id } : { room: id, inviteToken: secret };
      assert.deepEqual(parseTarget(link), expected);
      assert.deepEqual(parseInviteHash(new URL(link).hash), expected);
    }),
  );
});

test('an invite travels in the fragment alone and opens the home page under the same base', () => {
  const link = new URL(inviteLink('https://media.example/jellyfin/web/?x=1#/details?id=1', 'sofa', 's3cret'));
  assert.equal(link.origin + link.pathname, 'https://media.example/jellyfin/web/');
  assert.equal(link.search, '');
  assert.match(link.hash, /^#\/home\?/);
});

test('a room code is taken as it is typed, with white space around it', () => {
  assert.deepEqual(parseTarget('  sofa-7.x_Q \n'), { room: 'sofa-7.x_Q' });
});

test('what is neither a room code nor an invite link leads nowhere', () => {
  for (const text of [
    '',
    '  ',
    'two words',
    'https://media.example/web/#/home',
    'x'.repeat(65),
    'a/b',
    '#',
  ]) {
    assert.equal(parseTarget(text), null, text);
  }
  assert.equal(parseInviteHash('#/home?party=a%20b'), null);
  assert.equal(parseInviteHash('#/home?invite=t'), null);
  assert.equal(parseInviteHash(''), null);
});

test('any text may be pasted without harm', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseTarget(text)));
});

test('an invite leaves the address bar at once and the page stays', () => {
  const page = pageAt('https://media.example/web/?a=b#/details?id=7&party=sofa&invite=s3cret');
  assert.equal(captureInvite(page), true);
  assert.equal(page.location.href, 'https://media.example/web/?a=b#/details?id=7');
});

test('an invite is kept over a reload and given out once', () => {
  const page = pageAt('https://media.example/web/#/home?party=sofa&invite=s3cret');
  captureInvite(page);
  const reloaded: InvitePage = { ...page, location: new URL('https://media.example/web/#/login') };
  assert.equal(captureInvite(reloaded), false);
  assert.deepEqual(takeCapturedInvite(reloaded), { room: 'sofa', inviteToken: 's3cret' });
  assert.equal(takeCapturedInvite(reloaded), null);
  assert.equal(page.storage.size, 0);
});

test('an address without an invite is left alone', () => {
  const page = pageAt('https://media.example/web/#/details?id=7');
  assert.equal(captureInvite(page), false);
  assert.equal(page.location.href, 'https://media.example/web/#/details?id=7');
  assert.equal(withoutInvite('#/home'), '#/home');
});
