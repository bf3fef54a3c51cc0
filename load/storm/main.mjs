// ./bench storm: everybody comes back at once after the sidecar was killed: how long that takes, and what it costs.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { storm } from './storm.mjs';

const HELP = `./bench storm: everybody comes back at once after the sidecar was killed: how long that takes, and what it costs.

  --members N   who have a seat, 10 to a room, 10 to 15000   (default: 10000)
  --seconds S   within which they all try, 1 to 600          (default: 10)
  --jar FILE    the sidecar                                  (default: the one that is built)
  --json FILE   write the result as JSON

Needs Linux, and as many file descriptors as members (ulimit -n).
`;

const root = fileURLToPath(new URL('../..', import.meta.url));

function number(name, text, least, most) {
  if (!/^\d{1,6}$/.test(text) || Number(text) < least || Number(text) > most) {
    throw new Error(`--${name} ${text} is not a whole number from ${least} to ${most}.`);
  }
  return Number(text);
}

async function main() {
  const { values } = parseArgs({
    options: {
      members: { type: 'string', default: '10000' },
      seconds: { type: 'string', default: '10' },
      jar: { type: 'string', default: join(root, 'plugin/sidecar/target/opensyncparty-sidecar.jar') },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const jar = resolve(values.jar);
  if (process.platform !== 'linux' || !existsSync(jar)) {
    throw new Error(process.platform === 'linux' ? `There is no ${jar}.` : 'This benchmark needs Linux.');
  }
  const data = mkdtempSync(join(tmpdir(), 'opensyncparty-storm-'));
  try {
    const result = await storm({
      jar,
      data,
      members: number('members', values.members, 10, 15_000),
      seconds: number('seconds', values.seconds, 1, 600),
    });
    const found = { cores: availableParallelism(), ...result };
    process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    if (values.json) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`);
  } finally {
    rmSync(data, { recursive: true });
  }
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
