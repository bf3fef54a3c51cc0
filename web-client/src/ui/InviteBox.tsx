import { useEffect, useRef, useState } from 'preact/hooks';
import { Choice } from './Choice.tsx';
import { copyFrom } from './clipboard.ts';
import { Icon } from './icons.tsx';
import { QrCode } from './QrCode.tsx';
import type { ViewProps } from './view.ts';

type Copied = 'not_yet' | 'done' | 'refused' | 'no_code';

/** How long an invite may last, seconds. */
const HOUR = 3_600;
const DAY = 86_400;
const WEEK = 604_800;
type Lasting = typeof HOUR | typeof DAY | typeof WEEK;

/** What to do with the link as soon as it is there. */
type Wanted = 'copy' | 'qr' | null;

/** The link to send to friends: made on demand if it has to carry an invite, and copied or drawn at the same click. */
export function InviteBox({ state, actions, page, translator }: ViewProps) {
  const { t, moment } = translator;
  const [wanted, setWanted] = useState<Wanted>(null);
  const [lasts, setLasts] = useState<Lasting>(DAY);
  const [drawn, setDrawn] = useState(false);
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
    if (wanted === null || link === null) return;
    setWanted(null);
    if (wanted === 'copy') copy();
    else setDrawn(true);
  }, [wanted, link]);

  if (!mayInvite) return <p class="hint">{t('invite.askHostPrivate')}</p>;
  const shown = link !== null && (state.isHost || copied !== 'not_yet' || wanted !== null || drawn);
  const want = (what: Wanted) => {
    setCopied('not_yet');
    setWanted(what);
    if (state.isHost && (invite === null || invite.expiresAt <= Date.now())) actions.createInvite(lasts);
  };

  return (
    <section class="invite">
      <div class="beside-each-other">
        <button type="button" class="primary grows" onClick={() => want('copy')}>
          <Icon name="link" />
          {t(link === null ? 'invite.create' : 'invite.copy')}
        </button>
        <button
          type="button"
          class="secondary square"
          aria-label={t('invite.qr')}
          title={t('invite.qr')}
          aria-expanded={drawn && link !== null}
          onClick={() => (drawn ? setDrawn(false) : want('qr'))}
        >
          <Icon name="qr" />
        </button>
      </div>
      {drawn && link !== null && (
        <QrCode
          text={link}
          label={t('invite.qrLabel')}
          page={page}
          failed={() => {
            setDrawn(false);
            setCopied('no_code');
          }}
        />
      )}
      {state.isHost && shown && (
        <Choice
          label={t('invite.lasts')}
          name="lasts"
          options={[
            { value: HOUR, text: t('invite.hour') },
            { value: DAY, text: t('invite.day') },
            { value: WEEK, text: t('invite.week') },
          ]}
          chosen={lasts}
          choose={(seconds) => {
            setLasts(seconds);
            setCopied('not_yet');
            // What is on show shall be what was chosen.
            if (invite !== null) actions.createInvite(seconds);
          }}
        />
      )}
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
        {copied === 'no_code' && t('notice.unknown', { code: 'qr' })}
        {invite !== null && ` ${t('invite.validUntil', { time: moment(invite.expiresAt) })}`}
      </p>
    </section>
  );
}
