// ./bench cluster: what one, two and three nodes deliver together, what it costs them and Redis, and the delay of a hop.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { JAR, JAVA } from '../../cluster/harness/node.mjs';
import { hasRedis } from '../../cluster/harness/redis.mjs';
import { withGenerated } from '../generated.mjs';
import { buildWire } from '../load/build.mjs';
import { summary, table } from './report.mjs';
import { measure } from './run.mjs';

const HELP = `./bench cluster: what one, two and three nodes deliver together, what it costs them and Redis, and the delay of a hop.

  --seconds S   of each window, 1 to 60                          (default: 3)
  --rounds N    of windows, one of each kind, 1 to 50            (default: 5)
  --rooms N     of 10 members each, 3 to 1000                    (default: 99)
  --idle N      rooms of 10 at rest and at a party's pace, or 0  (default: 600)
  --jar FILE    the sidecar                                      (default: the one that is built)
  --json FILE   write the result as JSON
  --docs        write the table of docs/scale.md

Needs Linux, Redis, a C compiler and taskset. Nothing else should run meanwhile. The nodes and Redis share one core,
so that what counts is the time on the processor for each delivery, and not how many more three nodes deliver than one.
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const log = (line) => process.stderr.write(`${line}\n`);

function number(values, name, least, most) {
  const value = Number(values[name]);
  if (!/^\d{1,4}$/.test(values[name]) || value < least || value > most) {
    throw new Error(`--${name} ${values[name]} is not a whole number from ${least} to ${most}.`);
  }
  return value;
}

/** What a program says of itself, its first number with points. */
const versionOf = (program, option) => {
  const { stdout, stderr } = spawnSync(program, [option], { encoding: 'utf8' });
  return /\d+(\.\d+)+/.exec(stdout + stderr)?.[0] ?? 'unknown';
};

async function main() {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '5' },
      rooms: { type: 'string', default: '99' },
      idle: { type: 'string', default: '600' },
      jar: { type: 'string', default: JAR },
      json: { type: 'string' },
      docs: { type: 'boolean', default: false },
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
  if (!hasRedis()) {
    throw new Error('There is no Redis here (Debian: apt-get install redis-server).');
  }
  const how = {
    seconds: number(values, 'seconds', 1, 60),
    rounds: number(values, 'rounds', 1, 50),
    rooms: number(values, 'rooms', 3, 1000),
    idle: number(values, 'idle', 0, 1000),
  };
  const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-bench-'));
  try {
    const wire = buildWire(folder);
    const result = await measure({ java: JAVA, jar, folder, generator: wire.generator }, how, log);
    result.machine.java = versionOf(JAVA, '-version');
    result.machine.redis = versionOf('redis-server', '--version');
    process.stdout.write(`${table(result)}\n`);
    if (values.json) {
      writeFileSync(values.json, `${JSON.stringify(summary(result), null, 2)}\n`);
    }
    if (values.docs) {
      const page = join(root, 'docs', 'scale.md');
      writeFileSync(page, withGenerated(readFileSync(page, 'utf8'), 'cluster', table(result)));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main().catch((error) => {
  log(error.message);
  process.exitCode = 1;
});
