import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Translator } from '../i18n/translator.ts';
import { Icon } from './icons.tsx';

interface PanelProps {
  readonly translator: Translator;
  /** A new value says that the content was replaced, and with it perhaps the element that had the focus. */
  readonly content: string;
  /** Between the title and the content, such as tabs. */
  readonly top?: ComponentChildren;
  readonly children: ComponentChildren;
  close(): void;
}

const FOCUSABLE =
  'button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea, [href], [tabindex="0"]';

/** The sheet: takes the focus when it opens, keeps it until it is closed, and closes at Escape. */
export function Panel({ translator: { t }, content, top, children, close }: PanelProps) {
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => sheet.current?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) sheet.current?.focus({ preventScroll: true });
  }, [content]);

  return (
    <div
      ref={sheet}
      class="panel"
      role="dialog"
      aria-labelledby="panel-title"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        if (event.key === 'Tab') keepInside(event);
      }}
    >
      <header class="bar">
        <h2 id="panel-title">{t('panel.title')}</h2>
        <button type="button" class="round" aria-label={t('panel.close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {top}
      {children}
    </div>
  );
}

/** Tab goes round within the sheet; a film behind it has nothing to tab to that the sheet could not reach. */
function keepInside(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.tabIndex >= 0 && element.getClientRects().length > 0,
  );
  const first = all[0];
  const last = all[all.length - 1];
  const from = event.composedPath()[0];
  if (event.shiftKey && (from === first || from === event.currentTarget)) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && from === last) {
    event.preventDefault();
    first?.focus();
  }
}
