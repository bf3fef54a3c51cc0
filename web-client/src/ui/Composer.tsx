import { useLayoutEffect, useRef } from 'preact/hooks';
import { MAX_CHAT_LENGTH } from '../protocol/limits.ts';
import { Icon } from './icons.tsx';
import type { ViewProps } from './view.ts';

interface ComposerProps extends Pick<ViewProps, 'actions' | 'translator'> {
  readonly draft: string;
  readonly disabled: boolean;
  setDraft(text: string): void;
}

/** Enter sends; what has been typed stays while another tab is looked at. */
export function Composer({ draft, disabled, setDraft, actions, translator: { t } }: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const empty = draft.trim() === '';

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.blockSize = 'auto';
    element.style.blockSize = `${element.scrollHeight + 2}px`;
  }, [draft]);

  const send = () => {
    if (empty || disabled) return;
    actions.sendChat(draft.trim());
    actions.setTyping(false);
    setDraft('');
    field.current?.focus();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        class="field"
        rows={1}
        dir="auto"
        maxLength={MAX_CHAT_LENGTH}
        value={draft}
        placeholder={t('chat.field')}
        aria-label={t('chat.field')}
        autocomplete="off"
        enterkeyhint="send"
        onInput={({ currentTarget: { value } }) => {
          setDraft(value);
          actions.setTyping(value.trim() !== '');
        }}
        onBlur={() => actions.setTyping(false)}
        onKeyDown={(event) => {
          // While an input method is composing, Enter chooses a word.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button
        type="submit"
        class="primary square"
        disabled={empty || disabled}
        aria-label={t('chat.send')}
        title={t('chat.send')}
      >
        <Icon name="send" />
      </button>
    </form>
  );
}
