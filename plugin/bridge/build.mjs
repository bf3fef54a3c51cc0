// Builds the DLL that Jellyfin loads. It is built again only when something has changed that it is made of.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compile, makeProgram, toolchain } from '../../scripts/dotnet/toolchain.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const project = readFileSync(join(here, 'OpenSyncParty.csproj'), 'utf8');

/** What the project file says, so that both ways to build agree. */
const fromProject = (property) => new RegExp(`<${property}[^>]*>([0-9.]+)</${property}>`).exec(project)[1];

/** The C# files below a folder of this one, each with the name that it has in stack traces on any machine. */
function sources(folder) {
  return readdirSync(join(here, folder), { recursive: true })
    .filter((file) => file.endsWith('.cs'))
    .sort()
    .map((file) => ({ path: join(here, folder, file), name: `/plugin/bridge/${folder}/${file}` }));
}

/** What is put into the plugin's DLL: its page in the dashboard. The project file gives the same names. */
function resources() {
  return readdirSync(join(here, 'web'))
    .sort()
    .map((file) => ({ path: join(here, 'web', file), name: `OpenSyncParty.web.${file}` }));
}

function assembly(name, folder, output, more) {
  return { name, version: fromProject('Version'), output, sources: sources(folder), ...more };
}

/** All assemblies; each needs those before it. */
function buildList(abi, target) {
  const symbols = abi.startsWith('10.10.') ? ['JELLYFIN_10_10'] : [];
  const stubNames = ['MediaBrowser.Model', 'MediaBrowser.Common', 'MediaBrowser.Controller'];
  const stubs = stubNames.map((name, index) =>
    assembly(name, `stubs/${name}`, join(target, 'stubs', `${name}.dll`), {
      // The version that the plugin asks the server for; .NET takes any that is not older.
      version: `${abi}.0`,
      references: stubNames.slice(0, index).map((before) => join(target, 'stubs', `${before}.dll`)),
      symbols,
    }),
  );
  const references = stubs.map((stub) => stub.output);
  const plugin = assembly('OpenSyncParty', 'src', join(target, 'OpenSyncParty.dll'), {
    references,
    symbols,
    resources: resources(),
    documented: true,
  });
  const host = assembly('TestHost', 'test/host', join(target, 'test-host', 'TestHost.dll'), {
    references,
    symbols,
    program: true,
  });
  return { stubs, plugin, host };
}

function fingerprint(assemblies, ...more) {
  const hash = createHash('sha256').update(JSON.stringify([assemblies, more]));
  for (const { path } of assemblies.flatMap((one) => [...one.sources, ...(one.resources ?? [])])) {
    hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** Runs `work` unless its `outputs` are there already and were made of the same things. */
function unlessBuilt(target, name, made, outputs, work) {
  const stamp = join(target, `.${name}-built-from`);
  const isBuilt =
    outputs.every((file) => existsSync(file)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === made;
  if (!isBuilt) {
    mkdirSync(target, { recursive: true });
    work();
    writeFileSync(stamp, made);
  }
}

function buildWithToolchain(abi, target, withHost) {
  const tools = toolchain();
  const { stubs, plugin, host } = buildList(abi, target);
  const build = (name, assemblies, inputs, more = () => {}) =>
    unlessBuilt(target, name, fingerprint(inputs, tools.key), outputsOf(assemblies), () => {
      compile(tools, assemblies, join(target, `${name}.json`));
      more();
    });
  build('plugin', [...stubs, plugin], [...stubs, plugin]);
  if (withHost) {
    build('test-host', [host], [...stubs, host], () => {
      const folder = join(target, 'test-host');
      makeProgram(tools, folder, 'TestHost');
      for (const { output } of stubs) {
        copyFileSync(output, join(folder, basename(output)));
      }
    });
  }
}

const outputsOf = (assemblies) => assemblies.map((one) => one.output);

function buildWithSdk(abi, target) {
  const plugin = assembly('OpenSyncParty', 'src', join(target, 'OpenSyncParty.dll'), {
    resources: resources(),
  });
  unlessBuilt(target, 'plugin', fingerprint([plugin], 'sdk', abi, project), [plugin.output], () => {
    const output = join(target, 'sdk');
    const args = [
      'build',
      join(here, 'OpenSyncParty.csproj'),
      '--configuration',
      'Release',
      '--output',
      output,
    ];
    execFileSync('dotnet', [...args, `-p:JellyfinAbi=${abi}`, '--nologo', '--verbosity', 'quiet'], {
      stdio: 'inherit',
    });
    copyFileSync(join(output, 'OpenSyncParty.dll'), plugin.output);
  });
}

/** Whether an SDK that is new enough is on the PATH; a runtime alone has the same command. */
function hasSdk() {
  const asked = spawnSync('dotnet', ['--list-sdks'], { encoding: 'utf8' });
  return asked.status === 0 && asked.stdout.split('\n').some((line) => Number.parseInt(line, 10) >= 9);
}

try {
  const { values } = parseArgs({
    options: {
      abi: { type: 'string', default: fromProject('JellyfinAbi') },
      out: { type: 'string', default: join(here, 'target') },
      toolchain: { type: 'boolean', default: false },
      'test-host': { type: 'boolean', default: false },
    },
  });
  const target = resolve(values.out);
  if (!/^\d+\.\d+\.\d+$/.test(values.abi)) {
    throw new Error(`--abi ${values.abi} is not a version of Jellyfin such as 10.11.0`);
  }
  // The host of the tests runs on the toolchain's runtime, so then everything is built with it.
  if (values.toolchain || values['test-host'] || !hasSdk()) {
    buildWithToolchain(values.abi, target, values['test-host']);
  } else {
    buildWithSdk(values.abi, target);
  }
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
