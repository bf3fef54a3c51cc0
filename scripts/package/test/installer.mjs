// Plays the part of Jellyfin's that installs a plugin from a repository (InstallationManager and PluginManager).
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { unzip } from '../zip.mjs';

const numbers = (version) => version.split('.').map(Number);

/** Below 0, 0 or above 0, as `a` is older than, the same as or newer than `b`. */
function compareVersions(a, b) {
  const [left, right] = [numbers(a), numbers(b)];
  const at = left.findIndex((number, index) => number !== right[index]);
  return at < 0 ? 0 : left[at] - right[at];
}

/** The newest version that a server of this version may load. */
function compatible(plugin, server) {
  return plugin.versions
    .filter(({ targetAbi }) => compareVersions(targetAbi, server) <= 0)
    .sort((a, b) => compareVersions(b.version, a.version))[0];
}

async function fetched(url) {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${url} answers ${answer.status}.`);
  }
  return Buffer.from(await answer.arrayBuffer());
}

/**
 * Unpacks every file with the same mode, without the right to execute: an installer may leave it out. The bridge then
 * sets it on the two files that are named in its JavaFinder.
 */
function unpack(archive, folder) {
  for (const { name, data } of unzip(archive)) {
    const path = resolve(folder, name);
    if (!path.startsWith(folder + sep)) {
      throw new Error(`${name} leaves the plugin's folder.`);
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, data, { mode: 0o644 });
  }
}

/** What Jellyfin keeps of a packaged meta.json: state, updates and assemblies from it, the rest from the repository. */
function reconcile(plugin, version, packaged) {
  if (packaged.guid !== plugin.guid) {
    throw new Error(`The package is of ${packaged.guid}, not of ${plugin.guid}.`);
  }
  if (packaged.version !== version.version) {
    throw new Error(`The package is ${packaged.version}, the repository says ${version.version}.`);
  }
  return { ...packaged, autoUpdate: packaged.autoUpdate, assemblies: packaged.assemblies };
}

/** The DLLs that would be loaded: with a whitelist those on it, which must all be there. */
function assembliesOf(meta, folder) {
  const found = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.dll'));
  if (!meta.assemblies?.length) {
    return found;
  }
  const missing = meta.assemblies.filter((file) => !found.includes(file));
  if (missing.length > 0) {
    throw new Error(`The package has no ${missing.join(', ')}.`);
  }
  return meta.assemblies;
}

/**
 * Installs a plugin.
 *
 * @param {{ repository: string, guid: string, server: string, plugins: string }} request the manifest's URL, which
 *   plugin, the server's version in four parts, the folder of plugins
 * @returns {Promise<{ folder: string, meta: object, assemblies: string[], size: number }>}
 * @throws {Error} where Jellyfin would refuse it
 */
export async function install({ repository, guid, server, plugins }) {
  const plugin = JSON.parse(await fetched(repository)).find((one) => one.guid === guid);
  const version = plugin && compatible(plugin, server);
  if (!version) {
    throw new Error(`There is no version of ${guid} for ${server}.`);
  }
  if (!new URL(version.sourceUrl).pathname.endsWith('.zip')) {
    throw new Error(`${version.sourceUrl} is not a zip.`);
  }
  const archive = await fetched(version.sourceUrl);
  const sum = createHash('md5').update(archive).digest('hex');
  if (sum.toLowerCase() !== version.checksum.toLowerCase()) {
    throw new Error(`The checksum is ${sum}, the repository says ${version.checksum}.`);
  }
  const folder = join(plugins, `${plugin.name}_${version.version}`);
  unpack(archive, folder);
  const meta = reconcile(plugin, version, JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')));
  return { folder, meta, assemblies: assembliesOf(meta, folder), size: archive.length };
}
