import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const DECLARED = /^\s+private (?:static |readonly |async |get |set )*(\w+)/gm;
const QUOTED = /'[^'\n]*'|"[^"\n]*"/g;

/** The texts of all files in a folder, and below it, whose name fits. */
function textsOf(folder, fits) {
  return readdirSync(here(folder), { recursive: true })
    .filter((name) => fits.test(name))
    .map((name) => readFileSync(join(here(folder), name), 'utf8'));
}

/**
 * The names of private members, which may be made short: a seventieth of the script as it travels. None that a
 * browser, Preact, the protocol or Jellyfin has as well, none where JSON is made, nor one that stands in quotes anywhere.
 */
export function privateNames() {
  const code = textsOf('src', /\.tsx?$/);
  const others = [
    ...textsOf('node_modules/@typescript', /[\\/]lib\.\w[\w.]*\.d\.ts$/),
    ...textsOf('node_modules/preact', /\.d\.ts$/),
    ...textsOf('src/protocol', /\.ts$/),
    ...textsOf('src/jellyfin', /\.ts$/),
    ...code.filter((text) => text.includes('JSON.')),
    ...code.flatMap((text) => text.match(QUOTED) ?? []),
  ];
  const taken = new Set(others.flatMap((text) => text.match(/\w+/g) ?? []));
  const names = code.flatMap((text) => [...text.matchAll(DECLARED)].map(([, name]) => name));
  return [...new Set(names)].filter((name) => !taken.has(name));
}
