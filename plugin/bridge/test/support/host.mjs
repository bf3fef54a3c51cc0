// Starts the host that treats the plugin as Jellyfin does, and lets a test talk with it.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { toolchain } from '../../../../scripts/dotnet/toolchain.mjs';

/** What the host's children still write there is gone as soon as they are. Node's own retries do not look for it again. */
async function removeFolder(folder) {
  for (let tries = 0; ; tries++) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (error.code !== 'ENOTEMPTY' || tries === 50) {
        throw error;
      }
      await wait(200);
    }
  }
}

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The sidecar as it is shipped. */
export const realJar = here('../../../sidecar/target/opensyncparty-sidecar.jar');

export const indexPage =
  '<!DOCTYPE html><html><head lang="en"><meta charset="utf-8"><title>Jéllyfin</title>' +
  `<script defer src="main.bundle.js"></script></head><body><header>${'x'.repeat(2000)}</header></body></html>`;

export const webConfig = {
  menuLinks: [],
  multiserver: false,
  name: 'Zoë',
  plugins: ['htmlVideoPlayer/plugin'],
};

/** Writes a `java` that answers `-version` and then does what `then` says, and returns its home. */
export function fakeJava(folder, version, then) {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const answer = `if [ "$1" = -version ]; then echo 'openjdk version "${version}" 2026-01-20' >&2; exit 0; fi`;
  writeFileSync(join(bin, 'java'), `#!/bin/sh\n${answer}\n${then}\n`);
  chmodSync(join(bin, 'java'), 0o755);
  return folder;
}

/** What a fake `java` does to become a sidecar of the tests' own, in Node. */
export const runFakeSidecar = `exec '${process.execPath}' '${here('fakeSidecar.mjs')}' "$@"`;

/** A Java that runs that sidecar. */
export const javaWithFakeSidecar = (folder) => fakeJava(folder, '21.0.1', runFakeSidecar);

/** A PATH inside `folder` without any Java, but with what the scripts need. */
export function emptyPath(folder) {
  const bin = join(folder, 'plain-bin');
  mkdirSync(bin, { recursive: true });
  if (!existsSync(join(bin, 'sh'))) {
    symlinkSync('/bin/sh', join(bin, 'sh'));
  }
  return bin;
}

function settingsXml(settings) {
  const elements = Object.entries(settings).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<?xml version="1.0"?><PluginConfiguration>${elements.join('')}</PluginConfiguration>`;
}

/** A running host. Ends and removes everything when the test or suite `t` is over. */
export class Host {
  /**
   * @param t has `after`
   * @param options `base`: base URL; `jar`: the sidecar, else a file that only the fake Java does not mind;
   *   `java`: home for JAVA_HOME, null for none, else one with the fake sidecar; `path`: the PATH;
   *   `settings`: of the plugin; `files`: more files of the web client; `knownProxy`: an address;
   *   `otherInjector`: 'inside' or 'outside'; `plugin`: false for none; `api`: a stage's API, to be Jellyfin's;
   *   `network`: more of Jellyfin's network settings
   */
  static async start(t, options = {}) {
    const host = new Host(options);
    t.after(() => host.remove());
    await host.started;
    return host;
  }

  constructor(options) {
    this.folder = mkdtempSync(join(tmpdir(), 'opensyncparty-bridge-'));
    this.lines = [];
    this.waiting = new Set();
    this.base = options.base ?? '';
    this.writeFiles(options);
    const java = options.java === undefined ? javaWithFakeSidecar(join(this.folder, 'jdk')) : options.java;
    const environment = {
      ...toolchain().environment,
      PATH: options.path ?? process.env.PATH,
      JAVA_HOME: java ?? '',
    };
    const args = [`--data=${this.folder}`, `--web=${join(this.folder, 'web')}`, `--base=${this.base}`];
    const more = [
      `--known-proxy=${options.knownProxy ?? ''}`,
      `--other-injector=${options.otherInjector ?? ''}`,
      `--api=${options.api ?? ''}`,
      `--network=${options.network ? JSON.stringify(options.network) : ''}`,
    ];
    this.process = spawn(here('../../target/test-host/TestHost'), [...args, ...more], {
      env: environment,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.exited = new Promise((resolve) => this.process.on('exit', (code) => resolve(code)));
    createInterface({ input: this.process.stdout }).on('line', (line) => this.take(JSON.parse(line)));
    this.started = this.find((line) => line.listening).then(({ listening }) => {
      [this.origin, this.http2Origin] = listening;
    });
  }

  writeFiles(options) {
    const web = join(this.folder, 'web');
    const plugin = join(this.folder, 'plugins', 'OpenSyncParty_0.1.0.0');
    mkdirSync(web);
    mkdirSync(plugin, { recursive: true });
    mkdirSync(join(this.folder, 'plugins', 'configurations'));
    const files = { 'index.html': indexPage, 'config.json': JSON.stringify(webConfig), ...options.files };
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(web, name), content);
    }
    if (options.plugin !== false) {
      copyFileSync(here('../../target/OpenSyncParty.dll'), join(plugin, 'OpenSyncParty.dll'));
    }
    const jar = join(plugin, 'opensyncparty-sidecar.jar');
    options.jar ? copyFileSync(options.jar, jar) : writeFileSync(jar, '');
    const kept = join(this.folder, 'plugins', 'configurations', 'OpenSyncParty.xml');
    writeFileSync(kept, settingsXml(options.settings ?? {}));
  }

  take(line) {
    this.lines.push(line);
    for (const waiter of [...this.waiting]) {
      waiter();
    }
  }

  /** The first line of the log, from index `from` on, that is already there or comes. */
  find(matches, from = 0) {
    return new Promise((resolve) => {
      const look = () => {
        const line = this.lines.slice(from).find(matches);
        if (line !== undefined) {
          this.waiting.delete(look);
          resolve(line);
        }
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Waits for a line whose message matches; from index `from` on. */
  says(pattern, from = 0) {
    return this.find((line) => pattern.test(line.message ?? ''), from);
  }

  /** Waits until the sidecar is ready; the answer is its process id, address and Java, as the log has them. */
  async sidecar(from = 0) {
    const start = await this.says(/^The sidecar starts as process/, from);
    const ready = await this.says(/^The sidecar is ready at/, from);
    return {
      id: Number(/process (\d+)/.exec(start.message)[1]),
      address: /at (\S+?)\/?\.$/.exec(ready.message)[1],
    };
  }

  /** The address of a path of the server, below its base URL. */
  url(path) {
    return `${this.origin}${this.base}${path}`;
  }

  /** The same for a WebSocket. */
  socketUrl(path) {
    return this.url(path).replace(/^http/, 'ws');
  }

  /** Changes the plugin's settings, as the dashboard does. */
  configure(settings) {
    const file = join(this.folder, 'new-settings.xml');
    writeFileSync(file, settingsXml(settings));
    this.process.stdin.write(`${file}\n`);
  }

  /** Stops the server in order; the answer is its exit code. */
  stop() {
    this.process.stdin.write('stop\n');
    return this.exited;
  }

  async remove() {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill('SIGKILL');
    }
    await this.exited;
    await removeFolder(this.folder);
  }
}
