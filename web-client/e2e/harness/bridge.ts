/**
 * Jellyfin's place taken by the bridge's test host: a .NET server that loads the plugin as Jellyfin does, with the
 * stage's page as its web client and another sidecar's stage as its API. The page has no script tag of its own.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Host, realJar } from '../../../plugin/bridge/test/support/host.mjs';
import { during, type Evening } from './evening.ts';
import { plainSite } from './nginx.ts';

const BUILD = fileURLToPath(new URL('../../../plugin/bridge/build', import.meta.url));

/** Why the host cannot be built on this machine; false where it can. */
export const noTestHost =
  process.platform === 'linux' && process.arch === 'x64'
    ? false
    : 'the test host needs the .NET toolchain, which there is for Linux on x64';

/** Builds the host and the plugin; at once if they are built. */
export function buildTestHost(): void {
  execFileSync(BUILD, ['--test-host'], { stdio: 'inherit' });
}

export interface JellyfinOptions {
  /** Base URL, such as `/jellyfin`. */
  readonly base?: string;
  /** False: the plugin is switched off, so that Jellyfin does not load it. */
  readonly plugin?: boolean;
}

export interface JellyfinEvening extends Evening {
  readonly host: Host;
  /** The web client's address. */
  readonly site: string;
}

/** An {@link Evening} whose guests arrive at Jellyfin's web client; `stage` is out of their sight. */
export async function duringAtJellyfin(
  context: TestContext,
  { base = '', plugin = true }: JellyfinOptions,
  story: (evening: JellyfinEvening) => Promise<void>,
): Promise<void> {
  const cleanups: (() => Promise<void>)[] = [];
  await during(context, [], async (tonight) => {
    const host = await Host.start(
      { after: (cleanup) => cleanups.push(cleanup) },
      {
        base,
        plugin,
        jar: realJar,
        java: process.env.JAVA_HOME ?? null,
        api: `http://127.0.0.1:${tonight.sidecar.port}/OpenSyncParty/stage/api`,
      },
    );
    plainSite(join(host.folder, 'web'));
    const site = host.url('/web/');
    const arrives: Evening['arrives'] = async (name) => {
      const viewer = await tonight.opens(name, site);
      await viewer.signIn();
      return viewer;
    };
    try {
      await story({ ...tonight, host, site, arrives });
    } catch (error) {
      for (const line of host.lines) context.diagnostic(`${line.level} ${line.category} ${line.message}`);
      throw error;
    }
  }).finally(() => Promise.all(cleanups.map((cleanup) => cleanup())));
}
