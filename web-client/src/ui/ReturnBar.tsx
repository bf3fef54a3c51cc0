import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { libraryItem } from '../protocol/libraryItem.ts';
import { Icon } from './icons.tsx';
import type { ViewProps } from './view.ts';

interface ReturnProps extends ViewProps {
  readonly panelOpen: boolean;
}

/**
 * At the foot of the page while the party's film is not open here: one click leads back to it, or along to the next one
 * for those who want to be asked.
 */
export function ReturnBar({ panelOpen, ...view }: ReturnProps) {
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
    <Foot page={page} label={t('return.label')}>
      <span>
        {state.offer === null ? t('return.text') : t('return.next')}
        {title !== null && (
          <>
            {' '}
            <bdi class="name">{title}</bdi>
          </>
        )}
      </span>
      <button type="button" class="primary" onClick={() => actions.watchAlong()}>
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
    </Foot>
  );
}

interface FootProps extends Pick<ViewProps, 'page'> {
  readonly label: string;
  readonly children: ComponentChildren;
}

/** Lies over the foot of the page, which leaves room for it. */
function Foot({ page, label, children }: FootProps) {
  const bar = useRef<HTMLElement>(null);
  const measure = () => {
    const top = bar.current?.getBoundingClientRect().top ?? window.innerHeight;
    page.keepFoot(Math.ceil(window.innerHeight - top));
  };
  // At each change: the title may need a line more.
  useLayoutEffect(measure);
  useLayoutEffect(() => {
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('resize', measure);
      page.keepFoot(0);
    };
  }, []);
  return (
    <div class="return">
      <section ref={bar} class="notice" aria-label={label}>
        {children}
      </section>
    </div>
  );
}
