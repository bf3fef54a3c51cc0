import type { Notice } from '../party/state.ts';
import { en } from './en.ts';
import type { MessageKey, Translator } from './translator.ts';

type NoticeKey = Extract<MessageKey, `notice.${string}`>;

function isKey(key: string): key is NoticeKey {
  return Object.hasOwn(en, key);
}

/** The sentence for a notice; one that this client has no words for still names its code. */
export function noticeText({ t }: Translator, notice: Pick<Notice, 'code' | 'subject'>): string {
  const key = `notice.${notice.code}`;
  if (!isKey(key)) return t('notice.unknown', { code: notice.code });
  switch (key) {
    case 'notice.unknown':
      return t(key, { code: notice.code });
    case 'notice.host_changed':
    case 'notice.member_joined':
    case 'notice.member_left':
      return t(key, { subject: notice.subject ?? '?' });
    default:
      return t(key);
  }
}
