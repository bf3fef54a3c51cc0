// The two servers that are measured, each a process of its own: the sidecar, and the floor.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { JVM_OPTIONS } from '../start/command.mjs';

/** The most that options can allow, so that the limits are not what is measured. */
const LIMITS = {
  'max-rooms': 10_000,
  'max-rooms-per-user': 10_000,
  'max-members': 10_000,
  'max-sockets': 100_000,
  'max-sockets-per-address': 100_000,
  'message-rate': 10_000,
  // Rooms of one window are gone in the next.
  'empty-room-seconds': 0,
  'host-grace-seconds': 0,
};

/** Puts a command onto one core of the machine, where it has more than one. */
export const pinned = (core, command) =>
  core === null ? command : ['taskset', '-c', String(core), ...command];

/** Starts a server; `listening` finds the port in what it prints. */
async function start([program, ...args], listening) {
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OPENSYNCPARTY_STDIN_END: 'exit' },
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const port = listening.exec(line)?.[1];
    if (port !== undefined) {
      child.stdout.resume();
      return {
        port: Number(port),
        pid: child.pid,
        stop: async () => {
          child.kill();
          await ended;
        },
      };
    }
  }
  throw new Error(`${program} ended before it listened.`);
}

/** The sidecar as the plugin starts it, but open to everybody and with its limits raised; `options` are further ones. */
export function startSidecar({ java, jar, data, core, options = [] }) {
  const limits = Object.entries(LIMITS).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const own = ['--host', '127.0.0.1', '--port', '0', '--no-stage', '--auth', 'off', '--data', data];
  const command = [java, ...JVM_OPTIONS, '-jar', jar, ...own, ...limits, ...options];
  return start(pinned(core, command), / listens on http:\S+:(\d+)$/);
}

/** A server without rules: see wire/floor.c. */
export function startFloor({ floor, core }) {
  return start(pinned(core, [floor, '0']), /^the floor listens on (\d+)$/);
}
