import { useEffect, useRef } from 'preact/hooks';
import type { Translator } from '../i18n/translator.ts';
import { Icon } from './icons.tsx';

interface BlockedProps {
  readonly translator: Translator;
  unblock(): void;
}

/** Browsers start a film with sound only after a click on the page: this is the thing to click on. */
export function BlockedPrompt({ translator: { t }, unblock }: BlockedProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Only if nobody is typing somewhere.
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  return (
    <div class="blocked">
      <button ref={button} type="button" class="primary" onClick={unblock}>
        <Icon name="play" />
        <span>
          <strong>{t('blocked.title')}</strong>
          <small>{t('blocked.text')}</small>
        </span>
      </button>
    </div>
  );
}
