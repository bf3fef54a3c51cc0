import type { Translator } from '../i18n/translator.ts';
import type { TabItem } from './tabs.tsx';

export type RoomTab = 'people' | 'settings';

/** The tabs of a party. */
export function roomTabs({ t }: Translator): readonly TabItem<RoomTab>[] {
  return [
    { id: 'people', icon: 'people', label: t('tabs.people') },
    { id: 'settings', icon: 'settings', label: t('tabs.settings') },
  ];
}
