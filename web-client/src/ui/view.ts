import type { Translator } from '../i18n/translator.ts';
import type { JellyfinPage } from '../jellyfin/page.ts';
import type { Notice, PartyActions, PartyState } from '../party/state.ts';

/** What the interface needs of the page. */
export type UiPage = Pick<
  JellyfinPage,
  | 'user'
  | 'currentItem'
  | 'playItem'
  | 'inviteLink'
  | 'language'
  | 'onChange'
  | 'placeButton'
  | 'syncPlayActive'
  | 'theme'
  | 'item'
  | 'detailsItem'
  | 'avatar'
  | 'tv'
  | 'keepClear'
  | 'keepFoot'
  | 'endpoint'
>;

/** True from the seat to its end, also while the connection is lost. */
export function isInRoom({ phase }: Pick<PartyState, 'phase'>): boolean {
  return phase === 'joined' || phase === 'reconnecting';
}

/** What each part of the interface is drawn from. */
export interface ViewProps {
  readonly state: PartyState;
  readonly actions: PartyActions;
  readonly page: UiPage;
  readonly translator: Translator;
}

/** A notice on show, the party's or the interface's own. */
export interface ShownNotice {
  readonly notice: Notice;
  dismiss(): void;
}

/** What somebody chose for themselves, in this browser. */
export interface Preferences {
  /** Whether messages, reactions and what others do are shown over the film. */
  readonly overlay: boolean;
  /** Whether the panel fills the page, where there is room for it and no film plays. */
  readonly wide: boolean;
}
