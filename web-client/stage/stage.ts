/**
 * The stage: a small page that keeps the same contract with OpenSyncParty's script as Jellyfin's web client does (its
 * globals, its door for plugins, its routes, elements, events and keys), so that the product can be tried and tested
 * where there is no Jellyfin.
 */
import { ApiClient, checkSession, logOut } from './apiClient.ts';
import { Events } from './events.ts';
import { startHeader } from './header.ts';
import { applyOptions } from './options.ts';
import { playbackManager } from './playbackManager.ts';
import { loadPlugins } from './plugins.ts';
import { takeTypeExtensionsForNames } from './quirks.ts';
import { go, Page, startRouter } from './router.ts';

async function main(): Promise<void> {
  takeTypeExtensionsForNames(document);
  applyOptions();
  await checkSession();
  Object.assign(window, {
    ApiClient,
    Events,
    Emby: { Page },
    Dashboard: { getCurrentUserId: () => ApiClient.getCurrentUserId(), navigate: Page.show },
  });
  startHeader(() => {
    playbackManager.stop();
    logOut();
    go('#/login');
  });
  try {
    await loadPlugins();
  } finally {
    // As in Jellyfin, a plugin that fails does not keep the page from being shown.
    startRouter();
  }
}

void main();
