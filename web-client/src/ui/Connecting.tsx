import { useEffect, useState } from 'preact/hooks';
import type { ViewProps } from './view.ts';

/** After this long there is more to say than that it is under way, ms. */
const SLOW_AFTER = 5000;

export function Connecting({ actions, translator: { t } }: ViewProps) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <div role="status">
        <p class="lead waiting">
          <span class="spinner" aria-hidden="true" />
          {t('connecting.text')}
        </p>
        <p class="hint">{slow && t('connecting.slow')}</p>
      </div>
      <button type="button" class="secondary wide" onClick={() => actions.leave()}>
        {t('connecting.cancel')}
      </button>
    </>
  );
}
