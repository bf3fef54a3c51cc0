// Fetches npm packages whose content is pinned, and refuses anything else under their names.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Thrown when an archive is not the one that was pinned. */
export class ChecksumError extends Error {}

/** The name that `npm pack` gives an archive. */
export const archiveName = (pin) => `${pin.name.replace(/^@/, '').replace('/', '-')}-${pin.version}.tgz`;

/**
 * The path of the package's archive in `folder`, fetched if it is not there yet.
 *
 * @throws {ChecksumError} if its sha512 is not the pinned one; the archive is removed, so the next run fetches it anew
 */
export function fetchArchive(pin, folder) {
  const archive = join(folder, archiveName(pin));
  if (!existsSync(archive)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['pack', `${pin.name}@${pin.version}`, '--silent', '--pack-destination', folder], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== pin.integrity) {
    rmSync(archive);
    throw new ChecksumError(
      `${pin.name}@${pin.version} is not the package that was pinned (it was removed; try again, and if this stays, do not trust it):\n` +
        `  pinned ${pin.integrity}\n  found  ${found}`,
    );
  }
  return archive;
}

/** Unpacks all of an archive, or only the entries named (as below the package's root). */
export function unpack(archive, folder, entries = []) {
  mkdirSync(folder, { recursive: true });
  const wanted = entries.map((entry) => `package/${entry}`);
  execFileSync('tar', ['-xzf', archive, '-C', folder, '--strip-components=1', ...wanted]);
}
