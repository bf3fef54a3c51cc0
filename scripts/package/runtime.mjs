// Java runtimes with only what the sidecar uses, so that Jellyfin's container needs no Java.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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

/** The platforms that runtimes are made for; the bridge's JavaFinder looks for them by these names. All use glibc. */
export const PLATFORMS = ['linux-x64', 'linux-arm64'];

/** What a JDK says of itself in its file "release": JAVA_VERSION as 17.0.15, OS_NAME, OS_ARCH. */
function releaseOf(jdk) {
  const text = readFileSync(join(jdk, 'release'), 'utf8');
  return Object.fromEntries([...text.matchAll(/^(\w+)="(.*)"$/gm)].map(([, key, value]) => [key, value]));
}

const featureOf = (jdk) => releaseOf(jdk).JAVA_VERSION.split('.')[0];
const ARCHITECTURES = { x86_64: 'x64', amd64: 'x64', aarch64: 'arm64' };

/** Why the modules of this JDK cannot be linked for that platform; null if they can. */
function problemWith(jdk, platform, builder) {
  for (const file of ['release', 'jmods/java.base.jmod']) {
    if (!existsSync(join(jdk, file))) {
      return `there is no ${file}`;
    }
  }
  const { OS_NAME, OS_ARCH } = releaseOf(jdk);
  const found = `${OS_NAME?.toLowerCase()}-${ARCHITECTURES[OS_ARCH] ?? OS_ARCH}`;
  if (found !== platform) {
    return `it is for ${found}`;
  }
  // jlink links only modules of its own version.
  return featureOf(jdk) === featureOf(builder)
    ? null
    : `it is Java ${featureOf(jdk)}, and the JDK that builds is Java ${featureOf(builder)}`;
}

/**
 * The JDK that builds, or why there is none that can.
 *
 * @returns {{ jdk: string } | { skipped: string }}
 */
export function builderJdk() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { skipped: `they are made on Linux on x64 only; this is ${process.platform} on ${process.arch}` };
  }
  const jdk = javaHome();
  const missing = ['bin/jlink', 'bin/jdeps', 'jmods/java.base.jmod', 'release'].filter(
    (file) => !jdk || !existsSync(join(jdk, file)),
  );
  return missing.length > 0
    ? { skipped: `the JDK in ${jdk ?? '(none found)'} has no ${missing.join(', ')}` }
    : { jdk };
}

/**
 * Makes the runtimes: for Linux on x64 with the JDK that builds, and for every platform that another JDK is given for.
 * They have no archive of loaded classes (CDS), since that comes out a little different each time that it is made, so
 * that no two packages would be the same; the bridge makes it on the server. They are not compressed: the zip is, and
 * comes out smaller, and Java starts quicker.
 *
 * @param {string} jar the sidecar
 * @param {string} folder where to, each into a folder of the platform's name; it must not be there yet
 * @param {Record<string, string>} jdks homes of JDKs by platform, of the same version as the one that builds; only
 *   their modules are read, so they may be for another processor
 * @returns {{ skipped: string } | { modules: string[], platforms: string[] }} why there are none, or what was made
 * @throws {Error} if a JDK does not fit
 */
export function makeRuntimes(jar, folder, jdks = {}) {
  const builder = builderJdk();
  if ('skipped' in builder) {
    if (Object.keys(jdks).length > 0) {
      throw new Error(`Runtimes cannot be made here: ${builder.skipped}.`);
    }
    return builder;
  }
  const all = { 'linux-x64': builder.jdk, ...jdks };
  for (const [platform, jdk] of Object.entries(all)) {
    const problem = PLATFORMS.includes(platform)
      ? problemWith(jdk, platform, builder.jdk)
      : `runtimes are made for ${PLATFORMS.join(' and ')}`;
    if (problem) {
      throw new Error(`The JDK for ${platform} in ${jdk} will not do: ${problem}.`);
    }
  }
  const modules = modulesOf(builder.jdk, jar);
  const platforms = Object.keys(all).sort();
  for (const platform of platforms) {
    link(builder.jdk, join(all[platform], 'jmods'), modules, join(folder, platform));
  }
  return { modules, platforms };
}

function link(builder, jmods, modules, folder) {
  said(join(builder, 'bin', 'jlink'), [
    '--module-path',
    jmods,
    '--add-modules',
    modules.join(','),
    '--strip-java-debug-attributes',
    '--no-header-files',
    '--no-man-pages',
    '--output',
    folder,
  ]);
}
