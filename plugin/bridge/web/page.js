// The page of the plugin in Jellyfin's dashboard. Jellyfin's web client calls the default export with the page's
// element when it makes it, and sends it events when the page comes and goes.
import { copy, diagnostics } from './configurationpage?name=OpenSyncParty.diagnostics.js';
import { fillForm, readForm, startsAnew } from './configurationpage?name=OpenSyncParty.form.js';
import { count } from './configurationpage?name=OpenSyncParty.format.js';
import { showLive } from './configurationpage?name=OpenSyncParty.live.js';
import {
  bridgeStatus,
  loadSettings,
  Refusal,
  restartSidecar,
  saveSettings,
  sidecarStatus,
  titlesOf,
} from './configurationpage?name=OpenSyncParty.server.js';
import { facts, showState } from './configurationpage?name=OpenSyncParty.state.js';

const REFRESH_MS = 5000;
/** While somebody waits for it to come up. */
const REFRESH_STARTING_MS = 1000;
const COMES_BACK = 'Running parties are interrupted for some seconds; their members come back by themselves.';

const confirmed = (message, title) =>
  new Promise((resolve) => {
    Dashboard.confirm(message, title, resolve);
  });

function problemOf(error) {
  if (!(error instanceof Refusal)) {
    return 'The server does not answer.';
  }
  const known = { 401: 'You are not signed in any more.', 403: 'Only administrators may see this.' };
  return known[error.status] ?? error.message;
}

class AdminPage {
  constructor(view) {
    this.view = view;
    /** What the server said last. */
    this.known = { phase: 'unknown', message: '', bridge: null, sidecar: null, problem: '' };
    /** The settings that the form was filled with; null before. */
    this.settings = null;
    /** Ends the refreshing; null while there is none. */
    this.refreshing = null;
    /** The titles of the items that parties watch, as Jellyfin tells them; null for those it does not tell. */
    this.titles = new Map();
    this.onVisibility = () => this.goOn();
    this.isShown = false;
    // Each is told twice; where pages follow each other quickly, one of the two may stay away.
    for (const event of ['viewbeforeshow', 'viewshow']) {
      view.addEventListener(event, () => this.show());
    }
    for (const event of ['viewbeforehide', 'viewhide', 'viewdestroy']) {
      view.addEventListener(event, () => this.hide());
    }
    view.querySelector('.osp-restart').addEventListener('click', () => this.restart());
    view.querySelector('.osp-copy').addEventListener('click', () => this.copyDiagnostics());
    view.querySelector('.osp-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.save();
    });
    // A field that is folded away cannot be complained about.
    view.querySelector('.osp-limits').addEventListener(
      'invalid',
      (event) => {
        event.currentTarget.open = true;
      },
      true,
    );
  }

  show() {
    if (this.isShown) {
      return;
    }
    this.isShown = true;
    document.addEventListener('visibilitychange', this.onVisibility);
    this.goOn();
    this.load();
  }

  hide() {
    this.isShown = false;
    document.removeEventListener('visibilitychange', this.onVisibility);
    this.pause();
  }

  pause() {
    this.refreshing?.abort();
    this.refreshing = null;
  }

  /** Refreshes now and from then on, if somebody can see it. */
  goOn() {
    this.pause();
    if (document.visibilityState === 'visible') {
      this.refreshing = new AbortController();
      this.refresh(this.refreshing.signal);
    }
  }

  async refresh(signal) {
    const known = await this.ask(signal);
    if (signal.aborted) {
      return;
    }
    this.known = known;
    showState(this.view, known.phase, known.message, facts(known.bridge, known.sidecar));
    showLive(this.view, known.sidecar, this.titles, known.problem);
    const wait = known.phase === 'starting' ? REFRESH_STARTING_MS : REFRESH_MS;
    const timer = setTimeout(() => this.refresh(signal), wait);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  async ask(signal) {
    let bridge;
    try {
      bridge = await bridgeStatus(signal);
    } catch (error) {
      return { phase: 'unreachable', message: problemOf(error), bridge: null, sidecar: null, problem: '' };
    }
    const known = { phase: bridge.phase, message: bridge.message, bridge, sidecar: null, problem: '' };
    if (bridge.phase === 'ready') {
      try {
        known.sidecar = await sidecarStatus(signal);
        await this.learnTitles(known.sidecar.rooms, signal);
      } catch (error) {
        known.problem = `The parties cannot be shown. ${problemOf(error)}`;
      }
    }
    return known;
  }

  /** Asks once for each item. */
  async learnTitles(rooms, signal) {
    const items = rooms.map((room) => room.item_id).filter((id) => id && !this.titles.has(id));
    if (items.length === 0) {
      return;
    }
    for (const id of items) {
      this.titles.set(id, null);
    }
    try {
      for (const [id, title] of await titlesOf(items, signal)) {
        this.titles.set(id, title);
      }
    } catch {
      // Then the ids have to do.
    }
  }

  async load() {
    Dashboard.showLoadingMsg();
    try {
      this.settings = await loadSettings();
      fillForm(this.view, this.settings);
      this.view.querySelector('.osp-settings').disabled = false;
    } catch {
      Dashboard.alert({ title: 'OpenSyncParty', message: 'The settings could not be loaded.' });
    }
    Dashboard.hideLoadingMsg();
  }

  async save() {
    const wanted = readForm(this.view);
    const members = this.known.sidecar?.members ?? 0;
    if (members > 0 && startsAnew(this.settings, wanted)) {
      const who = `${count(members, 'member')} ${members === 1 ? 'is' : 'are'} in a party. `;
      if (!(await confirmed(who + COMES_BACK, 'Save the settings?'))) {
        return;
      }
    }
    Dashboard.showLoadingMsg();
    try {
      // What another version of the plugin may have kept stays.
      const settings = { ...(await loadSettings()), ...wanted };
      Dashboard.processPluginConfigurationUpdateResult(await saveSettings(settings));
      this.settings = settings;
      this.goOn();
    } catch {
      Dashboard.hideLoadingMsg();
      Dashboard.alert({ title: 'OpenSyncParty', message: 'The settings could not be saved.' });
    }
  }

  async restart() {
    if (!(await confirmed(COMES_BACK, 'Restart the sidecar?'))) {
      return;
    }
    try {
      await restartSidecar();
    } catch (error) {
      Dashboard.alert({ title: 'OpenSyncParty', message: problemOf(error) });
    }
    this.goOn();
  }

  async copyDiagnostics() {
    const names = Object.keys(readForm(this.view));
    const kept = Object.fromEntries(names.map((name) => [name, this.settings?.[name] ?? 'not loaded']));
    const copied = await copy(this.view, diagnostics(this.known, kept));
    Dashboard.alert(copied ? 'The diagnostics were copied.' : 'Copy the selected text.');
  }
}

export default function openSyncPartyPage(view) {
  new AdminPage(view);
}
