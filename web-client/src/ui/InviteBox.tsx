import { useEffect, useRef, useState } from 'preact/hooks';
import { copyFrom } from './clipboard.ts';
import { Icon } from './icons.tsx';
import type { ViewProps } from './view.ts';

type Copied = 'not_yet' | 'done' | 'refused';

/** The link to send to friends: made on demand if it has to carry an invite, and copied at the same click. */
export function InviteBox({ state, actions, page, translator }: ViewProps) {
  const { t, moment } = translator;
  const [wanted, setWanted] = useState(false);
  const [copied, setCopied] = useState<Copied>('not_yet');
  const field = useRef<HTMLInputElement>(null);

  const mayInvite = state.isHost || !state.isPrivate;
  const invite = state.invite;
  const link =
    invite?.link ?? (state.isHost || state.room === null ? null : page.inviteLink(state.room, null));

  const copy = () => {
    if (field.current) void copyFrom(field.current).then((done) => setCopied(done ? 'done' : 'refused'));
  };
  useEffect(() => {
    if (!wanted || link === null) return;
    setWanted(false);
    copy();
  }, [wanted, link]);

  if (!mayInvite) return <p class="hint">{t('invite.askHostPrivate')}</p>;
  const shown = link !== null && (state.isHost || copied !== 'not_yet' || wanted);

  return (
    <section class="invite">
      <button
        type="button"
        class="primary wide"
        onClick={() => {
          setCopied('not_yet');
          setWanted(true);
          if (state.isHost && (invite === null || invite.expiresAt <= Date.now())) actions.createInvite();
        }}
      >
        <Icon name="link" />
        {t(link === null ? 'invite.create' : 'invite.copy')}
      </button>
      {shown && (
        <input
          ref={field}
          class="field"
          readOnly
          value={link}
          aria-label={t('invite.field')}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <p class="hint" role="status">
        {copied === 'done' && t('invite.copied')}
        {copied === 'refused' && t('invite.manual')}
        {invite !== null && ` ${t('invite.validUntil', { time: moment(invite.expiresAt) })}`}
      </p>
    </section>
  );
}
