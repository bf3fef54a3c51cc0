// Runtimes for several platforms. A JDK for another processor is stood in for by this one under another name.
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { builderJdk, makeRuntimes } from '../runtime.mjs';

const jar = fileURLToPath(
  new URL('../../../plugin/sidecar/target/opensyncparty-sidecar.jar', import.meta.url),
);

describe('The runtimes of the package', { timeout: 120_000 }, () => {
  function place(t) {
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-runtimes-'));
    t.after(() => rmSync(folder, { recursive: true }));
    return folder;
  }

  /** A JDK's home that says that of itself; with the modules of `source`, if one is given. */
  function jdk(folder, release, source) {
    mkdirSync(join(folder, 'jdk'));
    const lines = Object.entries(release).map(([key, value]) => `${key}="${value}"\n`);
    writeFileSync(join(folder, 'jdk', 'release'), lines.join(''));
    if (source) {
      symlinkSync(join(source, 'jmods'), join(folder, 'jdk', 'jmods'));
    } else {
      mkdirSync(join(folder, 'jdk', 'jmods'));
      writeFileSync(join(folder, 'jdk', 'jmods', 'java.base.jmod'), '');
    }
    return join(folder, 'jdk');
  }

  const make = (folder, jdks) => makeRuntimes(jar, join(folder, 'runtime'), jdks);

  /** Skips the test, aloud, where no runtime can be made at all. */
  function cannot(t) {
    const { skipped } = builderJdk();
    if (skipped) {
      t.skip(skipped);
    }
    return skipped !== undefined;
  }

  it('are each in a folder of their own, with the same modules', (t) => {
    const folder = place(t);
    if (cannot(t)) {
      return;
    }
    const alone = make(join(folder, 'alone'));
    assert.deepEqual(alone.platforms, ['linux-x64']);
    const said = (name, from) => readFileSync(join(folder, from, 'runtime', name, 'release'), 'utf8');
    const version = /JAVA_VERSION="([^"]+)"/.exec(said('linux-x64', 'alone'))[1];
    const other = jdk(
      folder,
      { JAVA_VERSION: version, OS_NAME: 'Linux', OS_ARCH: 'aarch64' },
      builderJdk().jdk,
    );
    const both = make(join(folder, 'both'), { 'linux-arm64': other });
    assert.deepEqual(both.platforms, ['linux-arm64', 'linux-x64']);
    for (const platform of both.platforms) {
      assert.ok(existsSync(join(folder, 'both', 'runtime', platform, 'bin', 'java')), platform);
      assert.equal(said(platform, 'both'), said('linux-x64', 'alone'));
    }
  });

  it('are not made of a JDK for something else than was said', (t) => {
    if (cannot(t)) {
      return;
    }
    const folder = place(t);
    const other = jdk(folder, { JAVA_VERSION: '17.0.1', OS_NAME: 'Linux', OS_ARCH: 'x86_64' });
    assert.throws(
      () => make(folder, { 'linux-arm64': other }),
      /linux-arm64 .* will not do: it is for linux-x64/,
    );
  });

  it('are not made of a JDK of another version than the one that builds', (t) => {
    if (cannot(t)) {
      return;
    }
    const folder = place(t);
    const other = jdk(folder, { JAVA_VERSION: '11.0.2', OS_NAME: 'Linux', OS_ARCH: 'aarch64' });
    assert.throws(() => make(folder, { 'linux-arm64': other }), /it is Java 11, and the JDK that builds/);
  });

  it('are not made for platforms that nothing looks for, nor of what is no JDK', (t) => {
    if (cannot(t)) {
      return;
    }
    const folder = place(t);
    assert.throws(() => make(folder, { 'linux-musl-x64': folder }), /are made for linux-x64 and linux-arm64/);
    assert.throws(() => make(folder, { 'linux-arm64': folder }), /there is no release/);
  });
});
