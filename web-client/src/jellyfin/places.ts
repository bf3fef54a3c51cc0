/** Where buttons go in Jellyfin's own pages. */
export type Place = 'header' | 'osd';

interface Spot {
  readonly parent: Element;
  readonly before: Element | null;
  /** Classes that make a button look like its neighbours. */
  readonly className: string;
  /** CSS length of their icons. */
  readonly iconSize: string;
}

/** The spot for a place right now; null while the page has none, as the OSD outside of the player. */
export function findSpot(place: Place, root: ParentNode): Spot | null {
  return place === 'osd' ? osdSpot(root) : (muiHeaderSpot(root) ?? classicHeaderSpot(root));
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
