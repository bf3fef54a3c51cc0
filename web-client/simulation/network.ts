import type { PartySocket, SocketEvents, SocketFactory } from '../src/connection/socket.ts';
import type { ManualTime } from '../test/support/manualTime.ts';
import { type Answer, type Command, type House, type HouseRoom, Violation } from './house.ts';
import { Witness } from './witness.ts';

/** One way's delay, ms: at least `least`, plus up to `jitter`. */
export interface Delay {
  readonly least: number;
  readonly jitter: number;
}

/** Who learns at once that a connection is lost; the other end finds out by itself, or much later. */
export type Cut = 'both' | 'client' | 'server';

/** Until a server's own timeouts find a socket dead whose client went without a word, ms. */
const ZOMBIE_MS = 45_000;

/** The house and all sockets to it, on one time. */
export class Network {
  /** Everything that happened at a socket, for a seed that failed. */
  readonly log: string[] = [];
  readonly links = new Map<number, Link>();
  isDown = false;
  private readonly house: House;
  private readonly time: ManualTime;
  private readonly random: () => number;
  private lastSocket = 0;
  private cancelWake: () => void = () => {};

  constructor(house: House, time: ManualTime, random: () => number, begin: { seed: number; kept: boolean }) {
    this.house = house;
    this.time = time;
    this.random = random;
    this.call({ do: 'begin', ...begin });
  }

  /** How a client reaches the house. */
  through(delay: Delay, onLink: (link: Link) => void = () => {}): SocketFactory {
    return (events) => {
      const id = ++this.lastSocket;
      const link = new Link(id, this, this.time, this.random, delay, events);
      this.links.set(id, link);
      onLink(link);
      return link;
    };
  }

  /** Does something in the house, now, and hands on what comes of it. */
  call(command: Command): Answer {
    const answer = this.house.call(command, this.time.now());
    for (const { socket, text, isClose } of answer.out) {
      const link = this.links.get(socket);
      if (isClose) link?.closedByHouse(Number(text));
      else link?.down(text);
    }
    this.cancelWake();
    if (answer.next !== null) {
      this.cancelWake = this.time.after(answer.next - this.time.now(), () => this.call({ do: 'wake' }));
    }
    return answer;
  }

  /** The rooms as the house has them. */
  rooms(): readonly HouseRoom[] {
    return this.call({ do: 'look' }).rooms;
  }

  /** The process dies with all its sockets, and is back after a while. */
  crash(downMs: number): void {
    if (this.isDown) return;
    this.isDown = true;
    this.note('the server crashes');
    for (const link of this.links.values()) link.crash();
    this.links.clear();
    this.call({ do: 'crash' });
    this.time.after(downMs, () => {
      this.isDown = false;
    });
  }

  note(what: string): void {
    this.log.push(`${(this.time.now() / 1000).toFixed(3)} ${what}`);
  }
}

/**
 * One socket, seen from both ends. What is sent arrives in order and late; a connection that is lost takes what is
 * on its way along.
 */
export class Link implements PartySocket {
  readonly id: number;
  private readonly network: Network;
  private readonly time: ManualTime;
  private readonly random: () => number;
  private readonly delay: Delay;
  private readonly events: SocketEvents;
  private readonly witness = new Witness();
  /** Whether the client's end still hears. */
  private hears = true;
  /** Whether the house has this socket. */
  private isInHouse = false;
  private isCut = false;
  private upAt = 0;
  private downAt = 0;

  constructor(
    id: number,
    network: Network,
    time: ManualTime,
    random: () => number,
    delay: Delay,
    events: SocketEvents,
  ) {
    this.id = id;
    this.network = network;
    this.time = time;
    this.random = random;
    this.delay = delay;
    this.events = events;
    this.later('up', () => this.arrive());
  }

  get isOpen(): boolean {
    return this.isInHouse && this.hears && !this.isCut;
  }

  send(text: string): void {
    this.later('up', () => {
      if (!this.isInHouse || this.isCut) return;
      this.network.note(`${this.id} > ${text}`);
      this.network.call({ do: 'text', socket: this.id, text });
    });
  }

  /** The client's own goodbye: it hears nothing more, and the house hears it when it arrives. */
  close(): void {
    this.hears = false;
    this.later('up', () => {
      if (!this.isCut) this.leaveHouse(true);
    });
  }

  /** The house sent something. */
  down(text: string): void {
    this.later('down', () => {
      if (!this.hears || this.isCut) return;
      this.network.note(`${this.id} < ${text}`);
      this.witness.hear(text);
      this.events.onText(text);
    });
  }

  closedByHouse(code: number): void {
    this.later('down', () => {
      this.leaveHouse(true);
      this.tellClosed(code);
    });
  }

  /** The connection is lost. */
  cut(who: Cut): void {
    if (this.isCut) return;
    this.isCut = true;
    this.network.note(`${this.id} cut, seen by ${who}`);
    if (who !== 'server') this.time.after(1, () => this.tellClosed(1006));
    this.time.after(who === 'client' ? ZOMBIE_MS : 1, () => this.leaveHouse(false));
  }

  /** The house is gone. */
  crash(): void {
    this.isInHouse = false;
    if (this.isCut) return;
    this.isCut = true;
    this.time.after(1, () => this.tellClosed(1006));
  }

  /** The client does not read for a while. */
  hold(ms: number): void {
    if (!this.isInHouse) return;
    this.network.note(`${this.id} does not read`);
    this.network.call({ do: 'hold', socket: this.id });
    this.time.after(ms, () => {
      if (this.isInHouse) this.network.call({ do: 'flow', socket: this.id });
    });
  }

  private arrive(): void {
    if (this.network.isDown) {
      this.later('down', () => this.tellClosed(1006));
      return;
    }
    this.isInHouse = true;
    this.network.call({ do: 'open', socket: this.id });
    this.later('down', () => {
      if (this.hears && !this.isCut) this.events.onOpen();
    });
  }

  private leaveHouse(clean: boolean): void {
    if (!this.isInHouse) return;
    this.isInHouse = false;
    this.network.call({ do: 'closed', socket: this.id, clean });
    this.network.links.delete(this.id);
  }

  private tellClosed(code: number): void {
    if (!this.hears) return;
    this.hears = false;
    this.network.note(`${this.id} closed with ${code}`);
    this.events.onClose(code);
  }

  private later(way: 'up' | 'down', call: () => void): void {
    const soonest = this.time.now() + this.delay.least + this.random() * this.delay.jitter;
    const at = Math.max(way === 'up' ? this.upAt : this.downAt, soonest);
    if (way === 'up') this.upAt = at;
    else this.downAt = at;
    this.time.after(at - this.time.now(), call);
  }
}

export { Violation };
