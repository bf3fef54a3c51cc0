// What a release needs beside the package: its notes, its checksums, and the plugin repository with the older versions.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const SUMS = 'SHA256SUMS';

/**
 * The part of the changelog that a tag stands for.
 *
 * @param {string} tag such as v1.2.3
 * @param {string} version what manifest.json says, four numbers
 * @param {string} changelog the whole page
 * @throws {Error} if the tag is not that version's, or the changelog does not have it with a date
 */
export function notes(tag, version, changelog) {
  const wanted = `v${version.replace(/\.0$/, '')}`;
  if (tag !== wanted) {
    throw new Error(
      `The tag is ${tag}, but manifest.json says ${version}: the tag would have to be ${wanted}.`,
    );
  }
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`[${tag.slice(1)}]`));
  if (section === undefined) {
    throw new Error(`CHANGELOG.md has no ${tag.slice(1)}.`);
  }
  const [title, ...body] = section.split('\n');
  if (!/\d{4}-\d{2}-\d{2}$/.test(title)) {
    throw new Error(`CHANGELOG.md has no date for it yet: ## ${title}`);
  }
  return `${body.join('\n').trim()}\n`;
}

/** Writes SHA256SUMS for all other files of a folder, as `sha256sum --check` reads it. */
export function checksums(folder) {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== SUMS)
    .map(({ name }) => name)
    .sort();
  const sum = (name) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  writeFileSync(join(folder, SUMS), files.map((name) => `${sum(name)}  ${name}\n`).join(''));
}

/**
 * The plugin repository: the new version, and behind it those that are on offer already.
 *
 * @param {object[]} made the manifest.json that ./package wrote
 * @param {object[]} older the one that is published now; empty if there is none
 */
export function repository(made, older) {
  const [plugin] = made;
  const before = older.find(({ guid }) => guid === plugin.guid)?.versions ?? [];
  const isNew = ({ version }) => plugin.versions.every((one) => one.version !== version);
  return [{ ...plugin, versions: [...plugin.versions, ...before.filter(isNew)] }];
}
