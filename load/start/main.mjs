// ./bench start: how long the sidecar takes to start as Jellyfin's child, and its memory while nobody is there.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeRuntimes } from '../../scripts/package/runtime.mjs';
import { common, log, number, requireJar, root, run, versionOf } from '../options.mjs';
import { makeArchive, measureStart } from './child.mjs';
import { summarize, table, withTable } from './report.mjs';

const HELP = `./bench start: how long the sidecar takes to start as Jellyfin's child, and its memory while nobody is there.

  --runs N      starts of each kind, 1 to 1000      (default: 10)
  --jar FILE    the sidecar                         (default: the one that is built)
  --java FILE   the Java to run it on               (default: a runtime like the plugin's, made for this)
  --late S      look at its memory after S seconds  (default: 20)
  --json FILE   write the result as JSON
  --docs        write the table of docs/performance.md

Needs Linux. Every start is a new process; the files that it reads are in the system's cache, as after a restart
of Jellyfin. Nothing else should run meanwhile.
`;

const page = join(root, 'docs', 'performance.md');

function javaFor(jar, given, folder) {
  if (given) {
    return resolve(given);
  }
  const made = makeRuntimes(jar, join(folder, 'runtime'));
  if ('skipped' in made) {
    throw new Error(`There is no runtime like the plugin's: ${made.skipped}. Name a Java with --java.`);
  }
  return join(folder, 'runtime', 'linux-x64', 'bin', 'java');
}

async function measure({ jar, java, runs, when }, folder) {
  const load = loadavg()[0];
  const data = join(folder, 'data');
  mkdirSync(data);
  const file = join(folder, 'classes.jsa');
  // Before all others, since it makes the secret that they find.
  const archive = { ms: makeArchive({ java, jar, data }, file), bytes: statSync(file).size };
  const found = { without: [], with: [] };
  for (let turn = 1; turn <= runs; turn++) {
    log(`${turn} of ${runs}`);
    // In turns, so that whatever else the machine does falls on both.
    found.without.push(await measureStart({ java, jar, data, archive: null }, when));
    found.with.push(await measureStart({ java, jar, data, archive: file }, when));
  }
  return {
    machine: { cores: availableParallelism(), java: versionOf(java), load },
    runs,
    when,
    archive,
    without: summarize(found.without),
    with: summarize(found.with),
    all: found,
  };
}

async function main() {
  const { values } = parseArgs({
    options: {
      ...common,
      runs: { type: 'string', default: '10' },
      late: { type: 'string', default: '20' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const jar = requireJar(values);
  const lateSeconds = number(values, 'late', 1, 1000);
  // So long that Java has given back memory once in it (-XX:TrimNativeHeapInterval).
  const restSeconds = 15;
  const when = { earlySeconds: Math.min(2, lateSeconds), lateSeconds, polls: 10_000, restSeconds };
  const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-bench-'));
  try {
    const java = javaFor(jar, values.java, folder);
    const result = await measure({ jar, java, runs: number(values, 'runs', 1, 1000), when }, folder);
    process.stdout.write(`${table(result)}\n`);
    if (values.json) {
      writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
    }
    if (values.docs) {
      writeFileSync(page, withTable(readFileSync(page, 'utf8'), table(result)));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

run(main);
