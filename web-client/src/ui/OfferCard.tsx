import type { ItemInfo } from '../jellyfin/items.ts';
import { libraryItem } from '../protocol/libraryItem.ts';
import { Icon } from './icons.tsx';
import type { ViewProps } from './view.ts';

interface OfferProps extends Pick<ViewProps, 'state' | 'translator'> {
  readonly offer: ItemInfo;
  drop(): void;
  openFilm(itemId: string): void;
}

/** In a party, on a film's own page: what could be done with that film. */
export function OfferCard({ offer, drop, openFilm, state, translator: { t } }: OfferProps) {
  if (libraryItem(state.mediaUrl) === offer.id) return null;
  return (
    <section class="card">
      <h3>
        <bdi>{offer.title}</bdi>
      </h3>
      {state.isHost ? (
        <button
          type="button"
          class="primary wide"
          onClick={() => {
            drop();
            openFilm(offer.id);
          }}
        >
          <Icon name="play" />
          {t('offer.play')}
        </button>
      ) : (
        <p class="hint">{t('offer.notHost')}</p>
      )}
    </section>
  );
}
