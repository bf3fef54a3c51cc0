// What the page asks of the server: Jellyfin's own API, the bridge's and the sidecar's.

const PLUGIN = '5aa90533-a42f-4b4b-854f-c3de9b45f108';

/** An answer that is not the one that was hoped for. */
export class Refusal extends Error {
  constructor(status) {
    super(`The server answered ${status}.`);
    this.status = status;
  }
}

/** Only the token: with a device's name Jellyfin would write the device down anew. */
async function ask(path, options = {}) {
  const answer = await fetch(ApiClient.getUrl(path), {
    ...options,
    cache: 'no-store',
    headers: { Authorization: `MediaBrowser Token="${ApiClient.accessToken()}"` },
  });
  if (!answer.ok) {
    throw new Refusal(answer.status);
  }
  return answer;
}

/** The bridge's view of the sidecar. */
export const bridgeStatus = async (signal) => (await ask('OpenSyncParty/bridge/status', { signal })).json();

/** The sidecar's view of itself. */
export const sidecarStatus = async (signal) => (await ask('OpenSyncParty/admin/status', { signal })).json();

/**
 * The titles of library items, by their ids; without those that this user may not see, or that are gone.
 *
 * @param {string[]} ids 32 hex digits each
 */
export async function titlesOf(ids, signal) {
  const query = new URLSearchParams({ ids: ids.join(','), userId: ApiClient.getCurrentUserId() });
  const { Items } = await (await ask(`Items?${query}`, { signal })).json();
  return new Map(Items.map(({ Id, Name, SeriesName }) => [Id, SeriesName ? `${SeriesName}: ${Name}` : Name]));
}

export const restartSidecar = () => ask('OpenSyncParty/bridge/restart', { method: 'POST' });

export const loadSettings = () => ApiClient.getPluginConfiguration(PLUGIN);

/** Jellyfin replaces all settings by the given ones. */
export const saveSettings = (settings) => ApiClient.updatePluginConfiguration(PLUGIN, settings);
