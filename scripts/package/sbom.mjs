// Says what the package is made of: a CycloneDX bill of materials, read from the jar itself, and the licences' texts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzip } from './zip.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = fileURLToPath(new URL('.', import.meta.url));
const OURS = 'org/opensyncparty/';
const OWN_GROUP = 'org.opensyncparty';
const SPEC_VERSION = '1.6';

/** What npm packages become part of: esbuild puts the first two into the script, the third is a file of the stage. */
const IN_THE_SCRIPT = { preact: 'MIT-preact.txt', uqr: 'MIT-uqr.txt', 'hls.js': 'Apache-2.0-hls.js.txt' };

/** The table of libraries: who has which classes in the jar, under which licence. */
export function readLibraries() {
  return JSON.parse(readFileSync(join(folder, 'libraries.json'), 'utf8'));
}

/** A property of the root POM, in which every version stands that the jar does not tell itself. */
function property(name) {
  const pom = readFileSync(join(root, 'pom.xml'), 'utf8');
  const found = new RegExp(`<${name.replaceAll('.', '\\.')}>([^<]+)<`).exec(pom);
  if (!found) {
    throw new Error(`pom.xml has no ${name}, which libraries.json names.`);
  }
  return found[1];
}

/** Maven's own record of a library, which most have in their jars. */
function artifactsIn(entries) {
  return entries
    .filter(({ name }) => /^META-INF\/maven\/.*\/pom\.properties$/.test(name))
    .map(({ data }) => {
      const values = Object.fromEntries(
        [...data.toString('utf8').matchAll(/^(groupId|artifactId|version)=(.*?)\s*$/gm)].map((m) => [m[1], m[2]]),
      );
      return { group: values.groupId, artifact: values.artifactId, version: values.version };
    })
    .filter(({ group }) => group !== OWN_GROUP);
}

/**
 * Every class of the jar whose library is not in the table.
 *
 * @param {{ name: string }[]} entries
 * @returns {string[]} names of classes
 */
export function unaccounted(entries, libraries = readLibraries()) {
  const known = [OURS, ...libraries.flatMap(({ classes }) => classes)];
  return entries
    .map(({ name }) => name.replace(/^META-INF\/versions\/\d+\//, ''))
    .filter((name) => name.endsWith('.class') && !/(module|package)-info\.class$/.test(name))
    .filter((name) => !known.some((prefix) => name.startsWith(prefix)));
}

const licenses = (license) =>
  / OR | WITH /.test(license) ? [{ expression: license }] : [{ license: { id: license } }];

function javaComponents(entries) {
  const libraries = readLibraries();
  const strangers = unaccounted(entries, libraries);
  if (strangers.length > 0) {
    throw new Error(`libraries.json does not say whose ${strangers[0]} is (and ${strangers.length - 1} more).`);
  }
  const found = artifactsIn(entries);
  for (const { group, artifact, version } of libraries) {
    if (artifact && !found.some((other) => other.group === group && other.artifact === artifact)) {
      found.push({ group, artifact, version: property(version) });
    }
  }
  return found.map(({ group, artifact, version }) => {
    const library = libraries.find((other) => other.group === group);
    if (!library) {
      throw new Error(`libraries.json does not know ${group}:${artifact}.`);
    }
    const purl = `pkg:maven/${group}/${artifact}@${version}`;
    return { type: 'library', 'bom-ref': purl, group, name: artifact, version, licenses: licenses(library.license), purl };
  });
}

function scriptComponents() {
  const { packages } = JSON.parse(readFileSync(join(root, 'web-client/package-lock.json'), 'utf8'));
  return Object.keys(IN_THE_SCRIPT).map((name) => {
    const { version, license } = packages[`node_modules/${name}`];
    const purl = `pkg:npm/${name}@${version}`;
    return { type: 'library', 'bom-ref': purl, name, version, licenses: licenses(license), purl };
  });
}

/**
 * The bill of materials of a jar, the same for the same jar and time.
 *
 * @param {Buffer} jar
 * @param {{ version: string, timestamp: string }} of what the package is
 */
export function billOfMaterials(jar, { version, timestamp }) {
  const byPurl = (a, b) => (a.purl < b.purl ? -1 : 1);
  return {
    bomFormat: 'CycloneDX',
    specVersion: SPEC_VERSION,
    version: 1,
    metadata: {
      timestamp,
      component: {
        type: 'application',
        'bom-ref': 'opensyncparty',
        name: 'opensyncparty',
        version,
        licenses: licenses('GPL-3.0-or-later'),
      },
    },
    components: [...javaComponents(unzip(jar)), ...scriptComponents()].sort(byPurl),
  };
}

/** The texts of all licences in the package, for its folder `licenses`. */
export function licenseFiles() {
  const texts = join(folder, 'licenses');
  return readdirSync(texts)
    .sort()
    .map((name) => ({ name: `licenses/${name}`, data: readFileSync(join(texts, name)), mode: 0o644 }));
}

/** Which texts the table and the script's packages ask for. */
export function neededTexts() {
  return new Set([...readLibraries().map(({ text }) => text), ...Object.values(IN_THE_SCRIPT)]);
}
