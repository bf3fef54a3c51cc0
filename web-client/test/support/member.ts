import assert from 'node:assert/strict';
import type { SeatStorage } from '../../src/connection/seatStore.ts';
import type { SocketFactory } from '../../src/connection/socket.ts';
import type { TokenSource } from '../../src/connection/tokenSource.ts';
import type { PartyPage } from '../../src/party/page.ts';
import { createParty, type Party } from '../../src/party/party.ts';
import { HtmlVideoAdapter } from '../../src/player/htmlVideoAdapter.ts';
import { FakeVideo, type FakeVideoOptions } from './fakeVideo.ts';
import type { Network } from './link.ts';
import { type ManualTime, seededRandom, skewed } from './manualTime.ts';

export const FILM = '0f11e0000000000000000000000000a1';
export const OTHER_FILM = '0f11e0000000000000000000000000b2';

export interface MemberOptions {
  readonly name?: string;
  readonly network?: Network;
  readonly clockOffsetMs?: number;
  readonly clockDrift?: number;
  readonly video?: FakeVideoOptions;
  readonly tokens?: TokenSource;
  readonly storage?: SeatStorage;
  readonly seed?: number;
}

/** A server, as a client reaches it. */
export interface Reachable {
  through(network: Network): SocketFactory;
}

/** A page of a browser with one member before it: everything real but clock, network, page and video. */
export class Member {
  readonly time: ManualTime;
  readonly page: FakePage;
  readonly clock: ReturnType<typeof skewed>;
  readonly storage: SeatStorage;
  /** What the browser keeps for all its tabs. */
  readonly choices = memoryStorage();
  readonly notices: string[] = [];
  party: Party;
  private readonly server: Reachable;
  private readonly options: MemberOptions;

  constructor(time: ManualTime, server: Reachable, options: MemberOptions = {}) {
    this.time = time;
    this.server = server;
    this.options = options;
    this.clock = skewed(time, options.clockOffsetMs ?? 0, options.clockDrift ?? 0);
    this.page = new FakePage(time, options.name ?? 'Somebody', options.video ?? {});
    this.storage = options.storage ?? memoryStorage();
    this.party = this.open();
  }

  get state() {
    return this.party.store.state;
  }

  get actions() {
    return this.party.actions;
  }

  get video(): FakeVideo {
    return this.page.element ?? assert.fail('no video open');
  }

  /** The page is loaded anew: only the tab's storage stays. */
  reload(): void {
    this.party.dispose();
    this.page.leave();
    this.party = this.open();
  }

  private open(): Party {
    const network = this.options.network ?? { up: { least: 5, jitter: 0 }, down: { least: 5, jitter: 0 } };
    const party = createParty({
      page: this.page,
      attach: (video: FakeVideo, listener) => new HtmlVideoAdapter(video, listener, this.clock),
      scheduler: this.clock,
      openSocket: this.server.through(network),
      tokens: this.options.tokens ?? { token: () => Promise.resolve({ kind: 'none', code: 'server_busy' }) },
      storage: this.storage,
      choices: this.choices,
      random: seededRandom(this.options.seed ?? 1),
    });
    let last = 0;
    party.store.subscribe(({ notice }) => {
      if (notice !== null && notice.serial !== last) this.notices.push(notice.code);
      last = notice?.serial ?? last;
    });
    return party;
  }
}

/** The media server's page: shows one film at a time. */
export class FakePage implements PartyPage<FakeVideo> {
  element: FakeVideo | null = null;
  item: string | null = null;
  invite: { room: string; inviteToken?: string } | null = null;
  syncPlay = false;
  isHidden = false;
  loggedIn = true;
  readonly played: { item: string; position: number }[] = [];
  /** Items that cannot be opened here. */
  readonly missing = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private readonly time: ManualTime;
  private readonly name: string;
  private readonly videoOptions: FakeVideoOptions;

  constructor(time: ManualTime, name: string, videoOptions: FakeVideoOptions) {
    this.time = time;
    this.name = name;
    this.videoOptions = videoOptions;
  }

  /** A film is opened and starts to play, as in Jellyfin. */
  show(item: string, position = 0): FakeVideo {
    this.element ??= new FakeVideo(this.time, this.videoOptions);
    this.item = item;
    this.element.load(position, !this.element.blocked);
    this.changed();
    return this.element;
  }

  leave(): void {
    this.element?.pause();
    this.element = null;
    this.item = null;
    this.changed();
  }

  changed(): void {
    for (const listener of [...this.listeners]) listener();
  }

  user() {
    return this.loggedIn ? { id: `id-of-${this.name}`, name: this.name } : null;
  }

  currentItem() {
    return this.item === null ? null : { id: this.item };
  }

  video(): FakeVideo | null {
    return this.element;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async playItem(item: string, position: number): Promise<void> {
    if (this.missing.has(item)) throw new Error('no such item');
    this.played.push({ item, position });
    this.show(item, position);
  }

  inviteLink(room: string, inviteToken: string | null): string {
    return `https://host/web/#/home?party=${room}&invite=${inviteToken}`;
  }

  takeInvite() {
    const { invite } = this;
    this.invite = null;
    return invite;
  }

  syncPlayActive(): boolean {
    return this.syncPlay;
  }

  hidden(): boolean {
    return this.isHidden;
  }
}

export function memoryStorage(): SeatStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
