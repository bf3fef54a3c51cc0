/** Where a trial takes place: a sidecar with its stage, or somebody's Jellyfin; a browser; a link for each player. */
import { startSidecar } from '../../web-client/e2e/harness/sidecar.ts';
import { launchChromium, Viewer } from '../../web-client/e2e/harness/viewers.ts';
import { type DelayLink, openDelayLink } from './delayLink.ts';
import { JELLYFIN, STAGE, type WebClient } from './players.ts';
import type { Profile } from './profiles.ts';
import { record } from './recorder.ts';

/** The stage has three users; some watch on two devices. */
const STAGE_USERS = ['alice', 'bob', 'carol', 'alice', 'bob'];
const STAGE_FILM = '0f11e0000000000000000000000000a1';
const STAGE_FILM_SECONDS = 90;

/** Screens of so many pixels for each of the page's: what is measured is when pictures are shown, and not how fast one machine can draw five of them. */
const PIXELS = 0.5;

export interface Account {
  readonly name: string;
  readonly password: string;
}

/** Somebody's server, with the plugin. */
export interface Jellyfin {
  readonly url: URL;
  readonly users: readonly Account[];
  readonly item: string;
  readonly filmSeconds: number;
}

export interface House {
  readonly client: WebClient;
  readonly viewers: readonly Viewer[];
  readonly item: string;
  readonly filmSeconds: number;
  close(): Promise<void>;
}

export const MOST_STAGE_PLAYERS = STAGE_USERS.length;

/** Opens it and lets everybody sign in. */
export async function openHouse(
  profile: Profile,
  players: number,
  seed: number,
  jellyfin: Jellyfin | null,
): Promise<House> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.reverse()) await end();
  };
  try {
    const target = jellyfin === null ? await stage(closing) : jellyfinTarget(jellyfin);
    const browser = await launchChromium();
    closing.push(() => browser.close());
    const viewers: Viewer[] = [];
    for (let index = 0; index < players; index++) {
      const account = target.users[index];
      if (account === undefined)
        throw new Error(`there are ${target.users.length} users for ${players} players`);
      const link = await openDelayLink(target.host, target.port, profile, seed * 1000 + index);
      closing.push(() => link.close());
      const viewer = await Viewer.arrive(browser, account.name, { pixels: PIXELS });
      const odd = index % 2 === 1;
      await viewer.context.addInitScript(record, {
        offMs: odd ? profile.clockOffMs : 0,
        driftPpm: odd ? profile.clockDriftPpm : 0,
      });
      await viewer.open(target.address(link));
      await target.client.signIn(viewer, account.name, account.password);
      viewers.push(viewer);
    }
    return { client: target.client, viewers, item: target.item, filmSeconds: target.filmSeconds, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Target {
  readonly client: WebClient;
  readonly users: readonly Account[];
  readonly item: string;
  readonly filmSeconds: number;
  readonly host: string;
  readonly port: number;
  address(link: DelayLink): string;
}

async function stage(closing: (() => Promise<unknown>)[]): Promise<Target> {
  const sidecar = await startSidecar();
  closing.push(() => sidecar.stop());
  return {
    client: STAGE,
    users: STAGE_USERS.map((name) => ({ name, password: '' })),
    item: STAGE_FILM,
    filmSeconds: STAGE_FILM_SECONDS,
    host: '127.0.0.1',
    port: sidecar.port,
    address: (link) => `http://127.0.0.1:${link.port}/OpenSyncParty/stage/`,
  };
}

function jellyfinTarget({ url, users, item, filmSeconds }: Jellyfin): Target {
  return {
    client: JELLYFIN,
    users,
    item,
    filmSeconds,
    host: url.hostname,
    port: url.port === '' ? 80 : Number(url.port),
    address: (link) => `http://127.0.0.1:${link.port}${url.pathname.replace(/\/$/, '')}/web/`,
  };
}
