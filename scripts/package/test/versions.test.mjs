import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const read = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const [plugin] = JSON.parse(read('manifest.json'));
const [newest] = plugin.versions;

/** The top-level texts of build.yaml: quoted ones, and folded blocks (">"). It needs no more of YAML. */
function buildYaml() {
  const found = {};
  for (const [, key, quoted, folded] of read('build.yaml').matchAll(
    /^(\w+): (?:"(.*)"|>\n((?: {2}.+\n)+))/gm,
  )) {
    found[key] = quoted ?? folded.trim().replace(/\n\s+/g, ' ');
  }
  return found;
}

/** The version of a pom itself, or of its parent where it takes that one. */
function pomVersion(path) {
  const pom = read(path).split('<dependenc')[0];
  return /<version>([^<]+)<\/version>/.exec(pom)[1];
}

const inProject = (property) =>
  new RegExp(`<${property}[^>]*>([0-9.]+)</${property}>`).exec(read('plugin/bridge/OpenSyncParty.csproj'))[1];

describe('What is said of the plugin in several places', () => {
  it('has one version everywhere', () => {
    const version = newest.version;
    assert.match(version, /^\d+\.\d+\.\d+\.0$/, 'Jellyfin compares four numbers');
    const short = version.replace(/\.0$/, '');
    const said = {
      'pom.xml': pomVersion('pom.xml'),
      'plugin/protocol/pom.xml': pomVersion('plugin/protocol/pom.xml'),
      'plugin/room/pom.xml': pomVersion('plugin/room/pom.xml'),
      'plugin/sidecar/pom.xml': pomVersion('plugin/sidecar/pom.xml'),
      'web-client/pom.xml': pomVersion('web-client/pom.xml'),
      'web-client/package.json': JSON.parse(read('web-client/package.json')).version,
      'web-client/package-lock.json': JSON.parse(read('web-client/package-lock.json')).version,
    };
    assert.deepEqual(said, Object.fromEntries(Object.keys(said).map((path) => [path, short])));
    assert.equal(inProject('Version'), version);
    assert.equal(buildYaml().version, version);
    assert.ok(read('CHANGELOG.md').includes(`## [${short}]`), `CHANGELOG.md has no ${short}`);
  });

  it('has one oldest Jellyfin everywhere', () => {
    assert.equal(newest.targetAbi, `${inProject('JellyfinAbi')}.0`);
    assert.equal(buildYaml().targetAbi, newest.targetAbi);
  });

  it('has one name and one GUID, which are those of the plugin class', () => {
    const source = read('plugin/bridge/src/Plugin.cs');
    assert.equal(/Guid Id => new\("([^"]+)"\)/.exec(source)[1], plugin.guid);
    assert.equal(/string Name => "([^"]+)"/.exec(source)[1], plugin.name);
  });

  it('is the same in build.yaml as in manifest.json', () => {
    const { name, guid, overview, description, category, owner, changelog } = buildYaml();
    assert.deepEqual(
      { name, guid, overview, description, category, owner, changelog },
      {
        name: plugin.name,
        guid: plugin.guid,
        overview: plugin.overview,
        description: plugin.description,
        category: plugin.category,
        owner: plugin.owner,
        changelog: newest.changelog,
      },
    );
  });
});
