import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ChatLines } from './ChatLines.tsx';
import { Composer } from './Composer.tsx';
import { Icon } from './icons.tsx';
import { Reactions } from './Reactions.tsx';
import type { ViewProps } from './view.ts';
import { typingText } from './wording.ts';

interface ChatProps extends ViewProps {
  readonly draft: string;
  setDraft(text: string): void;
}

/** This close to its end the log is taken to be at it, px. */
const NEAR = 48;

/** What was said, and the field to say something. The log stays where somebody has scrolled it to. */
export function ChatTab({ draft, setDraft, ...view }: ChatProps) {
  const { state, actions, translator } = view;
  const { t } = translator;
  const log = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const { messages, typing } = state.chat;
  const last = messages[messages.length - 1];

  const toEnd = () => {
    const element = log.current;
    if (element) element.scrollTop = element.scrollHeight;
    setAtEnd(true);
  };
  useLayoutEffect(() => {
    if (atEnd || last?.isSelf) toEnd();
  }, [last?.id, typing.length]);

  return (
    <>
      <div
        ref={log}
        class="log"
        role="log"
        aria-live="polite"
        aria-label={t('chat.log')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) =>
          setAtEnd(scrollHeight - scrollTop - clientHeight < NEAR)
        }
      >
        {messages.length === 0 && <p class="hint empty">{t('chat.empty')}</p>}
        <ChatLines {...view} />
      </div>
      {!atEnd && (
        <button type="button" class="secondary newest" onClick={toEnd}>
          <Icon name="down" />
          {t('chat.newest')}
        </button>
      )}
      <div class="foot">
        <p class="typing hint" aria-live="off">
          {typingText(translator, typing)}
        </p>
        <Reactions react={actions.react} translator={translator} disabled={state.phase !== 'joined'} />
        <Composer
          draft={draft}
          setDraft={setDraft}
          actions={actions}
          translator={translator}
          disabled={state.phase !== 'joined'}
        />
      </div>
    </>
  );
}
