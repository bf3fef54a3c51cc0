/** A plugin of the test's own in the stage, through which it reaches what Jellyfin gives its plugins. */
import type { Viewer } from './viewers.ts';

interface PlaybackManager {
  syncPlayEnabled: boolean;
  play(options: { ids: readonly string[] }): Promise<void>;
}

declare global {
  interface Window {
    testDoor?: () => Promise<unknown>;
    testPlaybackManager?: PlaybackManager;
  }
}

/** Before the page is opened. */
export async function installDoor({ page }: Viewer): Promise<void> {
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { plugins: ['OpenSyncParty', 'testDoor'] } }),
  );
  await page.addInitScript(() => {
    window.testDoor = async () =>
      class {
        constructor({ playbackManager }: { playbackManager: PlaybackManager }) {
          window.testPlaybackManager = playbackManager;
        }
      };
  });
}

/** The page plays another film, in the player that it has, as at the end of an episode. */
export async function playNext({ page }: Viewer, item: string): Promise<void> {
  await page.evaluate((id) => window.testPlaybackManager?.play({ ids: [id] }), item);
}

/** Jellyfin's own SyncPlay is turned on or off. */
export async function setSyncPlay({ page }: Viewer, enabled: boolean): Promise<void> {
  await page.evaluate((on) => {
    if (window.testPlaybackManager) window.testPlaybackManager.syncPlayEnabled = on;
  }, enabled);
}
