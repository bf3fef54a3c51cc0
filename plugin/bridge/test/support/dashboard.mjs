// As much of Jellyfin's web client as a plugin's page meets: its globals, its form elements, and the way in which it
// makes a page of what the server gives out.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../../../web-client/package.json', import.meta.url));

/** Debian's Chromium; a test that needs it fails without it. */
export const launchBrowser = () =>
  require('playwright-core').chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** What runs in the browser; it is turned into text. */
function client() {
  const address = location.pathname.replace(/\/web\/$/, '');
  const getUrl = (path) => `${location.origin}${address}/${path.replace(/^\//, '')}`;
  const headers = { Authorization: 'MediaBrowser Client="Double", Token="admin-alice"' };
  window.ApiClient = {
    getUrl,
    accessToken: () => 'admin-alice',
    getCurrentUserId: () => 'alice',
    appName: () => 'Double',
    appVersion: () => '1.2.3',
    getPluginConfiguration: (id) =>
      fetch(getUrl(`Plugins/${id}/Configuration`), { headers }).then((answer) => answer.json()),
    updatePluginConfiguration: (id, settings) =>
      fetch(getUrl(`Plugins/${id}/Configuration`), {
        method: 'POST',
        headers,
        body: JSON.stringify(settings),
      }),
  };
  window.told = [];
  window.answer = true;
  window.Dashboard = {
    showLoadingMsg: () => {},
    hideLoadingMsg: () => {},
    alert: (words) => window.told.push(words.message ?? words),
    confirm: (message, title, callback) => {
      window.told.push(`${title} ${message}`);
      callback(window.answer);
    },
    processPluginConfigurationUpdateResult: () => window.told.push('Settings saved'),
  };

  const withLabel = (parent) =>
    class extends parent {
      connectedCallback() {
        const label = document.createElement('label');
        label.textContent = this.getAttribute('label');
        label.htmlFor = this.id;
        this.before(label);
      }
    };
  customElements.define('emby-input', withLabel(HTMLInputElement), { extends: 'input' });
  customElements.define('emby-select', withLabel(HTMLSelectElement), { extends: 'select' });

  window.openPage = async () => {
    const html = await (await fetch(getUrl('web/ConfigurationPage?name=OpenSyncParty'))).text();
    const draft = document.createElement('div');
    draft.innerHTML = html;
    const view = draft.querySelector('div[data-role="page"]');
    document.body.replaceChildren(view);
    const controller = view.dataset.controller.replace('__plugin/', '');
    const module = await import(getUrl(`/web/configurationpage?name=${encodeURIComponent(controller)}`));
    new module.default(view, {});
    for (const event of ['viewbeforeshow', 'viewshow', 'pageshow']) {
      view.dispatchEvent(new CustomEvent(event, { bubbles: true }));
    }
  };
}

/** The index.html of it. */
export const dashboardPage = `<!DOCTYPE html><html lang="en"><head><title>Double</title><style>.hide { display: none !important; }</style></head><body><script>(${client})()</script></body></html>`;
