import { useEffect } from 'preact/hooks';
import { noticeText } from '../i18n/notices.ts';
import type { Translator } from '../i18n/translator.ts';
import { Icon } from './icons.tsx';
import type { ShownNotice } from './view.ts';

/**
 * How long a mere piece of information stays, ms. Problems stay until somebody dismisses them, and so does what is said
 * at the end of a party: nobody may be looking at that moment.
 */
const INFO_STAYS = 6000;

interface NoticeProps {
  readonly shown: ShownNotice | null;
  readonly translator: Translator;
  readonly inRoom: boolean;
  /** Leave room for the panel. */
  readonly beside: boolean;
}

/** The region is always there, because screen readers only read out what changes inside of one they know. */
export function NoticeBar({ shown, translator, inRoom, beside }: NoticeProps) {
  const serial = shown?.notice.serial;
  const level = shown?.notice.level;
  useEffect(() => {
    if (!shown || level !== 'info' || !inRoom) return;
    const timer = setTimeout(() => shown.dismiss(), INFO_STAYS);
    return () => clearTimeout(timer);
  }, [serial, level, inRoom]);

  return (
    <div
      class={beside ? 'notices beside' : 'notices'}
      role={level === 'error' ? 'alert' : 'status'}
      aria-live="polite"
    >
      {shown && (
        <div key={shown.notice.serial} class={`notice ${shown.notice.level}`}>
          <span>{noticeText(translator, shown.notice)}</span>
          <button
            type="button"
            class="round"
            aria-label={translator.t('notice.dismiss')}
            onClick={() => shown.dismiss()}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
