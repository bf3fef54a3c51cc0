import type { ItemInfo } from '../jellyfin/items.ts';
import { libraryItem, mediaUrlOf } from '../protocol/libraryItem.ts';
import { Icon } from './icons.tsx';
import type { ViewProps } from './view.ts';

interface OfferProps extends Pick<ViewProps, 'state' | 'actions' | 'translator'> {
  readonly offer: ItemInfo;
  drop(): void;
  openFilm(itemId: string): void;
}

/** In a party, on a film's own page: what could be done with that film. */
export function OfferCard({ offer, drop, openFilm, state, actions, translator: { t } }: OfferProps) {
  if (libraryItem(state.mediaUrl) === offer.id) return null;
  const queues = state.can.queue && state.mayControl;
  const add = () => {
    drop();
    actions.addToQueue(mediaUrlOf(offer.id), offer.title);
  };
  // A host's own player leads from the first moment; where a guest chooses, the host's has to open it first.
  const play = () => {
    drop();
    if (state.isHost) openFilm(offer.id);
    else actions.playForAll(mediaUrlOf(offer.id));
  };
  return (
    <section class="card">
      <h3>
        <bdi>{offer.title}</bdi>
      </h3>
      {(state.isHost || queues) && (
        <button type="button" class="primary wide" onClick={play}>
          <Icon name="play" />
          {t('offer.play')}
        </button>
      )}
      {queues && (
        <button type="button" class="secondary wide" onClick={add}>
          <Icon name="queue" />
          {t('queue.add')}
        </button>
      )}
      {!state.isHost && !queues && <p class="hint">{t('offer.notHost')}</p>}
    </section>
  );
}
