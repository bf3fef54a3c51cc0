import { render } from 'preact';
import type { Translator } from '../i18n/translator.ts';
import type { PartyState } from '../party/state.ts';
import { Icon } from './icons.tsx';
import { isInRoom } from './view.ts';
import { naming } from './wording.ts';

interface Shown {
  readonly state: PartyState;
  readonly open: boolean;
  /** Messages that nobody has read here. */
  readonly unread: number;
  readonly translator: Translator;
}

export interface PartyButton {
  readonly element: HTMLButtonElement;
  update(shown: Shown): void;
}

/**
 * The button in Jellyfin's own pages. It lives among Jellyfin's buttons and gets its classes from the page, so only what
 * those classes leave open is styled here, on the elements themselves.
 */
export function createPartyButton(onPress: (element: HTMLElement) => void): PartyButton {
  const element = pageButton(onPress);
  return {
    element,
    update({ state, open, unread, translator: { t } }) {
      const inRoom = isInRoom(state);
      const count = state.participantCount;
      const shown = inRoom ? badge(count, unread, state.phase === 'reconnecting') : null;
      const news = unread > 0 ? ` · ${t('button.party.unread', { count: unread })}` : '';
      const spoken = (inRoom ? t('button.party.members', { count }) : t('button.party')) + news;
      label(element, naming(spoken, shown?.text ?? ''));
      element.setAttribute('aria-expanded', String(open));
      render(
        <>
          <PageIcon />
          {shown && <Badge {...shown} />}
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
    update({ translator: { t } }) {
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

interface BadgeProps {
  readonly text: string;
  readonly background: string;
}

/** New messages come before the number of people, and a lost connection before both. */
function badge(count: number, unread: number, lost: boolean): BadgeProps {
  if (lost) return { text: String(count), background: '#ffb74d' };
  if (unread > 0) return { text: unread > 99 ? '99+' : String(unread), background: '#ff8a80' };
  return { text: String(count), background: 'var(--jf-palette-primary-main, #00a4dc)' };
}

function Badge({ text, background }: BadgeProps) {
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
        background,
      }}
    >
      {text}
    </span>
  );
}
