// For the release workflow:
//   node scripts/release/main.mjs notes TAG                  prints the tag's part of the changelog
//   node scripts/release/main.mjs checksums DIR              writes DIR/SHA256SUMS
//   node scripts/release/main.mjs repository NEW OLD         prints the plugin repository with both manifests' versions
import { readFileSync } from 'node:fs';
import { checksums, notes, repository } from './release.mjs';

const own = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

const COMMANDS = {
  notes: (tag) => notes(tag, JSON.parse(own('manifest.json'))[0].versions[0].version, own('CHANGELOG.md')),
  checksums: (folder) => checksums(folder) ?? '',
  repository: (made, older) => `${JSON.stringify(repository(json(made), json(older)), null, 2)}\n`,
};

const [command, ...args] = process.argv.slice(2);
try {
  if (!Object.hasOwn(COMMANDS, command) || args.length !== COMMANDS[command].length) {
    throw new Error('usage: main.mjs notes TAG | checksums DIR | repository NEW OLD');
  }
  process.stdout.write(COMMANDS[command](...args));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
