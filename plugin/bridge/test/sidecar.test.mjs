import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { emptyPath, fakeJava, Host, indexPage, javaWithFakeSidecar, realJar } from './support/host.mjs';
import { ask, Client } from './support/wire.mjs';

const limits = { timeout: 60_000 };

/** Whether a process of that number exists. */
function isAlive(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits for what nobody tells: the end of a process that is not a child of ours. */
async function gone(id) {
  while (isAlive(id)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const createRoom = JSON.stringify({ type: 'create_room', room: 'sofa', client: 'alice', payload: {}, ts: 1 });

describe('The real sidecar as a child of the server', limits, () => {
  // Its own JAVA_HOME or the PATH leads to a real Java.
  const real = { jar: realJar, java: process.env.JAVA_HOME ?? null };
  before(() => assert.ok(existsSync(realJar), `build the sidecar first: there is no ${realJar}`));

  it('serves its script and its WebSocket through the server, and knows who is asked about users', async (t) => {
    const host = await Host.start(t, real);
    const { address } = await host.sidecar();
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+$/);
    const script = await ask(host.url('/OpenSyncParty/client.js'));
    assert.equal(script.status, 200);
    assert.match(script.headers['content-type'], /javascript/);
    assert.equal((await ask(host.url('/OpenSyncParty/metrics'))).status, 403);
    assert.equal((await ask(host.url('/OpenSyncParty/stage/'))).status, 404);

    // It asks the server about a token, and this one knows nobody.
    const answer = await ask(host.url('/OpenSyncParty/token'), {
      method: 'POST',
      headers: { Authorization: 'MediaBrowser Token="nobody"' },
    });
    assert.ok(answer.status >= 400, `${answer.status}`);

    const client = await Client.open(host.socketUrl('/OpenSyncParty/ws'), { origin: host.origin });
    client.send(createRoom);
    const refusal = JSON.parse(await client.next());
    assert.deepEqual([refusal.type, refusal.payload.code], ['error', 'auth_required']);
    await assert.rejects(
      Client.open(host.socketUrl('/OpenSyncParty/ws'), { origin: 'https://elsewhere.example' }),
    );
    client.socket.terminate();
  });

  it('comes back after a hard kill, and browsers with it', async (t) => {
    const host = await Host.start(t, real);
    const first = await host.sidecar();
    const client = await Client.open(host.socketUrl('/OpenSyncParty/ws'));
    const from = host.lines.length;
    process.kill(first.id, 'SIGKILL');
    assert.equal((await client.closed).code, 1006);
    await host.says(/^The sidecar ended with code 137.*tried again in 1 s/, from);

    const second = await host.sidecar(from);
    assert.notEqual(second.id, first.id);
    const again = await Client.open(host.socketUrl('/OpenSyncParty/ws'));
    again.send(createRoom);
    assert.equal(JSON.parse(await again.next()).type, 'error');
    again.socket.terminate();
  });

  it('says goodbye to its sockets and ends when the server stops', async (t) => {
    const host = await Host.start(t, real);
    const { id } = await host.sidecar();
    const client = await Client.open(host.socketUrl('/OpenSyncParty/ws'));
    assert.equal(await host.stop(), 0);
    assert.equal((await client.closed).code, 1001);
    assert.equal(isAlive(id), false);
  });

  it('ends by itself when the server is killed hard', async (t) => {
    const host = await Host.start(t, real);
    const { id } = await host.sidecar();
    host.process.kill('SIGKILL');
    await gone(id);
  });
});

describe('Looking after the sidecar', limits, () => {
  it('starts it on a free port, with the server as the media server and the settings that were chosen', async (t) => {
    const settings = {
      MaxRooms: 7,
      HostGraceSeconds: 99_999,
      LogLevel: 'Warn',
      RoomCreators: 'Administrators',
      GuestsByInvite: 'false',
    };
    const host = await Host.start(t, { settings });
    await host.sidecar();
    const { args, env } = JSON.parse((await ask(host.url('/OpenSyncParty/start'))).body);
    const option = (name) => args[args.indexOf(name) + 1];
    assert.match(option('-jar'), /plugins\/OpenSyncParty_0\.1\.0\.0\/opensyncparty-sidecar\.jar$/);
    assert.deepEqual([option('--host'), option('--port')], ['127.0.0.1', '0']);
    assert.equal(option('--data'), join(host.folder, 'data', 'opensyncparty'));
    assert.match(option('--jellyfin'), /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.ok(args.includes('--no-stage'));
    const chosen = (name) => env[`OPENSYNCPARTY_${name}`];
    assert.deepEqual(
      [chosen('MAX_ROOMS'), chosen('HOST_GRACE_SECONDS'), chosen('MAX_MEMBERS')],
      ['7', '600', '1000'],
    );
    assert.deepEqual(
      [chosen('ROOM_CREATORS'), chosen('GUESTS'), chosen('STDIN_END')],
      ['administrators', 'none', 'exit'],
    );
    // It has to say at info where it listens, whatever is wanted in the log.
    assert.equal(chosen('LOG_LEVEL'), 'info');
  });

  it('writes its lines into the server log at their own levels', async (t) => {
    const host = await Host.start(t, { settings: { LogLevel: 'Debug' } });
    const levels = {
      'OpenSyncParty 0.0.0 listens': 'Information',
      'a warning': 'Warning',
      'a detail': 'Debug',
    };
    for (const [words, level] of Object.entries(levels)) {
      const line = await host.find(({ message }) => message?.startsWith(words));
      assert.deepEqual([line.category, line.level], ['OpenSyncParty.Sidecar.Main', level]);
    }
    const loose = await host.says(/^not in the usual shape$/);
    assert.deepEqual([loose.category, loose.level], ['OpenSyncParty.Sidecar', 'Warning']);
  });

  it('leaves out what is below the chosen level', async (t) => {
    const host = await Host.start(t, { settings: { LogLevel: 'Warn' } });
    await host.sidecar();
    await host.says(/^not in the usual shape$/);
    assert.ok(host.lines.some(({ message }) => message === 'a warning'));
    assert.ok(!host.lines.some(({ message }) => message?.includes(' listens on ')));
  });

  it('starts it anew with new settings', async (t) => {
    const host = await Host.start(t);
    const first = await host.sidecar();
    const from = host.lines.length;
    host.configure({ MaxRooms: 3 });
    const second = await host.sidecar(from);
    assert.notEqual(second.id, first.id);
    assert.equal(isAlive(first.id), false);
    assert.equal(
      JSON.parse((await ask(host.url('/OpenSyncParty/start'))).body).env.OPENSYNCPARTY_MAX_ROOMS,
      '3',
    );
  });

  it('waits longer from time to time when it keeps ending, and says why it ended', async (t) => {
    const java = fakeJava(
      mkdtempSync(join(tmpdir(), 'opensyncparty-java-')),
      '17',
      "echo 'max-rooms: no' >&2; exit 2",
    );
    t.after(() => rmSync(java, { recursive: true }));
    const host = await Host.start(t, { java });
    await host.says(/^The sidecar ended with code 2: max-rooms: no It is tried again in 1 s\.$/);
    await host.says(/ in 2 s\.$/);
    assert.equal((await ask(host.url('/web/'))).body.toString(), indexPage);

    const down = await ask(host.url('/OpenSyncParty/client.js'));
    assert.equal(down.status, 503);
    assert.equal(down.headers['retry-after'], '2');
    assert.equal(JSON.parse(down.body).error.code, 'unavailable');
    const refusal = Client.open(host.socketUrl('/OpenSyncParty/ws'));
    await assert.rejects(refusal, /Unexpected server response: 503/);
  });

  it('does nothing where the plugin is not loaded', async (t) => {
    const host = await Host.start(t, { plugin: false });
    assert.equal((await ask(host.url('/web/'))).body.toString(), indexPage);
    assert.equal((await ask(host.url('/OpenSyncParty/client.js'))).status, 404);
  });
});

describe('Finding Java', limits, () => {
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'opensyncparty-java-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const plainPath = () => emptyPath(folder);

  it('says what is missing when there is none, and the server runs on untouched', async (t) => {
    const host = await Host.start(t, { java: null, path: plainPath() });
    const line = await host.says(/^OpenSyncParty needs Java 17 or newer\. None was found\./);
    assert.equal(line.level, 'Error');
    assert.equal((await ask(host.url('/web/'))).body.toString(), indexPage);
    assert.deepEqual(JSON.parse((await ask(host.url('/web/config.json'))).body).plugins, [
      'htmlVideoPlayer/plugin',
    ]);
    assert.equal((await ask(host.url('/OpenSyncParty/client.js'))).status, 503);
    assert.equal(await host.stop(), 0);
  });

  it('says of each that it found why it will not do', async (t) => {
    const old = fakeJava(join(folder, 'old'), '11.0.2', 'exit 9');
    const older = fakeJava(join(folder, 'older'), '1.8.0_402', 'exit 9');
    const settings = { JavaPath: join(folder, 'nowhere', 'java') };
    const host = await Host.start(t, {
      java: old,
      path: [join(older, 'bin'), plainPath()].join(delimiter),
      settings,
    });
    const { message } = await host.says(/^OpenSyncParty needs Java/);
    assert.match(message, /The Java path of the settings: there is no \S+nowhere\/java\./);
    assert.match(message, /JAVA_HOME: \S+old\/bin\/java is Java 11\.0\.2, which is too old\./);
    assert.match(message, /The PATH: \S+older\/bin\/java is Java 1\.8\.0_402, which is too old\./);
  });

  it('goes on as soon as the settings name one', async (t) => {
    const good = javaWithFakeSidecar(join(folder, 'good'));
    const host = await Host.start(t, { java: null, path: plainPath() });
    await host.says(/^OpenSyncParty needs Java/);
    host.configure({ JavaPath: good });
    await host.sidecar();
    await host.says(/on Java 21\.0\.1 \(The Java path of the settings: /);
    assert.equal((await ask(host.url('/OpenSyncParty/client.js'))).status, 200);
  });

  it('prefers the one of the settings to JAVA_HOME, and that to the PATH', async (t) => {
    const [first, second, third] = ['one', 'two', 'three'].map((name) =>
      javaWithFakeSidecar(join(folder, name)),
    );
    const path = [join(third, 'bin'), plainPath()].join(delimiter);
    const chosen = async (options) =>
      (await (await Host.start(t, { path, ...options })).says(/^The sidecar starts as/)).message;
    assert.match(
      await chosen({ java: second, settings: { JavaPath: join(first, 'bin', 'java') } }),
      /\/one\/bin\/java/,
    );
    assert.match(await chosen({ java: second }), /\/two\/bin\/java/);
    assert.match(await chosen({ java: null }), /\/three\/bin\/java/);
  });
});
