/** One evening: a sidecar, a link to cut, a browser, and whoever comes. Takes everything down again. */
import type { TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import { type Link, openLink } from './link.ts';
import type { Look } from './looks.ts';
import { type Sidecar, startSidecar } from './sidecar.ts';
import { launchChromium, Viewer } from './viewers.ts';

export interface Evening {
  readonly sidecar: Sidecar;
  readonly link: Link;
  readonly stage: string;
  /** Somebody opens the stage and signs in. */
  arrives(name: string, look?: Look): Promise<Viewer>;
  /** Somebody opens an address without signing in. */
  opens(name: string, url: string, look?: Look): Promise<Viewer>;
  /** Fails if any page threw, then ends everything. */
  end(): Promise<void>;
}

export async function evening(...options: string[]): Promise<Evening> {
  const sidecar = await startSidecar(...options);
  const link = await openLink(sidecar.port);
  const browser: Browser = await launchChromium();
  const viewers: Viewer[] = [];
  const stage = `http://127.0.0.1:${link.port}/OpenSyncParty/stage/`;
  const opens = async (name: string, url: string, look?: Look): Promise<Viewer> => {
    const viewer = await Viewer.arrive(browser, name, look);
    viewers.push(viewer);
    await viewer.open(url);
    return viewer;
  };
  return {
    sidecar,
    link,
    stage,
    opens,
    arrives: async (name, look) => {
      const viewer = await opens(name, stage, look);
      await viewer.signIn();
      return viewer;
    },
    end: async () => {
      await browser.close();
      await link.close();
      await sidecar.stop();
      const problems = viewers.flatMap((viewer) => viewer.problems);
      if (problems.length > 0) throw new Error(`pages threw:\n${problems.join('\n')}`);
    },
  };
}

/** Alice opens the film and starts a party; Bob comes by her link, and both have their panels open. */
export async function aliceHostsBob(
  tonight: Evening,
  options: { isPrivate?: boolean } = {},
): Promise<{ alice: Viewer; bob: Viewer }> {
  const alice = await tonight.arrives('alice');
  await alice.openFilm();
  await alice.startParty(options);
  const bob = await tonight.opens('bob', await alice.inviteLink());
  await bob.signIn();
  await bob.playing();
  await bob.openPanel();
  await bob.panel.getByText('2 people').waitFor();
  return { alice, bob };
}

/** Runs a story and tells what the sidecar logged if it fails. */
export async function during(
  context: TestContext,
  options: string[],
  story: (evening: Evening) => Promise<void>,
): Promise<void> {
  const tonight = await evening(...options);
  try {
    await story(tonight);
  } catch (error) {
    context.diagnostic(tonight.sidecar.log());
    await tonight.end().catch(() => {});
    throw error;
  }
  await tonight.end();
}
