import type { ViewProps } from './view.ts';
import { readyText, unreadyNames } from './wording.ts';

/** How long a countdown from the panel lasts, seconds. */
const SECONDS = 5;

interface OverlayProps extends Pick<ViewProps, 'state' | 'actions' | 'translator'> {
  /** Leave room for the panel. */
  readonly beside: boolean;
}

/** The last seconds before a common start, over the film. A screen reader hears once that it begins. */
export function CountdownOverlay({ state, actions, translator, beside }: OverlayProps) {
  const { t } = translator;
  const countdown = state.phase === 'joined' ? state.countdown : null;
  const unready = unreadyNames(state);
  return (
    <>
      <div class="spoken" role="status">
        {countdown !== null && t('countdown.title')}
      </div>
      {countdown !== null && (
        <div class={beside ? 'counting beside' : 'counting'}>
          <div class="count">
            <p>{t('countdown.title')}</p>
            <p key={countdown.secondsLeft} class="number" role="timer">
              {countdown.secondsLeft}
            </p>
            <p class="muted">{readyText(translator, state)}</p>
            {unready.length > 0 && (
              <p class="muted">{t('countdown.notReady', { names: unready.join(', ') })}</p>
            )}
            {state.mayControl && (
              <button type="button" class="secondary" onClick={() => actions.cancelCountdown()}>
                {t('countdown.cancel')}
              </button>
            )}
          </div>
        </div>
      )}
    </>
  );
}

/** In the panel while the party stands: who is ready, and the button that starts everybody together. */
export function StartTogether({
  state,
  actions,
  translator,
}: Pick<ViewProps, 'state' | 'actions' | 'translator'>) {
  const { t } = translator;
  const standing = state.playState === 'paused' && state.mediaUrl !== '' && state.waiting === null;
  if (!state.can.countdown || !state.mayControl || !standing || state.phase !== 'joined') return null;
  const unready = unreadyNames(state);
  return (
    <section class="card">
      {state.countdown !== null && (
        <p class="soon">
          {t('countdown.title')} <strong>{state.countdown.secondsLeft}</strong>
        </p>
      )}
      <p>{readyText(translator, state)}</p>
      {unready.length > 0 && <p class="hint">{t('countdown.notReady', { names: unready.join(', ') })}</p>}
      {state.countdown === null ? (
        <button type="button" class="secondary wide" onClick={() => actions.startCountdown(SECONDS)}>
          {t('countdown.start', { count: SECONDS })}
        </button>
      ) : (
        <button type="button" class="secondary wide" onClick={() => actions.cancelCountdown()}>
          {t('countdown.cancel')}
        </button>
      )}
    </section>
  );
}
