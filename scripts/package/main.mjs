// The command line of ./package.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makePackage } from './package.mjs';
import { serve } from './serve.mjs';

const DEFAULT_PORT = '8099';
const log = (line) => process.stderr.write(`${line}\n`);
const inMegabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** `linux-arm64=/opt/jdk` and the like as one object. */
function jdksIn(given) {
  return Object.fromEntries(
    given.map((text) => {
      const [, platform, jdk] = /^([^=]+)=(.+)$/.exec(text) ?? [];
      if (!jdk) {
        throw new Error(`--jdk ${text} is not like linux-arm64=/path/to/jdk.`);
      }
      return [platform, resolve(jdk)];
    }),
  );
}

function pack(out, baseUrl, jdks) {
  const { zip, size } = makePackage({ out, baseUrl, jdks, log });
  log(`${zip} (${inMegabytes(size)}), offered by ${resolve(out, 'manifest.json')} from ${baseUrl}`);
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'base-url': { type: 'string' },
      jdk: { type: 'string', multiple: true, default: [] },
      out: { type: 'string', default: fileURLToPath(new URL('../../dist', import.meta.url)) },
      serve: { type: 'boolean', default: false },
    },
  });
  const [port = DEFAULT_PORT, ...more] = positionals;
  if (
    more.length > 0 ||
    (positionals.length > 0 && !values.serve) ||
    !/^\d{1,5}$/.test(port) ||
    port > 65535
  ) {
    throw new Error('usage: ./package [--base-url URL] [--out DIR] [--jdk PLATFORM=DIR]… [--serve [PORT]]');
  }
  const out = resolve(values.out);
  const jdks = jdksIn(values.jdk);
  if (!values.serve) {
    pack(out, values['base-url'] ?? `http://127.0.0.1:${DEFAULT_PORT}/`, jdks);
    return;
  }
  const server = await serve(out, Number(port));
  try {
    pack(out, values['base-url'] ?? server.url, jdks);
  } catch (error) {
    await server.close();
    throw error;
  }
  log(`In Jellyfin's dashboard add this plugin repository: ${server.url}manifest.json`);
  log('Ctrl+C ends it.');
}

main().catch((error) => {
  log(error.message);
  process.exitCode = 1;
});
