import type { Cancel, Scheduler } from '../clock/time.ts';
import { buildClientMessage, type ClientMessage } from '../protocol/clientMessage.ts';
import { ProtocolViolation } from '../protocol/fields.ts';
import { parseServerMessage, type ServerMessage } from '../protocol/serverMessage.ts';
import { backoff, openTimeout } from './backoff.ts';
import type { PartySocket, SocketFactory } from './socket.ts';

export interface ConnectionListener {
  /** A fresh socket: create, join or resume now. */
  onOpen(): void;
  /** `at` is the local time of receipt, ms. */
  onMessage(message: ServerMessage, at: number): void;
  /** The socket is gone, and another attempt is on its way. */
  onLost(): void;
  /** The server gave this seat to a newer connection (4001): it is over here. */
  onReplaced(): void;
}

/** Close code with which the server tells a socket that a newer one has its seat. */
const REPLACED = 4001;
/** A ping that nothing answered for so long means a dead socket, ms. With a ping every 5 s: silence of 12 s. */
const SILENCE_MS = 7_000;
/** Shortest silence of a ping that a hint ("the page is back") takes for a dead socket, ms. */
const HINT_SILENCE_MS = 2_500;

/**
 * A WebSocket that comes back: it reconnects with growing, jittered pauses until {@link close}, or until the
 * server says that the seat is used elsewhere. Every socket is a generation of its own, so that a late event of
 * an old one can do nothing.
 */
export class PartyConnection {
  private readonly scheduler: Scheduler;
  private readonly open: SocketFactory;
  private readonly random: () => number;
  private listener: ConnectionListener | null = null;
  private socket: PartySocket | null = null;
  private isOpen = false;
  private generation = 0;
  private attempt = 0;
  private cancelTimer: Cancel | null = null;
  private cancelSilence: Cancel | null = null;
  private unansweredSince: number | null = null;

  /** `random` gives numbers in [0, 1), for the jitter. */
  constructor(scheduler: Scheduler, open: SocketFactory, random: () => number) {
    this.scheduler = scheduler;
    this.open = open;
    this.random = random;
  }

  /** Connect and stay connected. A second call replaces the first. */
  connect(listener: ConnectionListener): void {
    this.close();
    this.listener = listener;
    this.attempt = 0;
    this.openSocket();
  }

  /** The end, wished for by this side. */
  close(): void {
    this.listener = null;
    this.drop();
  }

  /** Sends if the socket is open and the message keeps the contract; says whether it went out. */
  send(message: ClientMessage): boolean {
    if (!this.isOpen || this.socket === null) return false;
    const text = buildClientMessage(message);
    if (text instanceof ProtocolViolation) return false;
    this.socket.send(text);
    if (message.type === 'ping') this.expectAnswer();
    return true;
  }

  /** The server let this client in: the next loss starts from the shortest pause again. */
  settled(): void {
    this.attempt = 0;
  }

  /** Give this socket up and try again after the next pause, as when the server is too busy to let us in. */
  retry(): void {
    if (this.listener !== null) this.lose();
  }

  /** The network or the page came back: do not wait for the pause, and do not trust a silent socket. */
  hint(): void {
    if (this.listener === null) return;
    const silent = this.unansweredSince;
    if (this.isOpen && silent !== null && this.scheduler.now() - silent >= HINT_SILENCE_MS) this.lose();
    if (this.socket === null) this.openSocket();
  }

  private openSocket(): void {
    this.cancelTimer?.();
    const generation = ++this.generation;
    const current = () => generation === this.generation;
    this.cancelTimer = this.scheduler.after(openTimeout(this.attempt), () => {
      if (current()) this.lose();
    });
    this.socket = this.open({
      onOpen: () => {
        if (!current()) return;
        this.cancelTimer?.();
        this.isOpen = true;
        this.listener?.onOpen();
      },
      onText: (text) => {
        if (current()) this.receive(text);
      },
      onClose: (code) => {
        if (!current()) return;
        if (code === REPLACED) this.replaced();
        else this.lose();
      },
    });
  }

  private receive(text: string): void {
    this.heard();
    const message = parseServerMessage(text);
    // A message that breaks the contract changes nothing here: the next one may be fine.
    if (message instanceof ProtocolViolation) return;
    this.listener?.onMessage(message, this.scheduler.now());
  }

  private replaced(): void {
    const listener = this.listener;
    this.close();
    listener?.onReplaced();
  }

  private lose(): void {
    this.drop();
    this.cancelTimer = this.scheduler.after(backoff(this.attempt, this.random()), () => this.openSocket());
    this.attempt += 1;
    this.listener?.onLost();
  }

  private drop(): void {
    this.generation += 1;
    this.isOpen = false;
    this.heard();
    this.cancelTimer?.();
    this.cancelTimer = null;
    const socket = this.socket;
    this.socket = null;
    socket?.close(1000, 'bye');
  }

  private heard(): void {
    this.unansweredSince = null;
    this.cancelSilence?.();
    this.cancelSilence = null;
  }

  /**
   * Silence counts from a ping on, not from the last message: in a background tab pings leave late, and that is
   * not the server's silence.
   */
  private expectAnswer(): void {
    if (this.unansweredSince !== null) return;
    this.unansweredSince = this.scheduler.now();
    this.cancelSilence = this.scheduler.after(SILENCE_MS, () => this.lose());
  }
}
