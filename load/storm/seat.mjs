// One member with a seat of its own, which it takes back.
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';

const { WebSocket } = createRequire(new URL('../../web-client/package.json', import.meta.url))('ws');

const MAX_TRIES = 20;

export class Seat {
  #room;
  #id;
  #secret = null;
  #socket = null;

  constructor(room, id) {
    this.#room = room;
    this.#id = id;
  }

  /** The first time: makes the room if there is none. */
  async take(port) {
    try {
      await this.#enter(port, 'join_room', { name: this.#id });
    } catch (error) {
      if (error.message !== 'room_missing') throw error;
      await this.#enter(port, 'create_room', { name: this.#id, media_url: 'film' }).catch((other) => {
        if (other.message !== 'room_exists') throw other;
        return this.#enter(port, 'join_room', { name: this.#id });
      });
    }
  }

  /** Tries until it has a seat; `same` if it is the one that it had. */
  async comeBack(port) {
    const begun = performance.now();
    for (let tries = 1; ; tries++) {
      try {
        const id = await this.#enter(port, 'join_room', { resume_token: this.#secret });
        return { same: id === this.#id, tries, ms: performance.now() - begun };
      } catch (error) {
        if (tries === MAX_TRIES) throw error;
        await wait(500 + Math.random() * 500);
      }
    }
  }

  end() {
    this.#socket?.terminate();
    this.#socket = null;
  }

  /** Resolves with the client id when the seat's secret is there; rejects with the error's code. */
  #enter(port, type, payload) {
    this.end();
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/OpenSyncParty/ws`, { perMessageDeflate: false });
      this.#socket = socket;
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('closed')));
      socket.on('open', () => {
        const message = {
          type,
          room: this.#room,
          client: this.#id,
          payload: { ...payload, features: ['resume'] },
        };
        socket.send(JSON.stringify(message));
      });
      socket.on('message', (data) => {
        const text = data.toString();
        // Most of what comes are lists of who is there: not worth reading.
        if (!text.includes('"seat"') && !text.includes('"error"')) return;
        const message = JSON.parse(text);
        if (message.type === 'seat') {
          this.#secret = message.payload.resume_token;
          resolve(message.client);
        } else if (message.type === 'error') {
          socket.terminate();
          reject(new Error(message.payload.code));
        }
      });
    });
  }
}
