import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { type StartOptions, Together } from '../src/ui/together.ts';

const FILM = '0f11e0000000000000000000000000a1';
const OTHER = '0f11e0000000000000000000000000b2';
const OPTIONS: StartOptions = { freePlay: true, isPrivate: false };

/** A page whose player opens what it is told to when the test says so. */
function aPage(opens = true) {
  let current: string | null = null;
  const created: StartOptions[] = [];
  let failures = 0;
  const asked: [string, number][] = [];
  const together = new Together(
    {
      currentItem: () => (current === null ? null : { id: current }),
      playItem: async (item, position) => {
        asked.push([item, position]);
        if (!opens) throw new Error('no access');
      },
    },
    { create: (options) => void created.push(options) },
    () => {
      failures += 1;
    },
  );
  return {
    together,
    created,
    asked,
    failures: () => failures,
    shows(item: string | null) {
      current = item;
      together.look();
    },
  };
}

test('the party is made when the page plays the film, and not before', async () => {
  const page = aPage();
  page.together.start(FILM, 90, OPTIONS);
  await Promise.resolve();
  assert.deepEqual(page.asked, [[FILM, 90]]);
  assert.deepEqual(page.created, []);
  page.shows(OTHER);
  assert.deepEqual(page.created, []);
  page.shows(FILM);
  page.shows(FILM);
  assert.deepEqual(page.created, [OPTIONS]);
  assert.equal(page.together.opening, false);
});

test('a film that cannot be opened makes no party, and is told once', async () => {
  const page = aPage(false);
  page.together.start(FILM, 0, OPTIONS);
  await new Promise(setImmediate);
  assert.equal(page.failures(), 1);
  page.shows(FILM);
  assert.deepEqual(page.created, []);
});

test('a film that never comes is given up, so that it cannot start a party much later', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const page = aPage();
  page.together.start(FILM, 0, OPTIONS);
  mock.timers.tick(30_000);
  mock.timers.reset();
  assert.equal(page.failures(), 1);
  page.shows(FILM);
  assert.deepEqual(page.created, []);
});

test('the second choice replaces the first', () => {
  const page = aPage();
  page.together.start(OTHER, 0, OPTIONS);
  page.together.start(FILM, 0, { freePlay: false, isPrivate: true });
  page.shows(OTHER);
  assert.deepEqual(page.created, []);
  page.shows(FILM);
  assert.deepEqual(page.created, [{ freePlay: false, isPrivate: true }]);
});
