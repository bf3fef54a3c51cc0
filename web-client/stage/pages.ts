import { ApiClient, type Item, logIn } from './apiClient.ts';
import { el, type IconName, icon } from './dom.ts';
import { playbackManager } from './playbackManager.ts';

/** What there is to see, and what the page says about it. */
export const ITEMS = [
  {
    id: '0f11e0000000000000000000000000a1',
    about:
      'Ninety seconds with a time code, a flash and a beep each second: any difference between two screens shows.',
  },
  {
    id: '0f11e0000000000000000000000000b2',
    about: 'The same film, but Carol’s account has no access to it. Invite her and see what she is told.',
  },
] as const;

const PEOPLE = ['alice', 'bob', 'carol'];
/** Of all three, and no secret: the page shows it. */
const PASSWORD = 'demo';

function page(id: string, ...children: readonly (Node | string)[]): HTMLElement {
  return el('div', { id, class: 'page', 'data-role': 'page' }, ...children);
}

export function loginPage(go: (route: string) => void): HTMLElement {
  const name = el('input', { id: 'txtManualName', class: 'emby-input', autocomplete: 'off', required: '' });
  const password = el('input', {
    id: 'txtManualPassword',
    class: 'emby-input',
    type: 'password',
    autocomplete: 'off',
  });
  name.value = PEOPLE[0] ?? '';
  password.value = PASSWORD;
  const problem = el('p', { class: 'problem', role: 'alert' });

  const people = PEOPLE.map((person) => {
    const card = el(
      'button',
      { type: 'button', class: 'personCard', 'data-user': person },
      el('span', { class: `face face-${person}`, 'aria-hidden': 'true' }, person.charAt(0).toUpperCase()),
      el('span', {}, person.charAt(0).toUpperCase() + person.slice(1)),
    );
    card.addEventListener('click', () => {
      name.value = person;
      mark();
    });
    return card;
  });
  const mark = () => {
    for (const card of people) card.setAttribute('aria-pressed', String(card.dataset.user === name.value));
  };
  name.addEventListener('input', mark);
  mark();

  const form = el(
    'form',
    { class: 'manualLoginForm' },
    el('div', { class: 'people' }, ...people),
    el('label', {}, el('span', {}, 'User'), name),
    el('label', {}, el('span', {}, 'Password'), password),
    el(
      'p',
      { class: 'fieldDescription' },
      `A demo: the password of all three is “${PASSWORD}”. Open this page in a second window to be somebody else there. Carol may join parties, but not start one.`,
    ),
    problem,
    el('button', { type: 'submit', class: 'raised button-submit' }, 'Sign in'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    problem.textContent = '';
    logIn(name.value.trim(), password.value).then(
      () => go('#/home'),
      () => {
        problem.textContent = 'The name or the password is wrong, or the server does not answer.';
      },
    );
  });
  return page('loginPage', el('h1', {}, 'Who is watching?'), form);
}

export function homePage(): HTMLElement {
  const cards = el('div', { class: 'itemsContainer' });
  for (const { id } of ITEMS) {
    // As a media server does, the page lists what this user may see and keeps silent about the rest.
    ApiClient.getItem(ApiClient.getCurrentUserId() ?? '', id).then(
      (item) => cards.append(itemCard(item)),
      () => {},
    );
  }
  const steps = el(
    'ol',
    { class: 'steps' },
    el('li', {}, el('strong', {}, 'Open the film'), ' below.'),
    el(
      'li',
      {},
      el('strong', {}, 'Press Watch together'),
      ', the button with the people, start a party, and copy the invite link.',
    ),
    el(
      'li',
      {},
      el('strong', {}, 'Open the link in a second window'),
      ', sign in as somebody else, and watch both.',
    ),
  );
  return page('indexPage', el('h1', {}, 'Try a watch party'), steps, el('h2', {}, 'Movies'), cards);
}

function itemCard(item: Item): HTMLElement {
  return el(
    'a',
    { class: 'card', href: `#/details?id=${item.Id}`, 'data-id': item.Id },
    el('img', { src: 'poster.jpg', alt: '', width: '640', height: '360' }),
    el('span', { class: 'cardText' }, item.Name),
    el('span', { class: 'cardText secondary' }, duration(item)),
  );
}

/** Filled in when the server has answered. */
export function detailsPage(itemId: string): HTMLElement {
  const view = page('itemDetailPage');
  ApiClient.getItem(ApiClient.getCurrentUserId() ?? '', itemId).then(
    (item) => view.append(details(item)),
    () => view.append(el('h1', {}, 'Not found'), el('p', {}, 'There is nothing here that you may see.')),
  );
  return view;
}

function details(item: Item): HTMLElement {
  const play = detailButton('btnPlay', 'play', 'Play');
  const problem = el('p', { class: 'problem', role: 'alert' });
  play.addEventListener('click', () => {
    playbackManager.play({ ids: [item.Id], serverId: ApiClient.serverId() }).catch(() => {
      problem.textContent = 'The film could not be opened.';
    });
  });
  const favourite = detailButton('btnUserRating', 'heart', 'Add to favorites');
  favourite.setAttribute('aria-pressed', 'false');
  favourite.addEventListener('click', () => {
    favourite.setAttribute('aria-pressed', String(favourite.getAttribute('aria-pressed') === 'false'));
  });
  return el(
    'div',
    { class: 'details', 'data-id': item.Id },
    el('img', { class: 'poster', src: 'poster.jpg', alt: '', width: '640', height: '360' }),
    el(
      'div',
      {},
      el('h1', { class: 'itemName' }, item.Name),
      el('p', { class: 'secondary' }, duration(item)),
      el('div', { class: 'mainDetailButtons focuscontainer-x' }, play, favourite),
      problem,
      el('p', {}, ITEMS.find(({ id }) => id === item.Id)?.about ?? ''),
    ),
  );
}

function detailButton(className: string, name: IconName, title: string): HTMLButtonElement {
  return el(
    'button',
    { type: 'button', class: `button-flat ${className} detailButton emby-button`, title },
    el('div', { class: 'detailButton-content' }, icon(name)),
  );
}

function duration(item: Item): string {
  const seconds = Math.round(item.RunTimeTicks / 10_000_000);
  return seconds >= 120 ? `${Math.round(seconds / 60)} min` : `${seconds} s`;
}
