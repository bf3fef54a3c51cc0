// What the benchmarks of a Java process have in common on their command lines.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** For what people are told while it runs; the result goes to standard output. */
export const log = (line) => process.stderr.write(`${line}\n`);

/** Options of every such benchmark, for parseArgs. */
export const common = {
  jar: { type: 'string', default: join(root, 'plugin/sidecar/target/opensyncparty-sidecar.jar') },
  java: { type: 'string' },
  json: { type: 'string' },
  docs: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
};

/** A whole number in a range. */
export function number(values, name, least, most) {
  const value = Number(values[name]);
  if (!/^\d{1,5}$/.test(values[name]) || value < least || value > most) {
    throw new Error(`--${name} ${values[name]} is not a whole number from ${least} to ${most}.`);
  }
  return value;
}

/** The sidecar's jar, which must be there. */
export function requireJar(values) {
  const jar = resolve(values.jar);
  if (process.platform !== 'linux') {
    throw new Error('This benchmark needs Linux.');
  }
  if (!existsSync(jar)) {
    throw new Error(`There is no ${jar}.`);
  }
  return jar;
}

/** The Java that was named, or else that of JAVA_HOME or the PATH. */
export const javaOf = ({ java }) =>
  java ? resolve(java) : process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';

/** Its version, as it says itself. */
export const versionOf = (program) =>
  /java\.version = (\S+)/.exec(
    spawnSync(program, ['-XshowSettings:properties', '-version'], { encoding: 'utf8' }).stderr,
  )?.[1] ?? 'unknown';

/** Runs a benchmark's main function; what goes wrong is said in one line. */
export function run(main) {
  main().catch((error) => {
    log(error.message);
    process.exitCode = 1;
  });
}
