// Makes the plugin's zip and the repository that offers it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeRuntimes } from './runtime.mjs';
import { billOfMaterials, licenseFiles } from './sbom.mjs';
import { zip } from './zip.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const DLL = { name: 'OpenSyncParty.dll', from: 'plugin/bridge/target/OpenSyncParty.dll' };
const JAR = { name: 'opensyncparty-sidecar.jar', from: 'plugin/sidecar/target/opensyncparty-sidecar.jar' };
const LICENSE = { name: 'LICENSE', from: 'LICENSE' };
/** Where the bridge's JavaFinder looks. */
const RUNTIME = 'runtime';

const EXECUTABLE = 0o755;
const PLAIN = 0o644;

/** What the root manifest.json says of the plugin and of its newest version, which is the first in the list. */
export function readManifest() {
  const [plugin] = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));
  return { plugin, newest: plugin.versions[0] };
}

/** Unix seconds of what is packaged: SOURCE_DATE_EPOCH as reproducible-builds.org defines it, else the commit's time. */
function sourceTime() {
  const given = process.env.SOURCE_DATE_EPOCH;
  if (given !== undefined) {
    if (!/^\d{1,10}$/.test(given)) {
      throw new Error(`SOURCE_DATE_EPOCH is ${given}, which is not a number of seconds.`);
    }
    return Number(given);
  }
  try {
    return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }));
  } catch (error) {
    throw new Error('Outside a git checkout, set SOURCE_DATE_EPOCH to the time of the sources.', {
      cause: error,
    });
  }
}

/** Jellyfin's times, such as 2026-01-31T12:00:00Z. */
const isoTime = (seconds) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;

function ownFile({ name, from }) {
  const path = join(root, from);
  if (!existsSync(path)) {
    throw new Error(`There is no ${from}. ./package builds it.`);
  }
  return { name, data: readFileSync(path), mode: PLAIN };
}

/** All files below a folder, links followed: jlink links licences that are the same. */
function filesBelow(folder, prefix) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.path, entry.name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({
      name: [prefix, ...relative(folder, path).split(sep)].join('/'),
      data: readFileSync(path),
      mode: statSync(path).mode & 0o100 ? EXECUTABLE : PLAIN,
    }));
}

/**
 * The meta.json that Jellyfin reconciles with the repository's entry. Only the assemblies that it names are loaded;
 * without it Jellyfin would load every DLL that it finds.
 */
function metaOf(plugin, version, timestamp) {
  const { category, description, guid, name, overview, owner } = plugin;
  return {
    category,
    changelog: version.changelog,
    description,
    guid,
    name,
    overview,
    owner,
    targetAbi: version.targetAbi,
    timestamp,
    version: version.version,
    status: 'Active',
    autoUpdate: true,
    assemblies: [DLL.name],
  };
}

const json = (value) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/**
 * Writes the zip and the repository's manifest.json into a folder. What it packs must have been built.
 *
 * @param {{ out: string, baseUrl: string, jdks?: Record<string, string>, log?: (line: string) => void }} options
 *   baseUrl: the folder from which the zip will be fetched, http or https; jdks: see `makeRuntimes`
 * @returns {{ zip: string, size: number, platforms: string[] }} the zip's path, its bytes, and what runtimes it has
 * @throws {Error} if something is missing or the URL is not one
 */
export function makePackage({ out, baseUrl, jdks = {}, log = () => {} }) {
  if (!/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new Error(`--base-url ${baseUrl} does not start with http:// or https://.`);
  }
  const { plugin, newest } = readManifest();
  const seconds = sourceTime();
  const timestamp = isoTime(seconds);
  const files = [DLL, JAR, LICENSE].map(ownFile);
  files.push({ name: 'meta.json', data: json(metaOf(plugin, newest, timestamp)), mode: PLAIN });
  const jar = files.find(({ name }) => name === JAR.name).data;
  const bom = billOfMaterials(jar, { version: newest.version, timestamp });
  files.push({ name: 'sbom.cdx.json', data: json(bom), mode: PLAIN }, ...licenseFiles());

  mkdirSync(out, { recursive: true });
  const work = mkdtempSync(join(out, '.runtime-'));
  let made;
  try {
    const folder = join(work, RUNTIME);
    made = makeRuntimes(join(root, JAR.from), folder, jdks);
    if ('skipped' in made) {
      log(`Without Java runtimes: ${made.skipped}. Servers that install this need Java 17 of their own.`);
    } else {
      log(`With Java runtimes for ${made.platforms.join(' and ')}, of ${made.modules.join(', ')}.`);
      files.push(...filesBelow(folder, RUNTIME));
    }
  } finally {
    rmSync(work, { recursive: true });
  }

  const archive = zip(files, seconds);
  const name = `opensyncparty_${newest.version}.zip`;
  writeFileSync(join(out, name), archive);
  const entry = {
    ...newest,
    sourceUrl: new URL(name, baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`).href,
    // MD5 is what Jellyfin compares; it finds damaged downloads, and does not protect against forged ones.
    checksum: createHash('md5').update(archive).digest('hex'),
    timestamp,
  };
  writeFileSync(join(out, 'manifest.json'), json([{ ...plugin, versions: [entry] }]));
  return { zip: join(out, name), size: archive.length, platforms: made.platforms ?? [] };
}
