// ./bench storm: everybody comes back at once after the sidecar was killed: how long that takes, and what it costs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { common, javaOf, number, requireJar, run } from '../options.mjs';
import { storm } from './storm.mjs';

const HELP = `./bench storm: everybody comes back at once after the sidecar was killed: how long that takes, and what it costs.

  --members N   who have a seat, 10 to a room, 10 to 15000   (default: 10000)
  --seconds S   within which they all try, 1 to 600          (default: 10)
  --jar FILE    the sidecar                                  (default: the one that is built)
  --java FILE   the Java to run it on                        (default: that of JAVA_HOME or the PATH)
  --json FILE   write the result as JSON

Needs Linux, and as many file descriptors as members (ulimit -n).
`;

const { jar, java, json, help } = common;

async function main() {
  const { values } = parseArgs({
    options: {
      members: { type: 'string', default: '10000' },
      seconds: { type: 'string', default: '10' },
      jar,
      java,
      json,
      help,
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const sidecar = { jar: requireJar(values), java: javaOf(values) };
  const data = mkdtempSync(join(tmpdir(), 'opensyncparty-storm-'));
  try {
    const result = await storm({
      ...sidecar,
      data,
      members: number(values, 'members', 10, 15_000),
      seconds: number(values, 'seconds', 1, 600),
    });
    const found = { cores: availableParallelism(), ...result };
    process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    if (values.json) writeFileSync(values.json, `${JSON.stringify(found, null, 2)}\n`);
  } finally {
    rmSync(data, { recursive: true });
  }
}

run(main);
