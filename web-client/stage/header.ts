import { userName } from './apiClient.ts';
import { el, icon } from './dom.ts';
import { layout } from './options.ts';

/**
 * The bar at the top. That of 10.11 is made once, and hidden in the player. In 12 it is there too, but empty and without
 * size; what people see is drawn by React, which takes it away in the player and makes another one afterwards.
 */
export function startHeader(signOut: () => void): void {
  const old = el('div', { class: 'skinHeader' });
  document.body.prepend(old);
  const draw = layout === 'modern' ? modernHeader(old, signOut) : classicHeader(old, signOut);
  document.addEventListener('viewbeforeshow', draw);
}

function classicHeader(header: HTMLElement, signOut: () => void): () => void {
  const name = el('span', { class: 'userName' });
  const leave = signOutButton(signOut);
  header.append(home('pageTitle'), el('div', { class: 'headerRight' }, name, leave));
  return () => {
    name.textContent = userName();
    leave.classList.toggle('hide', userName() === null);
  };
}

function modernHeader(old: HTMLElement, signOut: () => void): () => void {
  old.append(el('div', { class: 'headerRight' }));
  let header: HTMLElement | null = null;
  return () => {
    header?.remove();
    header = document.body.classList.contains('withVideo') ? null : muiHeader(signOut);
    if (header) document.body.prepend(header);
  };
}

function muiHeader(signOut: () => void): HTMLElement {
  const toolbar = el('div', { class: 'MuiToolbar-root' }, home('serverButton'));
  const name = userName();
  if (name !== null) {
    const menu = el(
      'div',
      { id: 'app-user-menu', class: 'hide' },
      el('span', {}, name),
      signOutButton(signOut),
    );
    const user = muiButton(
      'User Menu',
      el('span', { class: `face face-${name.toLowerCase()}` }, name.charAt(0)),
    );
    user.setAttribute('aria-controls', menu.id);
    user.setAttribute('aria-expanded', 'false');
    user.addEventListener('click', () => {
      user.setAttribute('aria-expanded', String(!menu.classList.toggle('hide')));
    });
    // The stage has no SyncPlay; its button is here for its place.
    const syncPlay = muiButton('SyncPlay', icon('groups'));
    syncPlay.disabled = true;
    toolbar.append(el('div', { class: 'toolbarButtons' }, syncPlay), el('div', {}, user, menu));
  }
  return el('header', { class: 'MuiPaper-root MuiAppBar-root' }, toolbar);
}

function muiButton(label: string, content: Element): HTMLButtonElement {
  return el(
    'button',
    { type: 'button', class: 'MuiButtonBase-root MuiIconButton-root', 'aria-label': label },
    content,
  );
}

function home(className: string): HTMLElement {
  const logo = el('img', { src: 'icon.svg', alt: '', width: '28', height: '28' });
  const mark = el('span', { class: 'stageMark' }, 'stage');
  return el('a', { class: `stageTitle ${className}`, href: '#/home' }, logo, ' OpenSyncParty ', mark);
}

function signOutButton(signOut: () => void): HTMLButtonElement {
  const button = el('button', { type: 'button', class: 'signOut' }, 'Sign out');
  button.addEventListener('click', signOut);
  return button;
}
