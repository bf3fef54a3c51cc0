// mpv without a window or a sound, and a second connection to its socket to look at it from outside.
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Running } from './programs.mjs';

/** Starts mpv, paused at the beginning of the film. */
export async function startMpv(film, path) {
  const options = ['--no-config', '--vo=null', '--ao=null', '--pause', '--keep-open'];
  const program = new Running('mpv', [...options, `--input-ipc-server=${path}`, film]);
  while (!existsSync(path)) {
    await sleep(20);
  }
  const socket = connect(path);
  const waiting = new Map();
  createInterface({ input: socket }).on('line', (line) => {
    const { request_id, data } = JSON.parse(line);
    waiting.get(request_id)?.(data);
  });
  let serial = 100;
  const get = (property) =>
    new Promise((resolve) => {
      serial += 1;
      waiting.set(serial, resolve);
      socket.write(`${JSON.stringify({ command: ['get_property', property], request_id: serial })}\n`);
    });
  return {
    get,
    async end() {
      socket.destroy();
      await program.end();
    },
  };
}
