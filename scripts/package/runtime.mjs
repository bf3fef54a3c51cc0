// A Java runtime with only what the sidecar uses, so that Jellyfin's container needs no Java.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What jdeps does not see, since it is found by name at run time: elliptic curves for TLS and for ES256 tokens, the
 * logs of libraries, and the numbers about memory and threads in the metrics.
 */
const FOUND_BY_NAME = [
  'jdk.crypto.ec',
  'java.logging',
  'java.management',
  'jdk.management',
  'java.naming',
  'jdk.unsupported',
];

/** Named only by a class of Jackson's that it does without where the module is missing. It would add 10 MB. */
const NOT_NEEDED = ['java.desktop'];

const said = (program, args) => execFileSync(program, args, { encoding: 'utf8' }).trim();

/** The home of the JDK that builds: JAVA_HOME, else that of the java on the PATH. */
function javaHome() {
  const { JAVA_HOME } = process.env;
  if (JAVA_HOME && existsSync(join(JAVA_HOME, 'bin', 'java'))) {
    return JAVA_HOME;
  }
  const { stderr } = spawnSync('java', ['-XshowSettings:properties', '-version'], { encoding: 'utf8' });
  return /java\.home = (.+)/.exec(stderr ?? '')?.[1].trim();
}

/** The modules that the jar needs, sorted. */
function modulesOf(jdk, jar) {
  const found = said(join(jdk, 'bin', 'jdeps'), [
    '--print-module-deps',
    '--ignore-missing-deps',
    '--multi-release',
    '17',
    jar,
  ]).split(',');
  return [...new Set([...found, ...FOUND_BY_NAME])].filter((name) => !NOT_NEEDED.includes(name)).sort();
}

/**
 * Makes the runtime for Linux on x64. It has no archive of loaded classes (CDS): that would save a tenth of the start,
 * but comes out a little different each time that it is made, so that no two packages would be the same.
 *
 * @param {string} jar the sidecar
 * @param {string} folder where to; it must not be there yet
 * @returns {{ skipped: string } | { modules: string[] }} why there is none, or what is in it
 */
export function makeRuntime(jar, folder) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { skipped: `it is made on Linux on x64 only; this is ${process.platform} on ${process.arch}` };
  }
  const jdk = javaHome();
  const missing = ['bin/jlink', 'bin/jdeps', 'jmods/java.base.jmod'].filter(
    (file) => !jdk || !existsSync(join(jdk, file)),
  );
  if (missing.length > 0) {
    return { skipped: `the JDK in ${jdk ?? '(none found)'} has no ${missing.join(', ')}` };
  }
  const modules = modulesOf(jdk, jar);
  said(join(jdk, 'bin', 'jlink'), [
    '--add-modules',
    modules.join(','),
    '--strip-debug',
    '--no-header-files',
    '--no-man-pages',
    '--compress=2',
    '--output',
    folder,
  ]);
  return { modules };
}
