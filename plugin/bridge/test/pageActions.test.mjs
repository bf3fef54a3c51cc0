import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { field, kept, loaded, Pages, party, state, told } from './support/adminPage.mjs';

/** Of all of them together: each takes some seconds, for a server and a browser of its own. */
const limits = { timeout: 180_000 };

describe('The page in use', limits, () => {
  const pages = new Pages();
  before(() => pages.start());
  after(() => pages.stop());

  it('loads all settings, saves what was changed and shows the sidecar coming back', async (t) => {
    const { host, page } = await pages.open(t, { status: party, settings: { MaxRooms: 7 } });
    await page.getByText('12 members in 1 room.').waitFor();
    await loaded(page);
    await page.getByText('Limits, which').click();
    assert.equal(await field(page, 'MaxRooms').inputValue(), '7');
    assert.equal(await field(page, 'GuestsByInvite').isChecked(), true);
    const names = await page
      .locator('[data-setting]')
      .evaluateAll((all) => all.map((one) => one.dataset.setting));
    assert.deepEqual(names.sort(), Object.keys(await kept(page)).sort());

    await page.getByLabel('Who may start a party').selectOption('Administrators');
    await field(page, 'GuestsByInvite').uncheck();
    await page.getByLabel('Seconds that an empty room lives on').fill('0');
    await page.evaluate(() => {
      window.answer = false;
    });
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match((await told(page)).at(-1), /^Save the settings\? 12 members are in a party\. .* come back/);
    assert.equal((await kept(page)).RoomCreators, 'Everyone');

    const from = host.lines.length;
    await page.evaluate(() => {
      window.answer = true;
    });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForFunction(() => window.told.includes('Settings saved'));
    const { RoomCreators, GuestsByInvite, EmptyRoomSeconds, MaxRooms } = await kept(page);
    assert.deepEqual(
      [RoomCreators, GuestsByInvite, EmptyRoomSeconds, MaxRooms],
      ['Administrators', false, 0, 7],
    );
    const { id } = await host.sidecar(from);
    await page.getByText(`${id}, started 2 times`).waitFor();
    assert.deepEqual(host.errors, []);
  });

  it('does not warn of a change that interrupts nobody', async (t) => {
    const { page } = await pages.open(t, { status: party });
    await page.getByText('12 members in 1 room.').waitFor();
    await loaded(page);
    await page.getByLabel("What goes into Jellyfin's log").selectOption('Error');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForFunction(() => window.told.length > 0);
    assert.deepEqual(await told(page), ['Settings saved']);
    await page.getByText(', started 1 time since').waitFor();
  });

  it('opens the limits for a number outside its range, and does not save it', async (t) => {
    const { page } = await pages.open(t);
    await loaded(page);
    await field(page, 'MaxRooms').evaluate((one) => {
      one.value = '0';
    });
    await page.getByRole('button', { name: 'Save' }).click();
    await field(page, 'MaxRooms').waitFor({ state: 'visible' });
    assert.equal(await page.evaluate(() => document.activeElement.dataset.setting), 'MaxRooms');
    assert.deepEqual(await told(page), []);
    assert.equal((await kept(page)).MaxRooms, 1000);
  });

  it('restarts the sidecar after asking', async (t) => {
    const { host, page } = await pages.open(t);
    await page.getByText(', started 1 time since').waitFor();
    const from = host.lines.length;
    await page.getByRole('button', { name: 'Restart the sidecar' }).click();
    assert.match((await told(page))[0], /^Restart the sidecar\? Running parties are interrupted/);
    const { id } = await host.sidecar(from);
    await page.getByText(`${id}, started 2 times`).waitFor();
    await page.evaluate(() => {
      window.answer = false;
    });
    const later = host.lines.length;
    await page.getByRole('button', { name: 'Restart the sidecar' }).click();
    await page.evaluate(() => fetch(ApiClient.getUrl('OpenSyncParty/bridge/status')));
    assert.ok(!host.lines.slice(later).some(({ message }) => /starts anew/.test(message)));
  });

  it('copies diagnostics without a name, an address or a token in them', async (t) => {
    const { host, page } = await pages.open(t, { status: party });
    await page.getByText('12 members in 1 room.').waitFor();
    await loaded(page);
    await page.getByRole('button', { name: 'Copy diagnostics' }).click();
    await page.waitForFunction(() => window.told.length > 0);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    for (const words of [
      'State: ready. The sidecar is running.',
      'Version: Plugin 0.1.0.0, sidecar 9.8.7, Jellyfin 10.11.11',
      'Java: 21.0.1 (Somebody)',
      'Members: 12',
      '  RoomCreators = Everyone',
      'Web client: Double 1.2.3',
      'Browser: Mozilla/5.0',
    ]) {
      assert.ok(copied.includes(words), `${words} in ${copied}`);
    }
    for (const secret of ['admin-alice', 'Ann', 'Sofa', 'Metropolis', host.origin, '127.0.0.1']) {
      assert.ok(!copied.includes(secret), secret);
    }
  });

  it('offers the diagnostics as text where the browser does not let it copy', async (t) => {
    const { page } = await pages.open(t, {
      prepare: (blank) =>
        blank.evaluate(() => {
          Object.defineProperty(navigator, 'clipboard', { value: undefined });
          document.execCommand = () => false;
        }),
    });
    await state(page, 'Running');
    await page.getByRole('button', { name: 'Copy diagnostics' }).click();
    const area = page.getByLabel(/Copy it yourself/);
    await area.waitFor({ state: 'visible' });
    const value = await area.inputValue();
    assert.match(value, /^OpenSyncParty diagnostics\n/);
    assert.equal(await page.evaluate(() => getSelection().toString()), value);
  });

  it('can be used with the keyboard alone, and each field has a name', async (t) => {
    const { page } = await pages.open(t);
    await loaded(page);
    await page.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.osp-restart').focus();
    const reached = [];
    for (let step = 0; step < 14; step++) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(() => {
          const { dataset, tagName, labels, className } = document.activeElement;
          const isNamed = !dataset.setting || labels[0]?.innerText.trim().length > 0;
          return isNamed ? (dataset.setting ?? tagName) : `no name: ${className}`;
        }),
      );
    }
    assert.deepEqual(reached.slice(0, 6), [
      'BUTTON',
      'RoomCreators',
      'GuestsByInvite',
      'JavaPath',
      'LogLevel',
      'SUMMARY',
    ]);
    assert.deepEqual(reached.slice(6, 14), [
      'MaxRooms',
      'MaxMembers',
      'MaxSockets',
      'MaxSocketsPerAddress',
      'MessageRate',
      'HostGraceSeconds',
      'EmptyRoomSeconds',
      'BUTTON',
    ]);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.told.includes('Settings saved'));
  });
});
