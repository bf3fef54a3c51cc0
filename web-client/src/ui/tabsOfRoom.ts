import type { Translator } from '../i18n/translator.ts';
import type { PartyState } from '../party/state.ts';
import type { TabItem } from './tabs.tsx';

export type RoomTab = 'people' | 'chat' | 'queue' | 'settings';

/** The tabs of a party; without those for what its server does not know, or what stands beside them on a wide page. */
export function roomTabs(
  { t }: Translator,
  { can }: PartyState,
  unread: number,
  wide: boolean,
): readonly TabItem<RoomTab>[] {
  const spoken = unread > 0 ? { spokenLabel: t('tabs.chatUnread', { count: unread }) } : {};
  const chat = { id: 'chat', icon: 'chat', label: t('tabs.chat'), news: unread, ...spoken } as const;
  const queue = { id: 'queue', icon: 'queue', label: t('tabs.queue') } as const;
  return [
    { id: 'people', icon: 'people', label: t('tabs.people') },
    ...(can.chat && !wide ? [chat] : []),
    ...(can.queue ? [queue] : []),
    { id: 'settings', icon: 'settings', label: t('tabs.settings') },
  ];
}

/** The tab to show: what is not there gives way to the first. */
export function shownTab(wanted: RoomTab, { can }: PartyState, wide: boolean): RoomTab {
  return (wanted === 'chat' && (wide || !can.chat)) || (wanted === 'queue' && !can.queue) ? 'people' : wanted;
}
