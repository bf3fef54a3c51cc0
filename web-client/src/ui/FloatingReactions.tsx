import type { Reaction } from '../party/state.ts';

/** In which of so many columns a sign rises, so that two at a time do not cover each other. */
const COLUMNS = 5;

interface FloatingProps {
  readonly reactions: readonly Reaction[];
  /** Leave room for the panel. */
  readonly beside: boolean;
  readonly hidden: boolean;
}

/** Signs that rise over the picture; where motion is unwelcome they only fade. */
export function FloatingReactions({ reactions, beside, hidden }: FloatingProps) {
  if (hidden) return null;
  return (
    <div class={beside ? 'floating beside' : 'floating'} aria-hidden="true">
      {reactions.map(({ serial, emoji, name }) => (
        <span key={serial} class={`rising column-${serial % COLUMNS}`}>
          <span class="sign">{emoji}</span>
          <bdi class="from">{name}</bdi>
        </span>
      ))}
    </div>
  );
}
