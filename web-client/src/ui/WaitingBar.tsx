import type { ViewProps } from './view.ts';
import { goOnText, waitingText } from './wording.ts';

interface WaitingProps extends Pick<ViewProps, 'state' | 'actions' | 'translator'> {
  /** Leave room for the panel. */
  readonly beside: boolean;
}

/**
 * Whom the party waits for, over the film: the one who pressed play has to see why nothing plays. The spoken line
 * is a region of its own, always there, and has no seconds in it.
 */
export function WaitingBar({ state, actions, translator, beside }: WaitingProps) {
  const waiting = state.phase === 'joined' ? state.waiting : null;
  const text = waiting === null ? '' : waitingText(translator, waiting);
  return (
    <>
      <div class="spoken" role="status">
        {text}
      </div>
      {waiting !== null && (
        <div class={beside ? 'waits beside' : 'waits'}>
          <div class="notice">
            <span class="spinner" aria-hidden="true" />
            <span>
              <bdi>{text}</bdi>
              {waiting.secondsLeft !== null && (
                <span class="muted seconds">
                  {' '}
                  {translator.t('waiting.seconds', { seconds: waiting.secondsLeft })}
                </span>
              )}
            </span>
            {state.mayControl && (
              <button type="button" class="secondary" onClick={() => actions.goOn()}>
                {goOnText(translator, waiting)}
              </button>
            )}
          </div>
        </div>
      )}
    </>
  );
}
