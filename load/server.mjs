// A server that is measured: a process of its own, until it says where it listens.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { JVM_OPTIONS } from './start/command.mjs';

const SIDECAR_LISTENS = / listens on http:\S+:(\d+)$/;

/**
 * Starts a server. It ends with this process, however that ends: a sidecar does with its standard input.
 *
 * @param {string[]} command
 * @param {{ listening?: RegExp, env?: Record<string, string> }} how its port in the line that says where it listens, and
 *   variables besides this process's own
 * @returns {Promise<{ port: number, pid: number, stop: () => Promise<void>, kill: () => Promise<void>,
 *   hangUp: () => Promise<void> }>} three ways to end it: SIGTERM, SIGKILL, and the end of its standard input
 */
export async function startServer([program, ...args], { listening = SIDECAR_LISTENS, env = {} } = {}) {
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OPENSYNCPARTY_STDIN_END: 'exit', ...env },
  });
  const ended = once(child, 'exit');
  const by = (end) => async () => {
    end();
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const port = listening.exec(line)?.[1];
    if (port !== undefined) {
      child.stdout.resume();
      return {
        port: Number(port),
        pid: child.pid,
        stop: by(() => child.kill()),
        kill: by(() => child.kill('SIGKILL')),
        hangUp: by(() => child.stdin.end()),
      };
    }
  }
  await ended;
  throw new Error(`${program} ended before it listened.`);
}

/** Limits for tests and benchmarks in which all members come from one address, and one user makes all rooms. */
export const CROWD = {
  'max-rooms': 100_000,
  'max-rooms-per-user': 100_000,
  'max-sockets': 100_000,
  'max-sockets-per-address': 100_000,
};

/**
 * The command of a sidecar as the plugin runs it, but open to everybody.
 *
 * @param {{ java: string, jar: string, data: string, port?: number, jvm?: string[] }} what `port`: 0 for any that is
 *   free, `jvm`: further options of Java's
 * @param {Record<string, number>} limits by the names of their options
 */
export function openSidecar({ java, jar, data, port = 0, jvm = [] }, limits) {
  const own = ['--host', '127.0.0.1', '--port', String(port), '--no-stage', '--auth', 'off', '--data', data];
  const raised = Object.entries(limits).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return [java, ...JVM_OPTIONS, ...jvm, '-jar', jar, ...own, ...raised];
}
