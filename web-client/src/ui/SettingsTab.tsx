import { WAIT_POLICIES } from '../protocol/fields.ts';
import type { ViewProps } from './view.ts';

/** What the host decides for the party. */
export function SettingsTab({ state, actions, translator }: ViewProps) {
  const { t } = translator;
  return (
    <>
      {state.isHost ? (
        <WaitChoice state={state} actions={actions} translator={translator} />
      ) : (
        <p class="hint">{t('settings.hostOnly')}</p>
      )}
    </>
  );
}

function WaitChoice({
  state,
  actions,
  translator: { t },
}: Pick<ViewProps, 'state' | 'actions' | 'translator'>) {
  return (
    <label class="labelled">
      <span>{t('wait.label')}</span>
      <select
        class="field"
        value={state.waitPolicy}
        onChange={({ currentTarget }) => {
          const chosen = WAIT_POLICIES.find((policy) => policy === currentTarget.value);
          if (chosen !== undefined) actions.setOptions({ wait: chosen });
        }}
      >
        {WAIT_POLICIES.map((policy) => (
          <option key={policy} value={policy}>
            {t(`wait.${policy}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
