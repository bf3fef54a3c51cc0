// How the sidecar is: a line in words with a colour, and facts below it.
import { element, setText } from './configurationpage?name=OpenSyncParty.dom.js';
import { count, duration, mebibytes } from './configurationpage?name=OpenSyncParty.format.js';

const HEADLINES = {
  ready: 'Running',
  starting: 'Starting',
  failed: 'Not running',
  no_java: 'Java is missing',
  stopped: 'Stopped',
  unreachable: 'State unknown',
};

/**
 * What is known, as pairs of a name and words.
 *
 * @param bridge the bridge's status; null if it could not be asked
 * @param sidecar the sidecar's own; null while it has none
 */
export function facts(bridge, sidecar) {
  const found = [];
  if (bridge) {
    const own = sidecar?.version ? `, sidecar ${sidecar.version}` : '';
    found.push(['Version', `Plugin ${bridge.plugin_version}${own}, Jellyfin ${bridge.jellyfin_version}`]);
  }
  if (sidecar) {
    const { resident_bytes, heap_used_bytes, heap_max_bytes } = sidecar.memory;
    const heap = `heap ${mebibytes(heap_used_bytes)} of at most ${mebibytes(heap_max_bytes)}`;
    found.push(['Running for', duration(sidecar.uptime_ms)]);
    found.push(['Memory', resident_bytes > 0 ? `${mebibytes(resident_bytes)} in all, ${heap}` : heap]);
    found.push(['Connections', count(sidecar.sockets, 'socket')]);
  }
  if (bridge?.java) {
    const vendor = sidecar?.java?.vendor ? ` (${sidecar.java.vendor})` : '';
    found.push(['Java', `${bridge.java.version}${vendor} · ${bridge.java.source}: ${bridge.java.path}`]);
  }
  if (bridge?.process_id) {
    const starts = `started ${count(bridge.starts, 'time')} since Jellyfin's start`;
    found.push(['Process', `${bridge.process_id}, ${starts}`]);
  }
  return found;
}

/** Shows it; `phase` is the bridge's, or "unreachable". */
export function showState(view, phase, message, found) {
  view.querySelector('.osp-state').dataset.phase = phase;
  setText(view.querySelector('.osp-headline'), HEADLINES[phase] ?? phase);
  setText(view.querySelector('.osp-message'), phase === 'ready' ? '' : message);
  view
    .querySelector('.osp-facts')
    .replaceChildren(
      ...found.flatMap(([name, words]) => [element('dt', {}, name), element('dd', {}, words)]),
    );
}
