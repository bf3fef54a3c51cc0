import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Translator } from '../i18n/translator.ts';
import { keepInside, steer } from './focus.ts';
import { Icon } from './icons.tsx';

interface PanelProps {
  readonly translator: Translator;
  /** A new value says that the content was replaced, and with it perhaps the element that had the focus. */
  readonly content: string;
  /** True on a screen that is steered with a remote control. */
  readonly tv: boolean;
  /** Whether a film is open, which it must not cover. */
  readonly overFilm: boolean;
  /** Whether it fills the page. */
  readonly wide: boolean;
  /** Between the title and the content, such as tabs. */
  readonly top?: ComponentChildren;
  readonly children: ComponentChildren;
  /** Null where it cannot fill the page. */
  readonly widen: ((wide: boolean) => void) | null;
  close(): void;
}

/** The sheet: takes the focus when it opens, keeps it until it is closed, and closes at Escape. */
export function Panel({
  translator: { t },
  content,
  tv,
  overFilm,
  wide,
  top,
  children,
  widen,
  close,
}: PanelProps) {
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => sheet.current?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) sheet.current?.focus({ preventScroll: true });
  }, [content]);
  useEffect(() => (sheet.current === null ? undefined : stayAboveKeyboard(sheet.current)), []);

  return (
    <div
      ref={sheet}
      class={`panel${wide ? ' wide-panel' : ''}${overFilm ? ' over-film' : ''}`}
      role="dialog"
      aria-labelledby="panel-title"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (CLOSING.includes(event.key)) close();
        else if (event.key === 'Tab') keepInside(event, event.currentTarget);
        else if (tv || event.key.startsWith('Gamepad')) steer(event, event.currentTarget);
      }}
    >
      <header class="bar">
        <h2 id="panel-title">{t('panel.title')}</h2>
        {widen !== null && (
          <button
            type="button"
            class="round"
            aria-label={t(wide ? 'panel.narrow' : 'panel.widen')}
            title={t(wide ? 'panel.narrow' : 'panel.widen')}
            onClick={() => widen(!wide)}
          >
            <Icon name={wide ? 'narrow' : 'wide'} />
          </button>
        )}
        <button type="button" class="round" aria-label={t('panel.close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {top}
      {children}
    </div>
  );
}

/** Escape, and the Back keys of remote controls and gamepads. */
const CLOSING = ['Escape', 'GoBack', 'BrowserBack', 'XF86Back', 'GamepadB'];

/** A phone's keyboard lies over what is fixed to the bottom of the page. */
function stayAboveKeyboard(sheet: HTMLElement): () => void {
  const view = window.visualViewport;
  if (!view) return () => {};
  const fit = () => {
    const covered = Math.max(0, window.innerHeight - view.height - view.offsetTop);
    sheet.style.setProperty('--keyboard', `${view.scale === 1 ? covered : 0}px`);
  };
  view.addEventListener('resize', fit);
  return () => view.removeEventListener('resize', fit);
}
