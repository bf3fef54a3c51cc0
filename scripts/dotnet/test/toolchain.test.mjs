import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { makeLauncher } from '../launcher.mjs';
import { archiveName, ChecksumError, fetchArchive } from '../packages.mjs';
import { compile, toolchain } from '../toolchain.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opensyncparty-dotnet-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('A pinned package', () => {
  // The sha512 of the three bytes "abc" (FIPS 180-2, appendix C.1).
  const sha512 = '3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';
  const pin = { name: '@scope/thing', version: '1.2.3', integrity: `sha512-${sha512}` };

  it('is taken from the cache when it is the right one', () => {
    writeFileSync(join(folder, 'scope-thing-1.2.3.tgz'), 'abc');
    assert.equal(fetchArchive(pin, folder), join(folder, 'scope-thing-1.2.3.tgz'));
  });

  it('is refused and removed when it is another one, in words that say so', () => {
    const archive = join(folder, archiveName(pin));
    writeFileSync(archive, 'abd');
    assert.throws(
      () => fetchArchive(pin, folder),
      (error) => {
        assert.ok(error instanceof ChecksumError);
        assert.match(error.message, /@scope\/thing@1\.2\.3 is not the package that was pinned/);
        assert.ok(error.message.includes(`pinned ${pin.integrity}`));
        return true;
      },
    );
    assert.equal(existsSync(archive), false);
  });
});

describe('A launcher', () => {
  const template = (text) => {
    const path = join(folder, 'template');
    writeFileSync(path, text);
    return path;
  };

  it('is not made of a template that names its DLL twice, or not at all', () => {
    for (const text of ['a.dll\0 a.dll\0', 'b.dll\0']) {
      assert.throws(
        () => makeLauncher(template(text), 'a.dll', 'c.dll', join(folder, 'out')),
        /exactly once/,
      );
    }
  });

  it('is not made for a name that does not fit', () => {
    const name = `${'x'.repeat(1_100)}.dll`;
    assert.throws(() => makeLauncher(template('a.dll\0'), 'a.dll', name, join(folder, 'out')), /too long/);
  });
});

describe('The toolchain', { timeout: 120_000 }, () => {
  const library = (text, more) => {
    const path = join(folder, 'Library.cs');
    writeFileSync(path, text);
    const output = join(folder, 'out', 'Library.dll');
    return [
      { name: 'Library', version: '1.2.3.4', output, sources: [{ path, name: 'Library.cs' }], ...more },
    ];
  };
  const list = () => join(folder, 'list.json');

  it('is made once', () => {
    const made = () => statSync(toolchain().folder).mtimeMs;
    assert.equal(made(), made());
  });

  it('compiles a library', () => {
    const assemblies = library('public static class A { public static string? B() => null; }');
    compile(toolchain(), assemblies, list());
    assert.ok(existsSync(assemblies[0].output));
  });

  it('writes nothing where there is a warning', () => {
    const assemblies = library('public static class A { public static string B() => null; }');
    assert.throws(() => compile(toolchain(), assemblies, list()));
    assert.equal(existsSync(assemblies[0].output), false);
  });

  it('wants public types documented where it is told so', () => {
    assert.throws(() =>
      compile(toolchain(), library('public static class A { }', { documented: true }), list()),
    );
    compile(
      toolchain(),
      library('/// <summary>A.</summary>\npublic static class A { }', { documented: true }),
      list(),
    );
  });
});
