import type { Translator } from '../i18n/translator.ts';
import type { PartyState } from '../party/state.ts';
import type { TabItem } from './tabs.tsx';

export type RoomTab = 'people' | 'chat' | 'queue' | 'settings';

/** The tabs of a party; without those for what its server does not know. */
export function roomTabs(
  { t }: Translator,
  { can }: PartyState,
  unread: number,
): readonly TabItem<RoomTab>[] {
  const spoken = unread > 0 ? { spokenLabel: t('tabs.chatUnread', { count: unread }) } : {};
  const chat = { id: 'chat', icon: 'chat', label: t('tabs.chat'), news: unread, ...spoken } as const;
  const queue = { id: 'queue', icon: 'queue', label: t('tabs.queue') } as const;
  return [
    { id: 'people', icon: 'people', label: t('tabs.people') },
    ...(can.chat ? [chat] : []),
    ...(can.queue ? [queue] : []),
    { id: 'settings', icon: 'settings', label: t('tabs.settings') },
  ];
}

/** The tab to show: what is not there any more gives way to the first. */
export function shownTab(wanted: RoomTab, { can }: PartyState): RoomTab {
  return (wanted === 'chat' && !can.chat) || (wanted === 'queue' && !can.queue) ? 'people' : wanted;
}
