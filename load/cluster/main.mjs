// ./bench cluster: what one, two and three nodes deliver together, what it costs them and Redis, and the delay of a hop.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasRedis } from '../../cluster/harness/redis.mjs';
import { withGenerated } from '../generated.mjs';
import { buildWire } from '../load/build.mjs';
import { common, javaOf, log, number, requireJar, root, run, versionOf } from '../options.mjs';
import { summary, table } from './report.mjs';
import { measure } from './run.mjs';

const HELP = `./bench cluster: what one, two and three nodes deliver together, what it costs them and Redis, and the delay of a hop.

  --seconds S   of each window, 1 to 60                          (default: 3)
  --rounds N    of windows, one of each kind, 1 to 50            (default: 5)
  --rooms N     of 10 members each, 3 to 1000                    (default: 99)
  --idle N      rooms of 10 at rest and at a party's pace, or 0  (default: 600)
  --jar FILE    the sidecar                                      (default: the one that is built)
  --java FILE   the Java to run it on                            (default: that of JAVA_HOME or the PATH)
  --json FILE   write the result as JSON
  --docs        write the table of docs/scale.md

Needs Linux, Redis, a C compiler and taskset. Nothing else should run meanwhile. The nodes and Redis share one core,
so that what counts is the time on the processor for each delivery, and not how many more three nodes deliver than one.
`;

const redisVersion = () =>
  /\d+(\.\d+)+/.exec(spawnSync('redis-server', ['--version'], { encoding: 'utf8' }).stdout)?.[0] ?? 'unknown';

async function main() {
  const { values } = parseArgs({
    options: {
      ...common,
      seconds: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '5' },
      rooms: { type: 'string', default: '99' },
      idle: { type: 'string', default: '600' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const jar = requireJar(values);
  if (!hasRedis()) {
    throw new Error('There is no Redis here (Debian: apt-get install redis-server).');
  }
  const how = {
    seconds: number(values, 'seconds', 1, 60),
    rounds: number(values, 'rounds', 1, 50),
    rooms: number(values, 'rooms', 3, 1000),
    idle: number(values, 'idle', 0, 1000),
  };
  const java = javaOf(values);
  const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-bench-'));
  try {
    const wire = buildWire(folder);
    const result = await measure({ java, jar, folder, generator: wire.generator }, how, log);
    result.machine.java = versionOf(java);
    result.machine.redis = redisVersion();
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

run(main);
