// One start of the sidecar, measured from outside as the bridge sees it.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { residentBytes } from '../process.mjs';
import { archiveClasses, JVM_OPTIONS, listClasses, sidecarArguments, withArchive } from './command.mjs';

/** It is only asked about users, and here there are none. */
const JELLYFIN = 'http://127.0.0.1:9';
const environment = { ...process.env, OPENSYNCPARTY_STDIN_END: 'exit', OPENSYNCPARTY_LOG_LEVEL: 'info' };

/** The address that the sidecar says it listens on. */
async function addressOf(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const found = / listens on (http:\S+)$/.exec(line);
    if (found) {
      child.stdout.resume();
      return found[1];
    }
  }
  throw new Error('The sidecar ended before it listened.');
}

async function get(address, path) {
  const answer = await fetch(`${address}/OpenSyncParty/${path}`);
  await answer.arrayBuffer();
  return answer.ok;
}

/**
 * Starts the sidecar once, with a data folder of its own that already has its secret, and ends it.
 *
 * @param {{ java: string, jar: string, data: string, archive: string | null }} what archive: of classes, or none
 * @param {{ earlySeconds: number, lateSeconds: number, polls: number, restSeconds: number }} when memory is looked at: so
 *   long after it is ready, after so many requests for its health, and so long after those
 * @returns {Promise<{ readyMs: number, earlyBytes: number, lateBytes: number, polledBytes: number, restedBytes: number }>}
 */
export async function measureStart(
  { java, jar, data, archive },
  { earlySeconds, lateSeconds, polls, restSeconds },
) {
  const options = [...(archive ? withArchive(archive) : []), ...JVM_OPTIONS];
  const begun = performance.now();
  const child = spawn(java, [...options, ...sidecarArguments(jar, data, JELLYFIN)], {
    env: environment,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    const address = await addressOf(child);
    while (!(await get(address, 'ready'))) {
      await wait(5);
    }
    const readyMs = performance.now() - begun;
    await wait(earlySeconds * 1000);
    const earlyBytes = residentBytes(child.pid);
    await wait((lateSeconds - earlySeconds) * 1000);
    const lateBytes = residentBytes(child.pid);
    for (let poll = 0; poll < polls; poll++) {
      await get(address, 'health');
    }
    const polledBytes = residentBytes(child.pid);
    await wait(restSeconds * 1000);
    return { readyMs, earlyBytes, lateBytes, polledBytes, restedBytes: residentBytes(child.pid) };
  } finally {
    child.stdin.end();
    await ended;
  }
}

/** Makes the archive of classes as the bridge does; the answer is how long that took, in milliseconds. */
export function makeArchive({ java, jar, data }, file) {
  const begun = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-classes-'));
  const list = join(folder, 'classes.lst');
  const run = (args) => execFileSync(java, args, { env: environment, input: '', stdio: 'pipe' });
  try {
    run([...listClasses(list), ...JVM_OPTIONS, ...sidecarArguments(jar, data, JELLYFIN)]);
    run(archiveClasses(jar, list, file));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return performance.now() - begun;
}
