// One sidecar of a cluster: a process of its own, as an operator would start it, but for its limits.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { common, javaOf } from '../../load/options.mjs';
import { CROWD, openSidecar } from '../../load/server.mjs';

export const JAR = common.jar.default;
export const JAVA = javaOf({});

/** A process that says where it listens; `output` is what it has said so far. */
function listening(child, output) {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        output.push(line);
        const port = / listens on http:\S+:(\d+)$/.exec(line)?.[1];
        if (port !== undefined) resolve(Number(port));
      });
    }
    child.once('exit', (code) => {
      const end = `The sidecar ended with ${code}:\n${output.join('\n')}`;
      reject(Object.assign(new Error(end), { code, output }));
    });
  });
}

/**
 * Starts a sidecar and waits until it listens; rejects with its exit code and output if it ends before.
 *
 * @param {{ options?: string[], jvm?: string[], jar?: string, command?: string[] }} how further options of the
 *   sidecar's and of Java's, and what stands in front of the command
 */
export async function startNode({ options = [], jvm = [], jar = JAR, command = [] } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'opensyncparty-cluster-'));
  const output = [];
  const sidecar = openSidecar({ java: JAVA, jar, data, jvm }, CROWD);
  const [program, ...args] = [...command, ...sidecar, '--stdin-end', 'exit', ...options];
  // With its standard input it ends as well, however the test ends.
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  const clean = () => rmSync(data, { recursive: true, force: true });
  let port;
  try {
    port = await listening(child, output);
  } catch (error) {
    clean();
    throw error;
  }
  const send = async (signal) => {
    if (child.exitCode === null && child.signalCode === null) {
      // A process that is stopped does not end by SIGTERM before it goes on.
      child.kill('SIGCONT');
      child.kill(signal);
      await ended;
    }
    clean();
  };
  return {
    port,
    pid: child.pid,
    url: `ws://127.0.0.1:${port}/OpenSyncParty/ws`,
    log: () => output.join('\n'),
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    kill: () => send('SIGKILL'),
    stop: () => send('SIGTERM'),
  };
}
