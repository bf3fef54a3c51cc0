import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from './icons.tsx';
import { naming } from './wording.ts';

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly icon: IconName;
  readonly label: string;
  /** How many new things there are behind it; 0 shows nothing. */
  readonly news?: number;
  /** The same for a screen reader, as a whole name. */
  readonly spokenLabel?: string;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly chosen: Id;
  choose(id: Id): void;
}

/** A list of tabs with one stop for the Tab key; the arrow keys go from tab to tab, the way the text runs. */
export function Tabs<Id extends string>({ label, items, chosen, choose }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = items.findIndex(({ id }) => id === chosen);
    const to = target(event, at, items.length, list.current);
    const item = to === null ? undefined : items[to];
    if (item === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    choose(item.id);
    list.current?.querySelector<HTMLElement>(`#tab-${item.id}`)?.focus();
  };
  return (
    <div ref={list} class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {items.map(({ id, icon, label: name, news = 0, spokenLabel }) => {
        const shown = news > 99 ? '99+' : String(news || '');
        return (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            class="tab"
            aria-selected={id === chosen}
            aria-controls="tab-content"
            aria-label={naming(spokenLabel ?? name, shown)}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => choose(id)}
          >
            <Icon name={icon} />
            <span class="tab-name">{name}</span>
            {shown !== '' && <span class="news">{shown}</span>}
          </button>
        );
      })}
    </div>
  );
}

/** What the chosen tab shows, scrolled to where it was when it was left; at first, to its beginning. */
export function TabContent({ id, children }: { readonly id: string; readonly children: ComponentChildren }) {
  const content = useRef<HTMLDivElement>(null);
  const places = useRef<Record<string, number>>({});
  useLayoutEffect(() => {
    if (content.current) content.current.scrollTop = places.current[id] ?? 0;
  }, [id]);
  return (
    <div
      ref={content}
      id="tab-content"
      class={`content of-${id}`}
      role="tabpanel"
      aria-labelledby={`tab-${id}`}
      onScroll={({ currentTarget }) => {
        places.current[id] = currentTarget.scrollTop;
      }}
    >
      {children}
    </div>
  );
}

function target(event: KeyboardEvent, at: number, count: number, list: Element | null): number | null {
  const forward = list !== null && getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
  switch (event.key) {
    case forward:
      return (at + 1) % count;
    case back:
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
