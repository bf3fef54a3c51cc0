// What a report of a fault should have in it, as text: no names, no addresses, no tokens.
import { facts } from './configurationpage?name=OpenSyncParty.state.js';

/**
 * The text.
 *
 * @param {{ phase: string, message: string, bridge: object | null, sidecar: object | null, problem: string }} known
 * @param settings those of the form, as they are kept
 */
export function diagnostics(known, settings) {
  const lines = [
    'OpenSyncParty diagnostics',
    `State: ${known.phase}. ${known.message}`,
    ...facts(known.bridge, known.sidecar).map(([name, words]) => `${name}: ${words}`),
  ];
  if (known.sidecar) {
    lines.push(`Members: ${known.sidecar.members}`, `Rooms: ${known.sidecar.rooms_total}`);
  }
  if (known.problem !== '') {
    lines.push(known.problem);
  }
  lines.push('Settings:', ...Object.entries(settings).map(([name, value]) => `  ${name} = ${value}`));
  lines.push(
    `Web client: ${ApiClient.appName()} ${ApiClient.appVersion()}`,
    `Browser: ${navigator.userAgent}`,
  );
  return `${lines.join('\n')}\n`;
}

/** The old way, which needs a selection instead of a permission. */
function copySelected(area) {
  area.focus();
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  }
}

/** Copies the text; where the browser does not allow it, shows it, selected. Answers whether it was copied. */
export async function copy(view, text) {
  const place = view.querySelector('.osp-diagnostics-place');
  const area = view.querySelector('.osp-diagnostics');
  area.value = text;
  try {
    // There is no clipboard on pages without HTTPS, and then this throws as well.
    await navigator.clipboard.writeText(text);
    place.classList.add('hide');
    return true;
  } catch {
    place.classList.remove('hide');
    const copied = copySelected(area);
    place.classList.toggle('hide', copied);
    return copied;
  }
}
