// The example clients as they are, with the real sidecar and Debian's mpv.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from '../../plugin/bridge/test/support/wire.mjs';
import { startMpv } from './mpv.mjs';
import { Running } from './programs.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const jar = here('../../plugin/sidecar/target/opensyncparty-sidecar.jar');
const film = here('../../web-client/stage/public/film.mp4');
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';

const runs = (program, ...args) => spawnSync(program, args).status === 0;
const python = ['python3', '/usr/bin/python3'].find((one) => runs(one, '-c', 'import websockets'));
const skipMpv = !python
  ? 'NOT TESTED: there is no python3 with websockets here'
  : runs('mpv', '--version')
    ? false
    : 'NOT TESTED: there is no mpv here';

/** How far mpv may be off: a tenth of a second, since two-core machines that test other things stutter. */
const NEAR = 0.1;

describe('An example client', { timeout: 90_000, concurrency: true }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-examples-'));
  let sidecar;
  let url;

  before(async () => {
    assert.ok(existsSync(jar), `build the sidecar first: there is no ${jar}`);
    // As somebody has it who took the file and installed ws.
    copyFileSync(here('../javascript/watch.mjs'), join(folder, 'watch.mjs'));
    symlinkSync(here('../../web-client/node_modules'), join(folder, 'node_modules'));
    sidecar = new Running(java, ['-jar', jar, '--port', '0', '--data', folder, '--auth', 'off']);
    const [, address] = await sidecar.said(/ listens on http:\/\/(\S+)$/);
    url = `ws://${address}/OpenSyncParty/ws`;
  });
  after(async () => {
    await sidecar.end();
    rmSync(folder, { recursive: true });
  });

  const run = (t, program, ...args) => {
    const running = new Running(program, args);
    t.after(() => running.end());
    return running;
  };

  /** A client of the tests' own. `says` gives the answer; `until` what it hears next of a type. */
  async function member(t, type, room, payload) {
    const client = await Client.open(url);
    t.after(() => client.socket.terminate());
    const until = async (wanted) => {
      for (;;) {
        const message = JSON.parse(await client.next());
        if (message.type === wanted) return message;
      }
    };
    const says = (kind, body) => client.send(JSON.stringify({ type: kind, room, payload: body }));
    says(type, { features: ['accepted'], ...payload });
    await until('room_state');
    return { says, until, acts: (action, position) => says('player_event', { action, position }) };
  }

  it('in Python has mpv play, pause and seek with the party, and stay with it', {
    skip: skipMpv,
  }, async (t) => {
    const host = await member(t, 'create_room', 'mpv', { media_url: 'film', start_pos: 10, name: 'Alice' });
    const socket = join(folder, 'mpv.sock');
    const mpv = await startMpv(film, socket);
    t.after(() => mpv.end());
    run(t, python, here('../python/follow_mpv.py'), url, 'mpv', socket);
    await host.until('client_joined');

    /** Where the party is, by the host's own clock since the server accepted what the host did. */
    let timeline;
    const act = async (action, position) => {
      host.acts(action, position);
      await host.until('accepted');
      const playing = action === 'seek' ? timeline.playing : action === 'play';
      timeline = { position, playing, since: performance.now() };
    };
    const expected = () => {
      const { position, playing, since } = timeline;
      return position + (playing ? (performance.now() - since) / 1000 : 0);
    };
    const together = async (what) => {
      const end = performance.now() + 15_000;
      for (let near = 0; near < 5; ) {
        const [paused, at] = [await mpv.get('pause'), await mpv.get('playback-time')];
        const good = paused === !timeline.playing && Math.abs(at - expected()) < NEAR;
        near = good ? near + 1 : 0;
        assert.ok(performance.now() < end, `${what}: mpv is at ${at}, the party at ${expected()}`);
        await sleep(100);
      }
    };

    timeline = { position: 10, playing: false, since: 0 };
    await together('after the join');
    await act('play', 10);
    await together('after play');
    await act('seek', 40);
    await together('after a seek');
    await act('pause', 42.5);
    await together('after pause');
    await act('seek', 5);
    await together('after a seek while paused');
  });

  it('in JavaScript tells where the party is and who is there', async (t) => {
    const host = await member(t, 'create_room', 'watched', {
      media_url: 'film',
      start_pos: 3,
      name: 'Alice',
    });
    const watcher = run(t, process.execPath, join(folder, 'watch.mjs'), url, 'watched');
    await watcher.said(/^3\.00 s, paused, Alice, Watcher$/);
    // Until the clock is known to a few milliseconds.
    await sleep(1500);
    const from = watcher.lines.length;
    // The server heard of it between these two.
    const before = performance.now();
    host.acts('play', 20);
    await host.until('accepted');
    const after = performance.now();
    await watcher.said(/^20\.\d\d s, playing, Alice, Watcher$/, { from });
    const seen = [];
    const isNear = ({ shown, at }) =>
      shown > 20 + (at - after) / 1000 - NEAR && shown < 20 + (at - before) / 1000 + NEAR;
    // A busy machine hands on a line late now and then, but not five of them.
    for (let line = 0; line < 5 && !seen.some(isNear); line += 1) {
      const [, shown] = await watcher.said(/^(2\d\.\d\d) s, playing/, { from: watcher.lines.length });
      seen.push({ shown: Number(shown), at: performance.now() });
    }
    assert.ok(seen.some(isNear), JSON.stringify({ before, after, seen }));
  });

  it('in JavaScript says what went wrong, and ends', async (t) => {
    const watcher = run(t, process.execPath, join(folder, 'watch.mjs'), url, 'nowhere');
    await watcher.said(/^room_missing: /);
    assert.deepEqual(await watcher.ended, [1, null]);
  });

  it('in Java makes a party and steers it', async (t) => {
    const host = run(t, java, here('../java/Host.java'), url, 'from-java', 'film.mkv');
    await host.said(/^room_state/);
    const guest = await member(t, 'join_room', 'from-java', { name: 'Bob' });
    await host.said(/^client_joined Bob/);
    host.type('seek 12.5');
    assert.deepEqual(pick(await guest.until('player_event')), ['seek', 12.5]);
    host.type('play');
    assert.deepEqual(pick(await guest.until('player_event')), ['play', 12.5]);
    const { payload } = await guest.until('state_update');
    assert.equal(payload.play_state, 'playing');
    assert.ok(payload.position > 12.5 && payload.position < 23, `${payload.position}`);
    host.type('pause');
    const [action, position] = pick(await guest.until('player_event'));
    assert.ok(action === 'pause' && position > 12.5, `${action} at ${position}`);
    host.type('quit');
    assert.deepEqual(await host.ended, [0, null]);
  });
});

const pick = ({ payload }) => [payload.action, payload.position];
