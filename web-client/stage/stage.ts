/**
 * The stage: a small page that keeps the same contract with OpenSyncParty's script as Jellyfin's web client does (its
 * globals, its door for plugins, its routes, elements, events and keys), so that the product can be tried and tested
 * where there is no Jellyfin.
 */
import { ApiClient, checkSession, logOut, userName } from './apiClient.ts';
import { Events } from './events.ts';
import { playbackManager } from './playbackManager.ts';
import { loadPlugins } from './plugins.ts';
import { takeTypeExtensionsForNames } from './quirks.ts';
import { go, Page, startRouter } from './router.ts';

const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

function setLanguage(): void {
  const language = new URLSearchParams(location.search).get('lang');
  if (!language) return;
  document.documentElement.lang = language;
  if (RIGHT_TO_LEFT.includes(language.split('-')[0] ?? '')) document.documentElement.dir = 'rtl';
}

function showUser(): void {
  const name = userName();
  const label = document.querySelector('.skinHeader .userName');
  const button = document.querySelector('.skinHeader .signOut');
  if (label) label.textContent = name;
  button?.classList.toggle('hide', name === null);
}

async function main(): Promise<void> {
  takeTypeExtensionsForNames(document);
  setLanguage();
  await checkSession();
  Object.assign(window, {
    ApiClient,
    Events,
    Emby: { Page },
    Dashboard: { getCurrentUserId: () => ApiClient.getCurrentUserId(), navigate: Page.show },
  });
  document.addEventListener('viewbeforeshow', showUser);
  document.querySelector('.skinHeader .signOut')?.addEventListener('click', () => {
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
