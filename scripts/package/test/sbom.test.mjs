// What the package says it is made of. Needs the sidecar's jar, built before.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { billOfMaterials, licenseFiles, neededTexts, unaccounted } from '../sbom.mjs';

const JAR = fileURLToPath(new URL('../../../plugin/sidecar/target/opensyncparty-sidecar.jar', import.meta.url));
const OF = { version: '0.1.0.0', timestamp: '2026-01-31T12:00:00Z' };
/** What may be part of a program under the GPL 3; docs/dependencies.md says how. */
const FITS = [
  'Apache-2.0',
  'MIT',
  'MIT-0',
  'BSD-3-Clause',
  'EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0',
  'EPL-1.0 OR LGPL-2.1-only',
  'MPL-2.0 OR EPL-1.0',
];

describe('The bill of materials', () => {
  const jar = readFileSync(JAR);
  const bom = billOfMaterials(jar, OF);

  it('accounts for every class in the jar, and refuses one that nobody knows', () => {
    assert.ok(bom.components.length > 20);
    assert.deepEqual(unaccounted([{ name: 'com/evil/Backdoor.class' }, { name: 'org/slf4j/Logger.class' }]), [
      'com/evil/Backdoor.class',
    ]);
  });

  it('names each part once, with a version and a licence that fits', () => {
    const purls = bom.components.map(({ purl }) => purl);
    assert.equal(new Set(purls).size, purls.length);
    for (const { purl, version, licenses } of bom.components) {
      assert.match(version, /^\d+\.\d/, purl);
      const license = licenses[0].expression ?? licenses[0].license.id;
      assert.ok(FITS.includes(license), `${purl}: ${license}`);
    }
    for (const part of [
      'pkg:maven/org.glassfish.tyrus/tyrus-server@',
      'pkg:maven/info.picocli/picocli@',
      'pkg:npm/preact@',
    ]) {
      assert.ok(
        purls.some((purl) => purl.startsWith(part)),
        part,
      );
    }
  });

  it('is the same each time', () => {
    assert.deepEqual(billOfMaterials(jar, OF), bom);
    assert.ok(!('serialNumber' in bom));
  });

  it('comes with the text of every licence, and no other', () => {
    const texts = licenseFiles().map(({ name }) => name.replace('licenses/', ''));
    assert.deepEqual(texts, [...neededTexts()].sort());
    assert.ok(licenseFiles().every(({ data }) => data.length > 500));
  });
});
