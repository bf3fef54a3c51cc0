// Starts programs, hears what they say line by line, and ends them again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program that runs; `lines` has what it has said so far, on either stream. */
export class Running {
  constructor(program, args, options = {}) {
    this.name = program;
    this.lines = [];
    this.asking = [];
    this.child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
    this.ended = once(this.child, 'exit');
    this.child.stdin.on('error', () => {});
    for (const stream of [this.child.stdout, this.child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.lines.push(line);
        this.asking = this.asking.filter((ask) => !ask(line));
      });
    }
    this.ended.then(() => {
      for (const ask of this.asking) ask(null);
    });
  }

  /** The first match in a line from now on, or in one that is there already; rejects if the program ends before. */
  said(pattern, { from = 0 } = {}) {
    for (const line of this.lines.slice(from)) {
      const match = pattern.exec(line);
      if (match) return Promise.resolve(match);
    }
    return new Promise((resolve, reject) => {
      this.asking.push((line) => {
        if (line === null) {
          reject(new Error(`${this.name} ended before it said ${pattern}:\n${this.lines.join('\n')}`));
          return true;
        }
        const match = pattern.exec(line);
        if (match) resolve(match);
        return match !== null;
      });
    });
  }

  type(line) {
    this.child.stdin.write(`${line}\n`);
  }

  async end() {
    this.child.kill();
    await this.ended;
  }
}
