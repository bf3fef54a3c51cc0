// A member of a party who remembers all that it heard, and can come back into its seat on another node.
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';

const { WebSocket } = createRequire(new URL('../../web-client/package.json', import.meta.url))('ws');

const FEATURES = ['resume', 'accepted', 'chat', 'queue'];
/** Longer than anything in a cluster takes, so that what never comes is a failure and not a hang. */
const PATIENCE_MS = 20_000;

export class Member {
  /** All messages of the server's, in the order in which they came. */
  heard = [];
  /** How the connection ended, or null while it stands. */
  end = null;
  #room;
  #name;
  #socket = null;
  #nodes = null;
  #read = 0;
  #asking = new Set();
  #secret = null;
  #serial = 0;
  #returning = false;

  constructor(room, name) {
    this.#room = room;
    this.#name = name;
  }

  get name() {
    return this.#name;
  }

  create(node, payload = {}) {
    return this.#enter(node, 'create_room', { media_url: 'film', ...payload });
  }

  join(node, payload = {}) {
    return this.#enter(node, 'join_room', payload);
  }

  /** From now on it comes back on one of these nodes whenever its connection ends, as a browser does. */
  follow(nodes) {
    this.#nodes = nodes;
    if (this.end !== null) this.#return();
  }

  /** Tries the nodes in turn until one gives it its own seat back; resolves with the `room_state`. */
  async comeBack(nodes, within = PATIENCE_MS) {
    const end = performance.now() + within;
    for (let turn = 0; ; turn++) {
      try {
        return await this.join(nodes[turn % nodes.length], { resume_token: this.#secret });
      } catch (error) {
        await sleep(100 + Math.random() * 100);
        if (performance.now() > end) throw error;
      }
    }
  }

  /** Somebody with the same seat's secret, such as the same browser on another network. */
  twin() {
    const other = new Member(this.#room, this.#name);
    other.#secret = this.#secret;
    return other;
  }

  /** Sends a message; returns its id. */
  send(type, payload = {}) {
    const id = `${this.#name}-${++this.#serial}`.replaceAll(' ', '-');
    const client = this.id ?? this.#name.toLowerCase().replaceAll(' ', '-');
    this.#socket.send(JSON.stringify({ type, room: this.#room, client, payload, id }), () => {});
    return id;
  }

  act(action, position) {
    return this.send('player_event', { action, position });
  }

  /** Does it and resolves with the server's `accepted`; rejects with the code of an `error`. */
  async acts(action, position, patience = PATIENCE_MS) {
    if (this.end !== null) throw new Error('not connected');
    const ref = this.act(action, position);
    const answers = ({ type, payload }) => (type === 'accepted' || type === 'error') && payload.ref === ref;
    const answer = await this.hears(answers, `an answer to ${action}`, patience);
    if (answer.type === 'error') throw new Error(answer.payload.code);
    return answer.payload;
  }

  /** Waits for a `player_event` to that position. */
  hearsOf(position) {
    const fits = ({ type, payload }) => type === 'player_event' && payload.position === position;
    return this.hears(fits, `of ${position}`);
  }

  /** The next message that is wanted, by its type or by a test; what comes before it is passed over. */
  hears(wanted, what = wanted, patience = PATIENCE_MS) {
    const fits = typeof wanted === 'string' ? ({ type }) => type === wanted : wanted;
    return new Promise((resolve, reject) => {
      const end = (settle, value) => {
        clearTimeout(late);
        this.#asking.delete(look);
        settle(value);
      };
      const late = setTimeout(() => {
        const last = this.heard.slice(-8).map((message) => JSON.stringify(message));
        end(reject, new Error(`${this.#name} has not heard ${what}. The last was\n${last.join('\n')}`));
      }, patience);
      const look = () => {
        while (this.#read < this.heard.length) {
          const message = this.heard[this.#read++];
          if (fits(message)) return end(resolve, message);
        }
        if (this.end !== null && this.#nodes === null) end(reject, new Error(`closed ${this.end.code}`));
      };
      this.#asking.add(look);
      look();
    });
  }

  /**
   * The server's clock by the quickest of some pings: `offset` is what has to be added to `performance.now()`, and
   * `rtt` how long that ping took; both in ms.
   */
  async clock(pings = 8) {
    const samples = [];
    for (let i = 0; i < pings; i++) {
      const sent = performance.now();
      this.send('ping', { client_ts: sent });
      const { payload } = await this.hears((one) => one.type === 'pong' && one.payload.client_ts === sent);
      const received = performance.now();
      const rtt = received - sent - (payload.send_ts - payload.recv_ts);
      samples.push({ rtt, offset: (payload.recv_ts - sent + (payload.send_ts - received)) / 2 });
    }
    return samples.sort((a, b) => a.rtt - b.rtt)[0];
  }

  /** Passes over all that it has heard so far. */
  catchUp() {
    this.#read = this.heard.length;
  }

  /** Lets go of what it has heard. */
  forget() {
    this.heard = [];
    this.#read = 0;
  }

  /** Goes without a goodbye, for good. */
  drop() {
    this.#nodes = null;
    this.#socket?.terminate();
  }

  /** Resolves with the `room_state`, once the seat's secret is there too; rejects with the error's code. */
  async #enter(node, type, payload) {
    this.#socket?.terminate();
    const socket = new WebSocket(node.url, { perMessageDeflate: false, handshakeTimeout: 2_000 });
    this.#socket = socket;
    let answered = false;
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.on('error', reject);
    });
    const answer = new Promise((resolve, reject) => {
      socket.on('message', (data) => {
        const message = JSON.parse(data.toString());
        if (!answered && message.type === 'error') reject(new Error(message.payload.code));
        if (message.type === 'room_state' && !answered) {
          answered = true;
          this.end = null;
          this.id = message.client;
        }
        if (message.type === 'seat') {
          this.#secret = message.payload.resume_token;
          resolve(this.heard.findLast((one) => one.type === 'room_state').payload);
        }
        if (answered && socket === this.#socket) this.#note(message);
      });
      socket.on('close', (code, reason) => {
        reject(new Error(`closed ${code}`));
        if (socket !== this.#socket || !answered) return;
        this.end = { code, reason: reason.toString() };
        for (const look of [...this.#asking]) look();
        if (this.#nodes !== null) this.#return();
      });
    });
    this.send(type, { name: this.#name, features: FEATURES, ...payload });
    const late = setTimeout(() => socket.terminate(), 5_000);
    return answer.finally(() => clearTimeout(late));
  }

  #note(message) {
    this.heard.push(message);
    for (const look of [...this.#asking]) look();
  }

  /** One way back at a time: of two, each would take the seat from the other's socket, for ever. */
  async #return() {
    if (this.#returning) return;
    this.#returning = true;
    // What becomes of it is seen by what it hears.
    for (let turn = 0; this.end !== null && this.#nodes !== null; turn++) {
      await this.comeBack([this.#nodes[turn % this.#nodes.length]], 0).catch(() => {});
    }
    this.#returning = false;
  }
}
