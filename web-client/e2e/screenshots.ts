/** Makes the pictures of docs/screenshots from the stage: npm run screenshots */
import { fileURLToPath } from 'node:url';
import { evening } from './harness/evening.ts';
import type { Viewer } from './harness/viewers.ts';

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const shot = (viewer: Viewer, name: string): Promise<Buffer> =>
  viewer.page.screenshot({ path: `${folder}${name}.png` });

const { arrives, opens, end } = await evening();
try {
  const alice = await arrives('alice');
  await shot(alice, 'home');
  await alice.openFilm();
  await alice.openPanel();
  await alice.wake();
  await alice.page.waitForTimeout(500); // the panel slides in
  await shot(alice, 'start');
  await alice.panel.getByRole('button', { name: 'Start a party' }).click();
  const link = await alice.inviteLink();
  const bob = await opens('bob', link);
  await bob.signIn();
  await bob.playing();
  await bob.openPanel();
  await bob.inSync();
  await Promise.all([alice.wake(), bob.wake()]);
  await bob.page.waitForTimeout(500);
  await Promise.all([shot(alice, 'host'), shot(bob, 'guest')]);
  await bob.page.setViewportSize({ width: 390, height: 780 });
  await bob.page.waitForTimeout(500);
  await bob.wake();
  await shot(bob, 'phone');
} finally {
  await end();
}
