import { useEffect, useRef, useState } from 'preact/hooks';
import { parseTarget } from '../jellyfin/invite.ts';
import type { ViewProps } from './view.ts';

interface JoinProps extends Pick<ViewProps, 'actions' | 'translator'> {
  /** What was typed so far: it outlives a try that failed. */
  readonly text: string;
  setText(text: string): void;
}

/** By room code or by invite link, whichever somebody was sent. */
export function JoinForm({ text, setText, actions, translator }: JoinProps) {
  const { t } = translator;
  const [malformed, setMalformed] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // Back from a try that failed: what has to be corrected is there.
  useEffect(() => {
    if (text !== '') field.current?.focus();
  }, []);
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
          ref={field}
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
