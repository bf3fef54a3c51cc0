import { render } from 'preact';
import type { Translator } from '../i18n/translator.ts';
import type { PartyState } from '../party/state.ts';
import { Icon } from './icons.tsx';

export interface PartyButton {
  readonly element: HTMLButtonElement;
  update(state: PartyState, open: boolean, translator: Translator): void;
}

/**
 * The button in Jellyfin's own pages. It lives among Jellyfin's buttons and gets its classes from the page, so only what
 * those classes leave open is styled here, on the elements themselves.
 */
export function createPartyButton(onPress: (element: HTMLElement) => void): PartyButton {
  const element = pageButton(onPress);
  return {
    element,
    update(state, open, { t }) {
      const inRoom = state.phase === 'joined' || state.phase === 'reconnecting';
      const count = state.participants.length;
      label(element, inRoom ? t('button.party.members', { count }) : t('button.party'));
      element.setAttribute('aria-expanded', String(open));
      render(
        <>
          <PageIcon />
          {inRoom && <Badge text={String(count)} warn={state.phase === 'reconnecting'} />}
        </>,
        element,
      );
    },
  };
}

/** The button on a film's own page: watch this one together. */
export function createTogetherButton(onPress: (element: HTMLElement) => void): PartyButton {
  const element = pageButton(onPress);
  return {
    element,
    update(_state, _open, { t }) {
      label(element, t('button.together'));
      render(
        <span class="detailButton-content">
          <PageIcon />
        </span>,
        element,
      );
    },
  };
}

function pageButton(onPress: (element: HTMLElement) => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.style.position = 'relative';
  element.style.overflow = 'visible';
  element.addEventListener('click', () => onPress(element));
  // Else the keys that press a button would also be the player's shortcuts.
  element.addEventListener('keydown', (event) => {
    if (event.key === ' ' || event.key === 'Enter') event.stopPropagation();
  });
  return element;
}

function label(element: HTMLElement, text: string): void {
  element.title = text;
  element.setAttribute('aria-label', text);
}

const SIZE = 'var(--osp-icon-size, 1.5rem)';

function PageIcon() {
  return (
    <span style={{ display: 'block', width: SIZE, height: SIZE, fontSize: 'inherit' }}>
      <Icon name="party" />
    </span>
  );
}

function Badge({ text, warn }: { readonly text: string; readonly warn: boolean }) {
  return (
    <span
      aria-hidden="true"
      style={{
        position: 'absolute',
        top: '0.1em',
        insetInlineEnd: '0',
        minWidth: '1.5em',
        padding: '0 0.3em',
        boxSizing: 'border-box',
        borderRadius: '1em',
        font: '700 0.7rem/1.5 sans-serif',
        textAlign: 'center',
        zIndex: '2',
        color: '#101010',
        background: warn ? '#ffb74d' : 'var(--jf-palette-primary-main, #00a4dc)',
      }}
    >
      {text}
    </span>
  );
}
