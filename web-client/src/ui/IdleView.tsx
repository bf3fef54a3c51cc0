import { useState } from 'preact/hooks';
import { parseTarget } from '../jellyfin/invite.ts';
import type { ViewProps } from './view.ts';

/** Not in a party: start one, or join one. */
export function IdleView({ actions, page, translator }: ViewProps) {
  const { t } = translator;
  if (page.user() === null) return <p class="lead">{t('idle.signedOut')}</p>;
  if (page.syncPlayActive()) return <p class="lead">{t('idle.syncPlay')}</p>;
  return (
    <>
      <p class="lead">{t('idle.lead')}</p>
      <StartForm actions={actions} page={page} translator={translator} />
      <JoinForm actions={actions} translator={translator} />
    </>
  );
}

function StartForm({ actions, page, translator }: Omit<ViewProps, 'state'>) {
  const { t } = translator;
  const [freePlay, setFreePlay] = useState(false);
  const [isPrivate, setPrivate] = useState(false);
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        actions.create({ freePlay, isPrivate });
      }}
    >
      <h3>{t('idle.start.title')}</h3>
      <p class="hint">{t(page.currentItem() ? 'idle.start.playing' : 'idle.start.nothing')}</p>
      <Check label={t('idle.start.freePlay')} checked={freePlay} onChange={setFreePlay} />
      <Check label={t('idle.start.private')} checked={isPrivate} onChange={setPrivate} />
      <button type="submit" class="primary wide">
        {t('idle.start.submit')}
      </button>
    </form>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  onChange(checked: boolean): void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

function JoinForm({ actions, translator }: Pick<ViewProps, 'actions' | 'translator'>) {
  const { t } = translator;
  const [text, setText] = useState('');
  const [malformed, setMalformed] = useState(false);
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        const target = parseTarget(text);
        setMalformed(target === null);
        if (target !== null) actions.join(target);
      }}
    >
      <h3>{t('idle.join.title')}</h3>
      <label class="labelled">
        <span>{t('idle.join.label')}</span>
        <input
          class="field"
          value={text}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-invalid={malformed}
          aria-describedby="join-problem"
          onInput={(event) => {
            setText(event.currentTarget.value);
            setMalformed(false);
          }}
        />
      </label>
      <p id="join-problem" class="problem" role="alert">
        {malformed && t('idle.join.malformed')}
      </p>
      <button type="submit" class="secondary wide" disabled={text.trim() === ''}>
        {t('idle.join.submit')}
      </button>
    </form>
  );
}
