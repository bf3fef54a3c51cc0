import type { ItemInfo } from '../jellyfin/items.ts';
import { ChatTab } from './ChatTab.tsx';
import { OfferCard } from './OfferCard.tsx';
import { PeopleTab } from './PeopleTab.tsx';
import { QueueTab } from './QueueTab.tsx';
import { SettingsTab } from './SettingsTab.tsx';
import { TabContent } from './tabs.tsx';
import type { RoomTab } from './tabsOfRoom.ts';
import type { Preferences, ViewProps } from './view.ts';

export interface RoomProps extends ViewProps {
  readonly tab: RoomTab;
  /** The film whose own page the panel was opened from. */
  readonly offer: ItemInfo | null;
  /** What is being written to the others. */
  readonly draft: string;
  readonly preferences: Preferences;
  dropOffer(): void;
  openFilm(itemId: string): void;
  setDraft(text: string): void;
  prefer(preferences: Preferences): void;
}

/** In a party, or on the way back into it. */
export function RoomView(props: RoomProps) {
  const { tab, offer, draft, preferences, dropOffer, openFilm, setDraft, prefer, ...view } = props;
  return (
    <TabContent id={tab}>
      {offer !== null && <OfferCard {...view} offer={offer} drop={dropOffer} openFilm={openFilm} />}
      {tab === 'people' && <PeopleTab {...view} />}
      {tab === 'chat' && <ChatTab {...view} draft={draft} setDraft={setDraft} />}
      {tab === 'queue' && <QueueTab {...view} />}
      {tab === 'settings' && <SettingsTab {...view} preferences={preferences} prefer={prefer} />}
    </TabContent>
  );
}
