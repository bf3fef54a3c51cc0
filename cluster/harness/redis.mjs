// A real Redis for one test: nothing of it is ever on the disk, so what ends with it is lost.
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether Redis's programs are on this machine. */
export const hasRedis = () =>
  ['redis-server', 'redis-cli'].every((program) => spawnSync(program, ['--version']).status === 0);

/** A port that nobody has now. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a Redis, empty. A `password` is optional, and so is what stands in front of the command. */
export async function startRedis({ password, command = [] } = {}) {
  const port = await freePort();
  const secret = password ? ['--requirepass', password] : [];
  let child;

  async function start() {
    // biome-ignore format: an option and its value belong on one line
    const [program, ...args] = [...command, 'redis-server', '--port', String(port), '--bind', '127.0.0.1', '--save', '',
      '--appendonly', 'no', '--daemonize', 'no', ...secret];
    child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout })) {
      if (/Ready to accept connections/.test(line)) {
        child.stdout.resume();
        return;
      }
    }
    throw new Error('Redis ended before it was ready.');
  }

  async function kill() {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    get pid() {
      return child.pid;
    },
    kill,
    start,
    /** What redis-cli prints for a command. */
    async ask(...command) {
      const options = password ? ['--no-auth-warning', '-a', password] : [];
      return (await run('redis-cli', ['-p', String(port), ...options, ...command])).stdout.trim();
    },
  };
}
