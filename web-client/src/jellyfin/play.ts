import type { ApiClient, Door } from './globals.ts';

/** Jellyfin counts positions in ticks of 100 ns. */
const TICKS_PER_SECOND = 10_000_000;

/**
 * Opens an item in this page's own player. Rejects if the user may not see it, or if the page cannot be told to play.
 * `positionSeconds` is where to start, 0 or more.
 */
export async function play(
  client: ApiClient,
  door: Door | null,
  item: string,
  positionSeconds: number,
): Promise<void> {
  const userId = client.getCurrentUserId();
  if (!userId) throw new Error('Nobody is logged in.');
  // Asked first: the playback manager may show a dialog of its own, or nothing at all, for an item it cannot have.
  await client.getItem(userId, item);
  const startPositionTicks = Math.max(0, Math.round(positionSeconds * TICKS_PER_SECOND));
  if (door) {
    await door.playbackManager.play({ ids: [item], startPositionTicks, serverId: client.serverId() });
    return;
  }
  await playByServer(client, item, startPositionTicks);
}

/** Without the door: the server is asked to send this very session the command to play. */
async function playByServer(client: ApiClient, item: string, startPositionTicks: number): Promise<void> {
  const query = new URLSearchParams({ deviceId: client.deviceId() });
  const sessions: unknown = await (await ask(client, 'GET', `Sessions?${query}`)).json();
  const session: unknown = Array.isArray(sessions) ? sessions[0] : undefined;
  if (!hasId(session)) throw new Error('The server does not know this session.');
  const command = new URLSearchParams({
    playCommand: 'PlayNow',
    itemIds: item,
    startPositionTicks: String(startPositionTicks),
  });
  await ask(client, 'POST', `Sessions/${encodeURIComponent(session.Id)}/Playing?${command}`);
}

async function ask(client: ApiClient, method: string, path: string): Promise<Response> {
  const answer = await fetch(client.getUrl(path), {
    method,
    headers: { Authorization: `MediaBrowser Token="${client.accessToken() ?? ''}"` },
  });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer;
}

function hasId(value: unknown): value is { Id: string } {
  return typeof value === 'object' && value !== null && 'Id' in value && typeof value.Id === 'string';
}
