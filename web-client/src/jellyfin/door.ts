import type { Door } from './globals.ts';
import { captureInvite } from './invite.ts';

/**
 * Waits for Jellyfin's web client and calls `start` once: with the door, if the web client constructs us as a plugin,
 * else with null as soon as it shows its first page, because it loads its plugins before that. (Its config.json may be a
 * stale one that does not name us.)
 *
 * Call it at once when the script is loaded: the invite must be out of the address bar before the web client's router
 * reads it. A second copy of the script on the same page does nothing. `start` runs in a task of its own, so that no
 * mistake of ours can break Jellyfin's start; it may throw.
 */
export function openDoor(start: (door: Door | null) => void): void {
  if (window.OpenSyncParty !== undefined) return;
  captureInvite(window);

  let started = false;
  const begin = (door: Door | null) => {
    if (started) return;
    started = true;
    document.removeEventListener('viewshow', withoutDoor);
    window.setTimeout(() => start(door));
  };
  const withoutDoor = () => begin(null);

  window.OpenSyncParty = async () =>
    class OpenSyncParty {
      readonly name = 'OpenSyncParty';
      readonly id = 'opensyncparty';
      readonly type = 'generic';

      constructor(door: Door) {
        begin(door);
      }
    };
  document.addEventListener('viewshow', withoutDoor);
}
