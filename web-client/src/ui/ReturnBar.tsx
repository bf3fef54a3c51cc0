import { useState } from 'preact/hooks';
import { libraryItem } from '../protocol/libraryItem.ts';
import { Icon } from './icons.tsx';
import type { ViewProps } from './view.ts';

interface ReturnProps extends ViewProps {
  readonly panelOpen: boolean;
  openFilm(itemId: string): void;
}

/**
 * At the foot of the page while the party's film is not open here: one click leads back to it, or along to the next one
 * for those who want to be asked.
 */
export function ReturnBar({ panelOpen, openFilm, ...view }: ReturnProps) {
  const { state, actions, page, translator } = view;
  const { t } = translator;
  const [dismissed, setDismissed] = useState<string | null>(null);
  const wanted = state.offer?.mediaUrl ?? state.mediaUrl;
  const item = libraryItem(wanted);
  const self = state.participants.find(({ isSelf }) => isSelf);
  const here = item !== null && item === page.currentItem()?.id;
  const away = state.phase === 'joined' && item !== null && !here && self?.noAccess !== true;
  const opening = self?.state === 'loading' && state.offer === null;
  if (!away || opening || dismissed === wanted || panelOpen) return null;
  const title = page.item(item)?.title ?? null;
  return (
    <div class="return">
      <section class="notice" aria-label={t('return.label')}>
        <span>
          {state.offer === null ? t('return.text') : t('return.next')}
          {title !== null && (
            <>
              {' '}
              <bdi class="name">{title}</bdi>
            </>
          )}
        </span>
        <button
          type="button"
          class="primary"
          onClick={() => (state.offer === null ? openFilm(item) : actions.acceptOffer())}
        >
          <Icon name="play" />
          {t('return.open')}
        </button>
        <button
          type="button"
          class="round"
          aria-label={t('notice.dismiss')}
          onClick={() => setDismissed(wanted)}
        >
          <Icon name="close" />
        </button>
      </section>
    </div>
  );
}
