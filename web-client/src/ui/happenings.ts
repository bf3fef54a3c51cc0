import type { Translator } from '../i18n/translator.ts';
import type { Happening } from '../party/state.ts';
import { timeCode } from './timeCode.ts';

/** What somebody did, in a few words. */
export function happeningText(
  { t }: Translator,
  { code, subject, position, title, rate }: Happening,
): string {
  switch (code) {
    case 'sought':
      return t('happened.sought', { subject, time: timeCode(position ?? 0) });
    case 'rate_changed':
      return t('happened.rate_changed', { subject, rate: rate ?? 1 });
    case 'queue_added':
      return t('happened.queue_added', { subject, title: title ?? '?' });
    case 'member_joined':
    case 'member_left':
      return t(`notice.${code}`, { subject });
    default:
      return t(`happened.${code}`, { subject });
  }
}
