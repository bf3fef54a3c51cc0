// One start of the sidecar, measured from outside as the bridge sees it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { residentBytes } from '../process.mjs';
import { startServer } from '../server.mjs';
import { archiveClasses, JVM_OPTIONS, listClasses, sidecarArguments, withArchive } from './command.mjs';

/** It is only asked about users, and here there are none. */
const JELLYFIN = 'http://127.0.0.1:9';
const environment = { OPENSYNCPARTY_STDIN_END: 'exit', OPENSYNCPARTY_LOG_LEVEL: 'info' };

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
  const command = [java, ...options, ...sidecarArguments(jar, data, JELLYFIN)];
  const { port, pid, hangUp } = await startServer(command, { env: environment });
  try {
    const address = `http://127.0.0.1:${port}`;
    while (!(await get(address, 'ready'))) {
      await wait(5);
    }
    const readyMs = performance.now() - begun;
    await wait(earlySeconds * 1000);
    const earlyBytes = residentBytes(pid);
    await wait((lateSeconds - earlySeconds) * 1000);
    const lateBytes = residentBytes(pid);
    for (let poll = 0; poll < polls; poll++) {
      await get(address, 'health');
    }
    const polledBytes = residentBytes(pid);
    await wait(restSeconds * 1000);
    return { readyMs, earlyBytes, lateBytes, polledBytes, restedBytes: residentBytes(pid) };
  } finally {
    await hangUp();
  }
}

/** Makes the archive of classes as the bridge does; the answer is how long that took, in milliseconds. */
export function makeArchive({ java, jar, data }, file) {
  const begun = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-classes-'));
  const list = join(folder, 'classes.lst');
  const run = (args) =>
    execFileSync(java, args, { env: { ...process.env, ...environment }, input: '', stdio: 'pipe' });
  try {
    run([...listClasses(list), ...JVM_OPTIONS, ...sidecarArguments(jar, data, JELLYFIN)]);
    run(archiveClasses(jar, list, file));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return performance.now() - begun;
}
