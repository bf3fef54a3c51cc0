/** Makes the pictures of docs/screenshots from the stage: ./screenshots, or npm run screenshots */
import { fileURLToPath } from 'node:url';
import { evening } from './harness/evening.ts';
import type { Look } from './harness/looks.ts';
import { tour } from './harness/tour.ts';
import type { Viewer } from './harness/viewers.ts';

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

/** What is taken of each look; the rest of the tour is only walked through. */
const TOURS: readonly (readonly [name: string, look: Look, views: readonly string[]])[] = [
  [
    'dark',
    { layout: 'classic' },
    [
      'idle',
      'details',
      'people',
      'people-guest',
      'invite',
      'chat',
      'over-the-film',
      'settings',
      'countdown',
      'queue',
      'return',
    ],
  ],
  ['light', { layout: 'modern', theme: 'light' }, ['details', 'people', 'chat-guest', 'settings', 'queue']],
  ['phone', { layout: 'modern', phone: true }, ['details', 'people', 'chat', 'over-the-film']],
  ['phone-light', { layout: 'classic', theme: 'light', phone: true }, ['chat-guest']],
];

const tonight = await evening();
try {
  for (const [name, look, views] of TOURS) {
    await tour(tonight, { ...look, still: true }, async (viewer, view) => {
      if (views.includes(view)) await take(viewer, `${view}-${name}`);
    });
  }
  const alice = await tonight.arrives('alice', { lang: 'ar', still: true });
  await alice.openFilm();
  await alice.wake();
  await alice.page.locator('[data-opensyncparty=osd]').click();
  await alice.page.getByRole('dialog').waitFor();
  await take(alice, 'idle-rtl');
} finally {
  await tonight.end();
}

async function take(viewer: Viewer, name: string): Promise<void> {
  await viewer.wake();
  await viewer.page.screenshot({ path: `${folder}${name}.png` });
  process.stdout.write(`${name}.png\n`);
}
