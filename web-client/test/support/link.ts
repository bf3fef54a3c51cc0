import type { PartySocket, SocketEvents } from '../../src/connection/socket.ts';
import type { ManualTime } from './manualTime.ts';
import type { Member, Room } from './room.ts';

/** One way of a network: at least `least` ms, plus up to `jitter`; what is sent first arrives first. */
export interface Way {
  readonly least: number;
  readonly jitter: number;
}

export interface Network {
  readonly up: Way;
  readonly down: Way;
}

/** What a link needs of the server behind it. */
export interface LinkServer {
  readonly down: boolean;
  now(): number;
  receive(link: Link, text: string): void;
  drop(link: Link, code: number): void;
}

/** One socket, seen from both ends. */
export class Link implements PartySocket {
  member: Member | null = null;
  room: Room | null = null;
  private readonly server: LinkServer;
  private readonly time: ManualTime;
  private readonly random: () => number;
  private readonly network: Network;
  private readonly events: SocketEvents;
  private alive = true;
  private upAt = 0;
  private downAt = 0;

  constructor(
    server: LinkServer,
    time: ManualTime,
    random: () => number,
    network: Network,
    events: SocketEvents,
  ) {
    this.server = server;
    this.time = time;
    this.random = random;
    this.network = network;
    this.events = events;
    this.downwards(() => {
      if (server.down) this.server.drop(this, 1006);
      else events.onOpen();
    });
  }

  send(text: string): void {
    const at = Math.max(this.upAt, this.time.now() + this.delay(this.network.up));
    this.upAt = at;
    this.time.after(at - this.time.now(), () => {
      if (this.alive) this.server.receive(this, text);
    });
  }

  close(): void {
    // What was sent before still arrives.
    this.time.after(Math.max(0, this.upAt - this.time.now()) + 1, () => {
      if (this.alive) this.server.drop(this, 1000);
    });
    this.events.onText = () => {};
    this.events.onClose = () => {};
  }

  tell(type: string, payload: object, about?: string): void {
    const text = JSON.stringify({
      type,
      room: this.room?.id,
      client: about ?? this.member?.id,
      payload,
      ts: this.server.now(),
      server_ts: Math.floor(this.server.now()),
    });
    this.downwards(() => this.events.onText(text));
  }

  lost(code: number): void {
    if (!this.alive) return;
    this.alive = false;
    this.time.after(0, () => this.events.onClose(code));
  }

  private downwards(call: () => void): void {
    const at = Math.max(this.downAt, this.time.now() + this.delay(this.network.down));
    this.downAt = at;
    this.time.after(at - this.time.now(), () => {
      if (this.alive) call();
    });
  }

  private delay(way: Way): number {
    return way.least + this.random() * way.jitter;
  }
}
