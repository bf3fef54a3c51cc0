import { REACTIONS } from '../protocol/limits.ts';
import type { ViewProps } from './view.ts';

interface ReactionsProps extends Pick<ViewProps, 'translator'> {
  readonly disabled: boolean;
  react(emoji: string): void;
}

/** What can be shown over the picture with one click. */
export function Reactions({ disabled, react, translator: { t } }: ReactionsProps) {
  return (
    <fieldset class="reactions" disabled={disabled}>
      <legend class="spoken">{t('chat.reactions')}</legend>
      {REACTIONS.map((emoji) => (
        <button
          key={emoji}
          type="button"
          class="emoji"
          aria-label={t('chat.react', { emoji })}
          onClick={() => react(emoji)}
        >
          <span aria-hidden="true">{emoji}</span>
        </button>
      ))}
    </fieldset>
  );
}
