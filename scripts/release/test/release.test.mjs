import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checksums, notes, repository } from '../release.mjs';

const CHANGELOG =
  '# Changelog\n\n## [0.2.0] – 2026-12-01\n\n### Added\n\n- This.\n\n## [0.1.0] – unreleased\n\n- That.\n';
const main = fileURLToPath(new URL('../main.mjs', import.meta.url));

describe('A release', () => {
  it('has the part of the changelog that is about it', () => {
    assert.equal(notes('v0.2.0', '0.2.0.0', CHANGELOG), '### Added\n\n- This.\n');
  });

  it('is not made of a tag that is not the version, nor before the changelog has its date', () => {
    assert.throws(() => notes('v0.3.0', '0.2.0.0', CHANGELOG), /would have to be v0\.2\.0/);
    assert.throws(() => notes('v0.3.0', '0.3.0.0', CHANGELOG), /no 0\.3\.0/);
    assert.throws(() => notes('v0.1.0', '0.1.0.0', CHANGELOG), /no date for it yet/);
  });

  it('has checksums that sha256sum takes, and that find a changed file', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-release-'));
    t.after(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'a.zip'), 'one');
    writeFileSync(join(folder, 'b.json'), 'two');
    checksums(folder);
    checksums(folder);
    const check = () => spawnSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
    assert.equal(check().stdout, 'a.zip: OK\nb.json: OK\n');
    writeFileSync(join(folder, 'b.json'), 'three');
    assert.equal(check().status, 1);
  });

  it('keeps the older versions on offer, each once and the newest first', () => {
    const manifest = (...versions) => [
      { guid: 'g', name: 'n', versions: versions.map((version) => ({ version })) },
    ];
    const versions = ([{ versions: list }]) => list.map(({ version }) => version);
    assert.deepEqual(versions(repository(manifest('3'), manifest('2', '1'))), ['3', '2', '1']);
    assert.deepEqual(versions(repository(manifest('2'), manifest('2', '1'))), ['2', '1']);
    assert.deepEqual(versions(repository(manifest('1'), [])), ['1']);
  });

  it('says how it is used, and what is wrong', () => {
    const run = (...args) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
    assert.match(run('publish').stderr, /^usage: /);
    assert.match(run('notes').stderr, /^usage: /);
    const wrong = run('notes', 'v999.0.0');
    assert.deepEqual([wrong.status, wrong.stdout], [1, '']);
    assert.match(wrong.stderr, /would have to be v/);
  });

  it('merges manifests from files', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-release-'));
    t.after(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'new.json'), '[{"guid":"g","versions":[{"version":"2"}]}]');
    writeFileSync(join(folder, 'old.json'), '[]');
    const args = [main, 'repository', join(folder, 'new.json'), join(folder, 'old.json')];
    const [plugin] = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
    assert.deepEqual(plugin.versions, [{ version: '2' }]);
    assert.ok(readFileSync(join(folder, 'old.json')));
  });
});
