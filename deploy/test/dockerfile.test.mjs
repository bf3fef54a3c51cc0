// The Dockerfile, as far as that can be tested where there is no Docker: its instructions are read, and its steps are
// done in a folder with the JDK that is here.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Running } from '../../examples/test/programs.mjs';
import { JVM_OPTIONS } from '../../load/start/command.mjs';
import { builderJdk } from '../../scripts/package/runtime.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');

/** The instructions: `[name, rest]`, with lines that go on joined, and comments and empty lines left out. */
const instructions = read('Dockerfile')
  .replace(/^\s*#.*\n/gm, '')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => /^([A-Z]+)\s+(.*)$/.exec(line)?.slice(1) ?? [line, '']);

const all = (wanted) => instructions.filter(([name]) => name === wanted).map(([, rest]) => rest.trim());
const only = (wanted) => {
  const found = all(wanted);
  assert.equal(found.length, 1, `${wanted}: ${found}`);
  return found[0];
};
const KNOWN = ['FROM', 'COPY', 'RUN', 'USER', 'VOLUME', 'EXPOSE', 'ENV', 'HEALTHCHECK', 'ENTRYPOINT'];

/** A COPY from the context: what is copied, and where to. */
const copies = all('COPY')
  .filter((rest) => !rest.startsWith('--from='))
  .map((rest) => rest.split(/\s+/))
  .map((words) => ({ from: words.slice(0, -1), to: words.at(-1) }));

describe('The Dockerfile', { timeout: 90_000 }, () => {
  it('has only instructions that are known here, and pins its images to a version', () => {
    for (const [name] of instructions) {
      assert.ok(KNOWN.includes(name), name);
    }
    assert.deepEqual(all('FROM'), ['eclipse-temurin:17-jdk AS java', 'debian:12-slim']);
    assert.equal(/<maven.compiler.release>(\d+)</.exec(read('pom.xml'))[1], '17');
  });

  it('copies files that are there once it is built, and that the context lets in', () => {
    const ignore = read('.dockerignore').split('\n');
    assert.ok(ignore.includes('*'));
    for (const file of copies.flatMap(({ from }) => from)) {
      assert.ok(existsSync(join(root, file)), `there is no ${file}: build it first`);
      assert.ok(ignore.includes(`!${file}`), `.dockerignore keeps ${file} out`);
    }
    const used = copies.flatMap(({ from }) => from);
    assert.deepEqual(
      ignore.filter((line) => line.startsWith('!') && !used.includes(line.slice(1))),
      [],
    );
  });

  it('starts the sidecar with the options that the bridge gives it, from where it was copied to', () => {
    const [java, ...rest] = JSON.parse(only('ENTRYPOINT'));
    assert.equal(java, '/opt/java/bin/java');
    assert.ok(all('COPY').includes('--from=java /build/java /opt/java'));
    const jar = rest.at(-1);
    assert.deepEqual(rest, [...JVM_OPTIONS, '-jar', jar]);
    const places = copies.flatMap(({ from, to }) => from.map((file) => join(to, basename(file))));
    assert.ok(places.includes(jar), `${jar} is not among ${places}`);
  });

  it('runs as nobody in particular, writes to its volume only, and listens where it says', () => {
    const [, user] = /^(\d+):\d+$/.exec(only('USER'));
    assert.ok(Number(user) > 0);
    const volume = only('VOLUME');
    assert.ok(all('RUN').some((run) => run === `install -d -o ${user} -g ${user} -m 700 ${volume}`));
    assert.ok(only('ENV').split(' ').includes(`OPENSYNCPARTY_DATA=${volume}`));
    const [, port] = /`--port` \| `(\d+)`/.exec(read('docs/configuration.md'));
    assert.equal(only('EXPOSE'), port);
    assert.ok(only('HEALTHCHECK').includes(`/dev/tcp/127.0.0.1/${port} `));
  });

  it('names the modules that the package names', () => {
    const [, list] = /FOUND_BY_NAME = \[([^\]]*)\]/.exec(read('scripts/package/runtime.mjs'));
    const wanted = [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name);
    const [, named] = /--add-modules "\$found,([^"]+)"/.exec(all('RUN')[0]);
    assert.deepEqual(named.split(','), wanted);
    const [, left] = /NOT_NEEDED = \['([^']+)'\]/.exec(read('scripts/package/runtime.mjs'));
    assert.ok(all('RUN')[0].includes(`sed 's/${left.replace('.', '\\.')},//'`));
  });

  it('makes a Java that runs the sidecar until it is healthy, and one that is not ready is found out', async (t) => {
    const builder = builderJdk();
    if ('skipped' in builder) {
      t.skip(`NOT TESTED: ${builder.skipped}`);
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-image-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const inside = (text) => text.replace(/(?<=^|[\s"])\/(build|opt|data)(?=[/\s"]|$)/g, `${folder}/$1`);
    for (const { from, to } of copies) {
      for (const file of from) {
        const target = inside(to.endsWith('/') ? `${to}${basename(file)}` : to);
        mkdirSync(dirname(target), { recursive: true });
        copyFileSync(join(root, file), target);
      }
    }
    const made = spawnSync('sh', ['-ec', inside(all('RUN')[0])], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${join(builder.jdk, 'bin')}:${process.env.PATH}` },
    });
    assert.equal(made.status, 0, made.stderr);
    const [, ...args] = JSON.parse(only('ENTRYPOINT')).map(inside);
    const java = join(folder, 'build/java/bin/java');
    const env = { OPENSYNCPARTY_HOST: '127.0.0.1', OPENSYNCPARTY_DATA: join(folder, 'data') };
    const sidecar = new Running(java, [...args, '--port', '0'], { env });
    t.after(() => sidecar.end());
    const [, port] = await sidecar.said(/ listens on \S+:(\d+)$/);

    const command = JSON.parse(/CMD (\[.*\])$/.exec(only('HEALTHCHECK'))[1]);
    const healthy = (at) =>
      spawnSync(command[0], [command[1], command[2].replace('/8098 ', `/${at} `)]).status === 0;
    assert.ok(healthy(port));
    await sidecar.end();
    assert.ok(!healthy(port));
  });
});
