// Turns a program that carries its own .NET runtime into a runtime that any program can use.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const TARGET = '.NETCoreApp,Version=v9.0';
const RID = 'linux-x64';
const BASE = 'Microsoft.NETCore.App';

/** Both shared frameworks; the second stands on the first. */
export const FRAMEWORKS = [BASE, 'Microsoft.AspNetCore.App'];

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Lays out `root` the way an installed runtime is: `host/fxr/<version>` and `shared/<framework>/<version>`.
 *
 * @param program folder of the self-contained program
 * @param depsFile name of its `.deps.json`, which lists what belongs to which framework
 * @returns the folders of the frameworks, in the order of {@link FRAMEWORKS}
 */
export function layOutRuntime(program, depsFile, root) {
  const libraries = JSON.parse(readFileSync(join(program, depsFile), 'utf8')).targets[`${TARGET}/${RID}`];
  return FRAMEWORKS.map((framework) => layOutFramework(program, libraries, framework, root));
}

function layOutFramework(program, libraries, framework, root) {
  const pack = `runtimepack.${framework}.Runtime.${RID}/`;
  const key = Object.keys(libraries).find((name) => name.startsWith(pack));
  if (key === undefined) {
    throw new Error(`${program} does not carry ${framework}`);
  }
  const version = key.slice(pack.length);
  const folder = join(root, 'shared', framework, version);
  const resolver = join(root, 'host', 'fxr', version);
  mkdirSync(folder, { recursive: true });
  mkdirSync(resolver, { recursive: true });

  const listed = { runtime: {}, native: {} };
  for (const kind of ['runtime', 'native']) {
    for (const [path, details] of Object.entries(libraries[key][kind] ?? {})) {
      const file = basename(path);
      const isResolver = file === 'libhostfxr.so';
      copyFileSync(join(program, file), join(isResolver ? resolver : folder, file));
      if (!isResolver) {
        listed[kind][file] = details;
      }
    }
  }
  writeFileSync(join(folder, `${framework}.deps.json`), json(dependencies(framework, version, listed)));
  writeFileSync(join(folder, `${framework}.runtimeconfig.json`), json(configuration(framework, version)));
  return folder;
}

function dependencies(framework, version, listed) {
  const library = `${framework}.Runtime.${RID}/${version}`;
  return {
    runtimeTarget: { name: `${TARGET}/${RID}`, signature: '' },
    targets: { [TARGET]: {}, [`${TARGET}/${RID}`]: { [library]: listed } },
    libraries: { [library]: { type: 'package', serviceable: false, sha512: '' } },
  };
}

/** The host finds out from this file that ASP.NET Core comes after the base framework. */
function configuration(framework, version) {
  const below = framework === BASE ? {} : { framework: { name: BASE, version } };
  return { runtimeOptions: { tfm: 'net9.0', ...below } };
}

/** What a program that uses these frameworks needs beside its DLL. */
export function runtimeConfig(frameworks) {
  return json({
    runtimeOptions: {
      tfm: 'net9.0',
      frameworks: frameworks.map((name) => ({ name, version: '9.0.0' })),
      // libicu is not everywhere, and nothing here depends on a culture.
      configProperties: { 'System.Globalization.Invariant': true },
    },
  });
}
