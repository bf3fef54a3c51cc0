import { ApiClient } from './apiClient.ts';
import { osdPage } from './osd.ts';
import { detailsPage, homePage, loginPage } from './pages.ts';
import { playbackManager } from './playbackManager.ts';

/** Shows the page that the hash names, with the events and the leftovers of Jellyfin's own view container. */

/** As many pages stay in the document, the old ones hidden. */
const KEPT = 2;

let endPage = () => {};

export function go(route: string): void {
  if (location.hash === route) show();
  else location.hash = route;
}

/** Jellyfin's global `Emby.Page`. */
export const Page = {
  show: (path: string) => go(path.startsWith('#') ? path : `#${path.startsWith('/') ? '' : '/'}${path}`),
  showItem: (item: string | { readonly Id: string }) =>
    go(`#/details?id=${typeof item === 'string' ? item : item.Id}`),
  goHome: () => go('#/home'),
};

export function startRouter(): void {
  window.addEventListener('hashchange', show);
  // Nothing plays any more after a reload.
  if (routeOf(location.hash).path === '/video') history.replaceState(null, '', '#/home');
  show();
}

function routeOf(hash: string): { path: string; query: URLSearchParams } {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  return { path, query: new URLSearchParams(query) };
}

function show(): void {
  const { path, query } = routeOf(location.hash);
  if (ApiClient.accessToken() === null && path !== '/login') {
    history.replaceState(null, '', '#/login');
    show();
    return;
  }
  if (path !== '/video') playbackManager.stop();
  if (path === '/video' && playbackManager.getCurrentPlayer() === null) {
    history.replaceState(null, '', '#/home');
    show();
    return;
  }
  endPage();
  endPage = () => {};
  document.body.classList.toggle('withVideo', path === '/video');
  display(viewOf(path, query));
}

function viewOf(path: string, query: URLSearchParams): HTMLElement {
  switch (path) {
    case '/login':
      return loginPage(go);
    case '/details':
      return detailsPage(query.get('id') ?? '');
    case '/video': {
      const osd = osdPage();
      endPage = osd.end;
      return osd.page;
    }
    default:
      return homePage();
  }
}

function display(view: HTMLElement): void {
  const container = document.getElementById('pages');
  if (!container) return;
  for (const old of container.querySelectorAll<HTMLElement>(':scope > .page:not(.hide)')) {
    announce(old, 'viewbeforehide');
    old.classList.add('hide');
    announce(old, 'viewhide');
  }
  const all = [...container.children];
  for (const old of all.slice(0, Math.max(0, all.length - KEPT + 1))) {
    announce(old, 'viewdestroy');
    old.remove();
  }
  container.append(view);
  announce(view, 'viewbeforeshow');
  window.scrollTo(0, 0);
  announce(view, 'viewshow');
}

function announce(view: Element, type: string): void {
  view.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: { type } }));
}
