// Compiles the generator and the floor, which are in C so that neither of them is what is measured.
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WIRE = fileURLToPath(new URL('wire', import.meta.url));
const FLAGS = ['-std=c11', '-O2', '-Wall', '-Wextra', '-Werror'];
const PARTS = {
  floor: ['floor.c', 'frames.c', 'sha1.c'],
  generator: ['generator.c', 'party.c', 'frames.c', 'histogram.c'],
};

/** The C compiler of this machine, or null. */
export function compiler() {
  const candidates = process.env.CC ? [process.env.CC] : ['cc', 'gcc', 'clang'];
  return candidates.find((name) => spawnSync(name, ['--version']).status === 0) ?? null;
}

/**
 * Compiles both into a folder.
 *
 * @returns {{ floor: string, generator: string }} the programs
 */
export function buildWire(folder) {
  const cc = compiler();
  if (cc === null) {
    throw new Error(
      'The load benchmark needs a C compiler (Debian: apt-get install gcc libc6-dev), or its name in CC.',
    );
  }
  const programs = {};
  for (const [name, sources] of Object.entries(PARTS)) {
    programs[name] = join(folder, name);
    const files = sources.map((source) => join(WIRE, source));
    execFileSync(cc, [...FLAGS, '-o', programs[name], ...files], { stdio: ['ignore', 'inherit', 'inherit'] });
  }
  return programs;
}
