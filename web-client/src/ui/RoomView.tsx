import type { ItemInfo } from '../jellyfin/items.ts';
import { OfferCard } from './OfferCard.tsx';
import { PeopleTab } from './PeopleTab.tsx';
import { SettingsTab } from './SettingsTab.tsx';
import { TabContent } from './tabs.tsx';
import type { RoomTab } from './tabsOfRoom.ts';
import type { ViewProps } from './view.ts';

export interface RoomProps extends ViewProps {
  readonly tab: RoomTab;
  /** The film whose own page the panel was opened from. */
  readonly offer: ItemInfo | null;
  dropOffer(): void;
  openFilm(itemId: string): void;
}

/** In a party, or on the way back into it. */
export function RoomView({ tab, offer, dropOffer, openFilm, ...view }: RoomProps) {
  return (
    <TabContent id={tab}>
      {offer !== null && <OfferCard {...view} offer={offer} drop={dropOffer} openFilm={openFilm} />}
      {tab === 'people' && <PeopleTab {...view} openFilm={openFilm} />}
      {tab === 'settings' && <SettingsTab {...view} />}
    </TabContent>
  );
}
