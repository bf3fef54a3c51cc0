import { itemId } from './itemId.ts';

/** Where buttons go in Jellyfin's own pages. */
export type Place = 'header' | 'osd' | 'details';

interface Spot {
  readonly parent: Element;
  readonly before: Element | null;
  /** Classes that make a button look like its neighbours. */
  readonly className: string;
  /** CSS length of their icons. */
  readonly iconSize: string;
}

/** The spot for a place right now; null while the page has none, as the OSD outside of the player. */
function findSpot(place: Place, root: ParentNode): Spot | null {
  switch (place) {
    case 'osd':
      return osdSpot(root);
    case 'details':
      return detailsSpot(root);
    default:
      return muiHeaderSpot(root) ?? classicHeaderSpot(root);
  }
}

/** The item whose page the address shows, 32 hexadecimal digits; null on other pages. */
export function detailsItem(hash: string): string | null {
  const [path = '', query = ''] = hash.replace(/^#?!?\/?/, '').split('?', 2);
  return /^(?:details|item)$/.test(path) ? itemId(new URLSearchParams(query).get('id')) : null;
}

const CLASSIC_ICON = '1.67em';

/** Both versions; the page is rebuilt for each playback, and an old one may stay in the document, hidden. */
function osdSpot(root: ParentNode): Spot | null {
  const settings = root.querySelector('#videoOsdPage:not(.hide) .btnVideoOsdSettings');
  const parent = settings?.parentElement;
  return parent
    ? { parent, before: settings, className: 'autoSize paper-icon-button-light', iconSize: CLASSIC_ICON }
    : null;
}

/**
 * Both versions; after the buttons that play, where there are any: what cannot be played has none. The pages of other
 * items may stay in the document, hidden.
 */
function detailsSpot(root: ParentNode): Spot | null {
  const parent = root.querySelector('#itemDetailPage:not(.hide) .mainDetailButtons');
  const plays = [...(parent?.querySelectorAll(':scope > .btnPlay, :scope > .btnReplay') ?? [])];
  const last = plays[plays.length - 1];
  if (!parent || !last || plays.every((button) => button.classList.contains('hide'))) return null;
  let before = last.nextElementSibling;
  if (before?.hasAttribute(MARK)) before = before.nextElementSibling;
  return { parent, before, className: last.className.replace(OWN_CLASSES, ''), iconSize: CLASSIC_ICON };
}

/** What a neighbour's classes say about itself alone, and not about its look. */
const OWN_CLASSES = /\s*\b(?:hide|btnPlay|btnReplay)\b/g;

/** 12, and 10.11 with its experimental layout: React draws the toolbar anew when it likes. */
function muiHeaderSpot(root: ParentNode): Spot | null {
  const toolbar = root.querySelector('header.MuiAppBar-root .MuiToolbar-root');
  if (!toolbar || toolbar.getClientRects().length === 0) return null;
  const neighbour =
    toolbar.querySelector('button[aria-label="SyncPlay"]') ??
    toolbar.querySelector('[aria-controls="app-user-menu"]');
  const parent = neighbour?.parentElement;
  return parent ? { parent, before: neighbour, className: neighbour.className, iconSize: '1.5rem' } : null;
}

/** 10.11; in 12 this header is in the document too, but nothing of it is shown. */
function classicHeaderSpot(root: ParentNode): Spot | null {
  const parent = root.querySelector('.skinHeader .headerRight');
  if (!parent) return null;
  let before = parent.firstElementChild;
  if (before?.hasAttribute(MARK)) before = before.nextElementSibling;
  return {
    parent,
    before,
    className: 'headerButton headerButtonRight paper-icon-button-light',
    iconSize: CLASSIC_ICON,
  };
}

const MARK = 'data-opensyncparty';

/** Puts the button into its place if it is not there already; takes it out of the document if there is none. */
export function settle(place: Place, button: HTMLElement, root: ParentNode): void {
  const spot = findSpot(place, root);
  if (spot === null) {
    button.remove();
    return;
  }
  if (button.parentElement === spot.parent && button.nextElementSibling === spot.before) return;
  button.setAttribute(MARK, place);
  button.className = spot.className;
  button.style.setProperty('--osp-icon-size', spot.iconSize);
  spot.parent.insertBefore(button, spot.before);
}
