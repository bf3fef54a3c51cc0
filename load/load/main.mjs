// ./bench load: how many messages the sidecar delivers per second, how soon, and with how much memory.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { common, javaOf, log, number, requireJar, root, run, versionOf } from '../options.mjs';
import { buildWire } from './build.mjs';
import { plot, summary, table, withTable } from './report.mjs';
import { measure } from './run.mjs';
import { measureViewers, sizes, viewersSummary, viewersTable, withViewers } from './viewers.mjs';

const HELP = `./bench load: how many messages the sidecar delivers per second, how soon, and with how much memory.

  --seconds S    of each window, 1 to 60                            (default: 2, and 5 of one large room)
  --pairs N      of windows, one with each server, 1 to 50          (default: 25)
  --rooms N      of 10 members each, 1 to 1000                      (default: 100)
  --warm S       of warming up, until Java has compiled, 1 to 600   (default: 120)
  --viewers N    instead of all that: one room of N, 40 to 9000, and parts of N
  --quick        leave out the starts and the 10,000 idle sockets
  --jar FILE     the sidecar                                        (default: the one that is built)
  --java FILE    the Java to run it on                              (default: that of JAVA_HOME or the PATH)
  --json FILE    write the result as JSON
  --docs         write the table and the plot of docs/performance.md

Needs Linux, a C compiler (for the generator and the floor) and taskset. Nothing else should run meanwhile.
The floor is a server without any rules; the result is the ratio of both on this machine.
`;

const PAGE = join(root, 'docs', 'performance.md');

async function rooms(what, values) {
  const how = {
    seconds: number(values, 'seconds', 1, 60),
    count: number(values, 'pairs', 1, 50),
    rooms: number(values, 'rooms', 1, 1000),
    warm: number(values, 'warm', 1, 600),
    idle: !values.quick,
    start: !values.quick,
  };
  const result = await measure(what, how, log);
  return {
    result,
    summary,
    table,
    write() {
      writeFileSync(PAGE, withTable(readFileSync(PAGE, 'utf8'), table(result)));
      writeFileSync(join(root, 'docs', 'load.svg'), plot(result));
    },
  };
}

async function oneRoom(what, values) {
  const how = {
    sizes: sizes(number(values, 'viewers', 40, 9000)),
    seconds: number(values, 'seconds', 1, 60),
    warm: number(values, 'warm', 1, 600),
  };
  const data = join(what.folder, 'data');
  mkdirSync(data);
  const result = await measureViewers({ ...what, data }, how, log);
  return {
    result,
    summary: viewersSummary,
    table: viewersTable,
    write: () => writeFileSync(PAGE, withViewers(readFileSync(PAGE, 'utf8'), viewersTable(result))),
  };
}

async function main() {
  const { values } = parseArgs({
    options: {
      ...common,
      seconds: { type: 'string' },
      pairs: { type: 'string', default: '25' },
      rooms: { type: 'string', default: '100' },
      warm: { type: 'string', default: '120' },
      viewers: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  values.seconds ??= values.viewers === undefined ? '2' : '5';
  const jar = requireJar(values);
  const java = javaOf(values);
  const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-load-'));
  try {
    const what = { java, jar, folder, wire: buildWire(folder) };
    const found = await (values.viewers === undefined ? rooms : oneRoom)(what, values);
    found.result.machine.java = versionOf(java);
    process.stdout.write(`${found.table(found.result)}\n`);
    if (values.json) {
      writeFileSync(values.json, `${JSON.stringify(found.summary(found.result), null, 2)}\n`);
    }
    if (values.docs) {
      found.write();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

run(main);
