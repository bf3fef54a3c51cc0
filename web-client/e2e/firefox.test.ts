/** The story of an evening once more, with everybody in Firefox. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Firefox } from './harness/firefox.ts';
import { FirefoxMember } from './harness/firefoxMember.ts';
import { openLink } from './harness/link.ts';
import { startSidecar } from './harness/sidecar.ts';

const OSD = '#videoOsdPage:not(.hide)';
const ENTER = '\uE007';

test('an evening in Firefox', async (t) => {
  const ends: (() => Promise<void>)[] = [];
  t.after(async () => {
    for (const end of ends.reverse()) await end();
  });
  const sidecar = await startSidecar();
  ends.push(() => sidecar.stop());
  const link = await openLink(sidecar.port);
  ends.push(() => link.close());
  const firefox = await Firefox.launch();
  ends.push(() => firefox.close());
  const stage = `http://127.0.0.1:${link.port}/OpenSyncParty/stage/?layout=modern`;
  const alice = await FirefoxMember.arrive(firefox);
  const bob = await FirefoxMember.arrive(firefox);
  let invite = '';

  await t.test('a party begins on the film’s own page', async () => {
    await alice.open(stage);
    await alice.signIn('alice');
    await alice.click('.card', 'The Time Code');
    await alice.click('[data-opensyncparty=details]');
    await alice.click('.panel button', 'Watch together');
    await alice.playing();
    await alice.click('.panel button', 'invite link');
    await alice.sees('.panel input', 'Invite link');
    invite = String(
      await alice.evaluate(
        `document.querySelector('#opensyncparty').shadowRoot.querySelector('input[readonly]').value`,
      ),
    );
  });

  await t.test('a link leads through the login to the film, and both are in step', async () => {
    await bob.open(invite);
    await bob.signIn('bob');
    await bob.playing();
    await alice.sees('h3', '2 people');
    await bob.wake();
    await bob.click(`${OSD} [data-opensyncparty=osd]`);
    await bob.sees('.panel dd', 'In sync');
  });

  await t.test('they talk, and typing steers nothing', async () => {
    await bob.click('[role=tab]', 'Chat');
    await bob.click('.panel textarea');
    await bob.type(`k m5 hello${ENTER}`);
    await alice.click('[role=tab]', 'Chat');
    await alice.sees('.line', 'k m5 hello');
    await alice.playing();
    await bob.playing();
    assert.equal(await bob.evaluate(`document.querySelector('video').muted`), false);
  });

  await t.test('the host pauses and plays for both', async () => {
    await alice.click(`${OSD} .btnPause`);
    await Promise.all([alice.paused(), bob.paused()]);
    await alice.click(`${OSD} .btnPause`);
    await Promise.all([alice.playing(), bob.playing()]);
  });

  await t.test('a guest that reloads is back in its seat', async () => {
    await bob.reload();
    await bob.playing();
    await alice.click('[role=tab]', 'People');
    await alice.sees('h3', '2 people');
  });

  await t.test('who is removed is told so', async () => {
    await alice.click('.panel button', 'Options for bob');
    await alice.click('.panel button', 'Remove');
    await bob.sees('.notice', 'The host removed you from the party.');
    await alice.sees('h3', '1 person');
  });
});
