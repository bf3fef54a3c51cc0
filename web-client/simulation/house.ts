import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What leaves the house for a socket: a message, or the code with which it closes it. */
export interface Sent {
  readonly socket: number;
  readonly text: string;
  readonly isClose: boolean;
}

export interface Answer {
  /** When the house's next timer is due, server time in ms; null for none. */
  readonly next: number | null;
  readonly out: readonly Sent[];
  readonly rooms: readonly HouseRoom[];
}

/** A room as the server has it. */
export interface HouseRoom {
  readonly id: string;
  readonly host: string;
  readonly media: string;
  readonly playState: string;
  readonly position: number;
  readonly revision: number;
  /** Ids of the lines that are kept. */
  readonly chat: readonly number[];
  readonly members: readonly { readonly id: string; readonly connected: boolean }[];
}

export type Command =
  | { readonly do: 'begin'; readonly seed: number; readonly kept: boolean }
  | { readonly do: 'open' | 'hold' | 'flow'; readonly socket: number }
  | { readonly do: 'text'; readonly socket: number; readonly text: string }
  | { readonly do: 'closed'; readonly socket: number; readonly clean: boolean }
  | { readonly do: 'crash' | 'wake' | 'look' };

/** Something that must hold did not. */
export class Violation extends Error {}

const TARGET = fileURLToPath(new URL('../../plugin/sidecar/target/', import.meta.url));
const MAIN = 'org.opensyncparty.sidecar.connection.SimulatedHouse';

/**
 * The real server without its network, in a Java process that does nothing but answer. Each call blocks until the
 * answer is there, so that both halves of the simulation are one sequence of steps.
 */
export class House {
  private readonly folder = mkdtempSync(join(tmpdir(), 'opensyncparty-simulation-'));
  private readonly toHouse: number;
  private readonly fromHouse: number;
  private readonly process: ChildProcess;
  private readonly chunk = Buffer.alloc(1 << 16);
  private rest = '';

  constructor() {
    // Named pipes, since a child's own cannot be read from without giving up the thread.
    const [up, down] = [join(this.folder, 'up'), join(this.folder, 'down')];
    execFileSync('mkfifo', [up, down]);
    // Open for both, so that opening does not wait for the other end.
    const ends = [openSync(up, 'r+'), openSync(down, 'r+')];
    const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
    const classes =
      process.env.SIMULATION_CLASSES ??
      `${join(TARGET, 'test-classes')}:${join(TARGET, 'opensyncparty-sidecar.jar')}`;
    this.process = spawn(
      java,
      ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx256m', '-cp', classes, MAIN, this.folder],
      { stdio: [...ends, 'inherit'] },
    );
    // These are for one direction each: if the house dies, there is an end to read.
    this.toHouse = openSync(up, 'w');
    this.fromHouse = openSync(down, 'r');
    ends.forEach(closeSync);
  }

  /** Does something at a time (server time, ms) that is not before that of the call before. */
  call(command: Command, at: number): Answer {
    writeSync(this.toHouse, `${JSON.stringify({ ...command, at })}\n`);
    const answer = JSON.parse(this.line());
    if (answer.violation !== undefined) throw new Violation(answer.violation);
    const out = answer.out.map(([socket, text, isClose]: [number, string, boolean]) => ({
      socket,
      text,
      isClose,
    }));
    return { next: answer.next ?? null, out, rooms: answer.rooms ?? [] };
  }

  end(): void {
    this.process.kill();
    closeSync(this.toHouse);
    closeSync(this.fromHouse);
    rmSync(this.folder, { recursive: true });
  }

  private line(): string {
    for (let end = this.rest.indexOf('\n'); ; end = this.rest.indexOf('\n')) {
      if (end >= 0) {
        const line = this.rest.slice(0, end);
        this.rest = this.rest.slice(end + 1);
        return line;
      }
      const count = readSync(this.fromHouse, this.chunk);
      if (count === 0) throw new Error('The house has ended.');
      // One that is cut through a character would be mended by nobody; the house writes ASCII but for names.
      this.rest += this.chunk.toString('utf8', 0, count);
    }
  }
}
