// A C# compiler and a .NET 9 runtime with ASP.NET Core, for machines without the .NET SDK (Linux on x64).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeLauncher } from './launcher.mjs';
import { fetchArchive, unpack } from './packages.mjs';
import { FRAMEWORKS, layOutRuntime, runtimeConfig } from './runtime.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const standardCache = here('../../.cache/dotnet');
const compilerSources = readdirSync(here('compiler'))
  .sort()
  .map((file) => here(`compiler/${file}`));
const ownFiles = [
  'toolchain.mjs',
  'packages.json',
  'packages.mjs',
  'runtime.mjs',
  'launcher.mjs',
  'bootstrap.cjs',
];

/** The program that the runtime is taken from. */
const PROGRAM = 'azmcp';
const ROSLYN = ['Microsoft.CodeAnalysis.dll', 'Microsoft.CodeAnalysis.CSharp.dll'];

/**
 * What a build works with. `environment` is what a launcher needs to find the runtime.
 *
 * @typedef {{ folder: string, key: string, frameworks: string[], environment: NodeJS.ProcessEnv }} Toolchain
 */

/**
 * Makes the toolchain if it is not in the cache yet; about ten seconds and 130 MB of download the first time.
 *
 * @returns {Toolchain}
 */
export function toolchain(cache = standardCache) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Without the .NET SDK this builds only on Linux on x64: install the .NET 9 SDK.');
  }
  const key = fingerprint();
  const folder = join(cache, `toolchain-${key}`);
  if (!existsSync(folder)) {
    make(cache, folder);
  }
  const root = join(folder, 'dotnet');
  const shared = FRAMEWORKS.map((name) => join(root, 'shared', name));
  return {
    folder,
    key,
    frameworks: shared.map((path) => join(path, readdirSync(path)[0])),
    environment: {
      ...process.env,
      DOTNET_ROOT: root,
      DOTNET_CLI_TELEMETRY_OPTOUT: '1',
      DOTNET_EnableDiagnostics: '0',
    },
  };
}

/** Compiles the assemblies of a build list; the list is kept at `listFile`. Errors go to standard error. */
export function compile(tools, assemblies, listFile) {
  writeFileSync(listFile, JSON.stringify({ frameworks: tools.frameworks, assemblies }, null, 2));
  execFileSync(join(tools.folder, 'compiler', 'compiler'), [listFile], {
    env: tools.environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** Makes `<folder>/<name>` start `<folder>/<name>.dll` on both frameworks, given the toolchain's environment. */
export function makeProgram(tools, folder, name) {
  makeLauncher(join(tools.folder, PROGRAM), `${PROGRAM}.dll`, `${name}.dll`, join(folder, name));
  writeFileSync(join(folder, `${name}.runtimeconfig.json`), runtimeConfig(FRAMEWORKS));
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [...ownFiles.map(here), ...compilerSources]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function make(cache, folder) {
  const draft = `${folder}.making-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    const [runtime, roslyn, bindings] = JSON.parse(readFileSync(here('packages.json'), 'utf8')).map((pin) =>
      fetchArchive(pin, join(cache, 'packages')),
    );
    const scratch = join(draft, 'unpacked');
    unpack(runtime, join(scratch, 'runtime'));
    unpack(
      roslyn,
      join(scratch, 'roslyn'),
      ROSLYN.map((file) => `dist/generator/${file}`),
    );
    unpack(bindings, join(scratch, 'bindings'));

    const program = join(scratch, 'runtime', 'dist');
    const [framework] = layOutRuntime(program, `${PROGRAM}.deps.json`, join(draft, 'dotnet'));
    copyFileSync(join(program, PROGRAM), join(draft, PROGRAM));
    makeCompiler(draft, scratch, framework);
    rmSync(scratch, { recursive: true });
    renameSync(draft, folder);
    removeOthers(cache, folder);
  } catch (error) {
    // Somebody else may have been faster, and theirs is as good.
    if (!existsSync(join(folder, 'compiler'))) {
      throw error;
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** What earlier versions of these scripts made; a hundred megabytes each. */
function removeOthers(cache, folder) {
  const made = readdirSync(cache).filter((name) => /^toolchain-[0-9a-f]+$/.test(name));
  for (const other of made.map((name) => join(cache, name)).filter((path) => path !== folder)) {
    rmSync(other, { recursive: true });
  }
}

function makeCompiler(draft, scratch, framework) {
  const compiler = join(draft, 'compiler');
  mkdirSync(compiler);
  for (const file of ROSLYN) {
    copyFileSync(join(scratch, 'roslyn', 'dist', 'generator', file), join(compiler, file));
  }
  const args = [
    here('bootstrap.cjs'),
    join(scratch, 'bindings'),
    compiler,
    framework,
    join(compiler, 'compiler.dll'),
  ];
  execFileSync(process.execPath, [...args, ...compilerSources], {
    env: { ...process.env, DOTNET_ROOT: join(draft, 'dotnet') },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  makeProgram({ folder: draft }, compiler, 'compiler');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(`${toolchain(process.argv[2]).folder}\n`);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
