/** The real sidecar as a child process, on a port of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const JAR = fileURLToPath(
  new URL('../../../plugin/sidecar/target/opensyncparty-sidecar.jar', import.meta.url),
);

export interface Sidecar {
  readonly port: number;
  /** What it has logged, for the report of a failed test. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts it and waits until it says where it listens; rejects with its output if it ends before. */
export async function startSidecar(...options: string[]): Promise<Sidecar> {
  const data = mkdtempSync(join(tmpdir(), 'opensyncparty-e2e-'));
  const child = spawn(
    process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java',
    ['-XX:+UseSerialGC', '-jar', JAR, '--port', '0', '--data', data, ...options],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lines: string[] = [];
  try {
    const port = await listeningPort(child, lines);
    return {
      port,
      log: () => lines.join('\n'),
      stop: async () => {
        await end(child);
        rmSync(data, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw error;
  }
}

function listeningPort(child: ChildProcess, lines: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the sidecar ended with ${code}:\n${lines.join('\n')}`)));
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const port = /listens on \S+:(\d+)/.exec(line)?.[1];
        if (port !== undefined) resolve(Number(port));
      });
    }
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
