import { render } from 'preact';
import { type LoadLanguage, Translations } from '../i18n/translations.ts';
import type { ItemInfo } from '../jellyfin/items.ts';
import type { Notice, PartyActions, PartyState, PartyStore } from '../party/state.ts';
import { App } from './App.tsx';
import { handOn } from './gamepad.ts';
import { createPartyButton, createTogetherButton } from './partyButton.tsx';
import { loadPreferences, savePreferences } from './preferences.ts';
import { addStyles } from './styles.ts';
import { type RoomTab, shownTab } from './tabsOfRoom.ts';
import { type StartOptions, Together } from './together.ts';
import { Unread } from './unread.ts';
import { isInRoom, type Preferences, type ShownNotice, type UiPage } from './view.ts';

export interface UiParts {
  readonly store: PartyStore;
  readonly actions: PartyActions;
  readonly page: UiPage;
  readonly loadLanguage: LoadLanguage;
}

/** What happens in the panel is not the player's business: its shortcuts listen on the whole document. */
const KEPT_INSIDE = ['keydown', 'keyup', 'keypress', 'wheel', 'click', 'dblclick'] as const;

/** Enough room for two columns. */
const ROOMY = '(min-width: 900px)';

/** A party's panel may be a page of its own; not over a film. */
function fillsPage(state: PartyState, page: UiPage): boolean {
  return isInRoom(state) && page.currentItem() === null && window.matchMedia(ROOMY).matches;
}

/** Puts the interface into the page. Returns the function that takes it out again. */
export function mountUi({ store, actions, page, loadLanguage }: UiParts): () => void {
  const host = document.createElement('div');
  host.id = 'opensyncparty';
  const root = host.attachShadow({ mode: 'open' });
  addStyles(root);
  const place = document.createElement('div');
  root.append(place);
  for (const type of KEPT_INSIDE) {
    host.addEventListener(type, (event) => {
      event.stopPropagation();
      handOn(event, root);
    });
  }
  document.body.append(host);

  let open = false;
  let tab: RoomTab = 'people';
  let offer: ItemInfo | null = null;
  let preferences = loadPreferences();
  const unread = new Unread();
  let opener: HTMLElement | null = null;
  let own: Notice | null = null;
  let ownSerial = 0;
  let lastSerial = store.state.notice?.serial ?? 0;
  let lastPhase = store.state.phase;
  let ended = false;
  const translations = new Translations(loadLanguage, () => {
    if (!ended) draw();
  });

  const setOpen = (value: boolean, from?: HTMLElement) => {
    if (open === value) return;
    open = value;
    if (from) opener = from;
    if (open) translations.retry();
    const hadFocus = document.activeElement === host;
    draw();
    if (!open && hadFocus && opener?.isConnected) opener.focus({ preventScroll: true });
  };
  const toggle = (element: HTMLElement) => {
    offer = null;
    setOpen(!open, element);
  };
  const offerFilm = (element: HTMLElement) => {
    offer = page.detailsItem();
    tab = 'people';
    if (open) draw();
    else setOpen(true, element);
  };
  const buttons = {
    header: createPartyButton(toggle),
    osd: createPartyButton(toggle),
    details: createTogetherButton(offerFilm),
  };
  const together = new Together(page, actions, () => say('error', 'item_unavailable'));
  const prefer = (chosen: Preferences) => {
    preferences = chosen;
    savePreferences(chosen);
    draw();
  };
  const start = (options: StartOptions, position: number) => {
    if (offer === null) actions.create(options);
    else together.start(offer.id, position, options);
    draw();
  };

  const say = (level: Notice['level'], code: string) => {
    // Negative, so that it is no serial of the party's.
    ownSerial -= 1;
    own = { serial: ownSerial, level, code };
    draw();
  };
  const shownNotice = (): ShownNotice | null => {
    if (own !== null) {
      return {
        notice: own,
        dismiss() {
          own = null;
          draw();
        },
      };
    }
    const notice = store.state.notice;
    return notice && { notice, dismiss: () => actions.dismissNotice() };
  };
  const openFilm = (itemId: string) => {
    page.playItem(itemId, 0).catch(() => say('error', 'item_unavailable'));
  };

  const draw = () => {
    const state = store.state;
    const translator = translations.current([page.language(), ...navigator.languages]);
    host.lang = translator.language;
    host.dir = translator.direction;
    const theme = page.theme();
    host.toggleAttribute('data-light', theme.light);
    host.toggleAttribute('data-own', !theme.variablesFit);
    host.toggleAttribute('data-dark-accent', theme.darkAccent);
    host.style.setProperty('--ground', theme.colours?.ground ?? '');
    host.style.setProperty('--paper', theme.colours?.paper ?? '');
    page.keepClear(open && page.currentItem() !== null);
    const wide = preferences.wide && fillsPage(state, page);
    const shown = shownTab(tab, state, wide);
    const reading = open && (wide || shown === 'chat') && document.visibilityState === 'visible';
    const fresh = unread.update(state, reading);
    for (const button of Object.values(buttons)) {
      button.update({ state, open, unread: unread.count, translator });
    }
    render(
      <App
        state={state}
        actions={actions}
        page={page}
        translator={translator}
        open={open}
        tab={shown}
        notice={shownNotice()}
        offer={offer}
        opening={together.opening}
        unread={unread.count}
        fresh={fresh}
        preferences={preferences}
        wide={wide}
        mayBeWide={fillsPage(state, page)}
        close={() => setOpen(false)}
        chooseTab={(chosen) => {
          tab = chosen;
          draw();
        }}
        dropOffer={() => {
          offer = null;
          draw();
        }}
        start={start}
        prefer={prefer}
        openFilm={openFilm}
      />,
      place,
    );
  };

  const onState = (state: PartyState) => {
    // The later of two notices is the one on show.
    if (state.notice !== null && state.notice.serial !== lastSerial) own = null;
    lastSerial = state.notice?.serial ?? lastSerial;
    // Who came by a link sees no panel: it is said that it worked.
    if (lastPhase === 'connecting' && state.phase === 'joined' && !open && state.notice === null) {
      say('info', 'joined');
    }
    if (lastPhase !== 'joined' && state.phase === 'joined') offer = null;
    lastPhase = state.phase;
    draw();
  };
  const onPageChange = () => {
    together.look();
    // It was about the page that is left.
    if (offer !== null && !together.opening && page.detailsItem()?.id !== offer.id) offer = null;
    draw();
  };

  draw();
  document.addEventListener('visibilitychange', draw);
  const endings = [
    store.subscribe(onState),
    page.onChange(onPageChange),
    page.placeButton('header', buttons.header.element),
    page.placeButton('osd', buttons.osd.element),
    page.placeButton('details', buttons.details.element),
    () => together.cancel(),
    () => page.keepClear(false),
    () => document.removeEventListener('visibilitychange', draw),
  ];
  return () => {
    ended = true;
    for (const end of endings) end();
    render(null, place);
    host.remove();
  };
}
