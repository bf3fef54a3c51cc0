// ./bench load: how many messages the sidecar delivers per second, how soon, and with how much memory.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildWire } from './build.mjs';
import { plot, summary, table, withTable } from './report.mjs';
import { measure } from './run.mjs';

const HELP = `./bench load: how many messages the sidecar delivers per second, how soon, and with how much memory.

  --seconds S    of each window, 1 to 60                            (default: 5)
  --pairs N      of windows, one with each server, 1 to 50          (default: 7)
  --rooms N      of 10 members each, 1 to 1000                      (default: 100)
  --viewers N    of one very large room, 4 to 9000; 0 leaves it out (default: 0)
  --quick        leave out the starts and the 10,000 idle sockets
  --jar FILE     the sidecar                                        (default: the one that is built)
  --java FILE    the Java to run it on                              (default: that of JAVA_HOME or the PATH)
  --json FILE    write the result as JSON
  --docs         write the table and the plot of docs/performance.md

Needs Linux, a C compiler (for the generator and the floor) and taskset. Nothing else should run meanwhile.
The floor is a server without any rules; the result is the ratio of both on this machine.
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const log = (line) => process.stderr.write(`${line}\n`);

/** A whole number in a range. */
function number(values, name, least, most) {
  const value = Number(values[name]);
  if (!/^\d{1,4}$/.test(values[name]) || value < least || value > most) {
    throw new Error(`--${name} ${values[name]} is not a whole number from ${least} to ${most}.`);
  }
  return value;
}

const java = (given) =>
  given ? resolve(given) : process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';

const versionOf = (program) =>
  /java\.version = (\S+)/.exec(
    spawnSync(program, ['-XshowSettings:properties', '-version'], { encoding: 'utf8' }).stderr,
  )?.[1] ?? 'unknown';

async function main() {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '5' },
      pairs: { type: 'string', default: '7' },
      rooms: { type: 'string', default: '100' },
      viewers: { type: 'string', default: '0' },
      quick: { type: 'boolean', default: false },
      jar: { type: 'string', default: join(root, 'plugin/sidecar/target/opensyncparty-sidecar.jar') },
      java: { type: 'string' },
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
  const how = {
    seconds: number(values, 'seconds', 1, 60),
    count: number(values, 'pairs', 1, 50),
    rooms: number(values, 'rooms', 1, 1000),
    viewers: number(values, 'viewers', 0, 9000),
    idle: !values.quick,
    start: !values.quick,
  };
  const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-load-'));
  try {
    const wire = buildWire(folder);
    const result = await measure({ java: java(values.java), jar, folder, wire }, how, log);
    result.machine.java = versionOf(java(values.java));
    process.stdout.write(`${table(result)}\n`);
    if (values.json) {
      writeFileSync(values.json, `${JSON.stringify(summary(result), null, 2)}\n`);
    }
    if (values.docs) {
      const page = join(root, 'docs', 'performance.md');
      writeFileSync(page, withTable(readFileSync(page, 'utf8'), table(result)));
      writeFileSync(join(root, 'docs', 'load.svg'), plot(result));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main().catch((error) => {
  log(error.message);
  process.exitCode = 1;
});
