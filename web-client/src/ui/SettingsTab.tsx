import { WAIT_POLICIES } from '../protocol/fields.ts';
import { Check } from './Check.tsx';
import { Choice } from './Choice.tsx';
import type { Preferences, ViewProps } from './view.ts';

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;

interface SettingsProps extends ViewProps {
  readonly preferences: Preferences;
  prefer(preferences: Preferences): void;
}

/** What the host decides for the party, and what everybody decides for themselves. */
export function SettingsTab({ preferences, prefer, ...view }: SettingsProps) {
  const { state, actions, translator } = view;
  const { t } = translator;
  return (
    <>
      <section class="group" aria-labelledby="settings-party">
        <h3 id="settings-party">{t('settings.party')}</h3>
        {state.isHost ? <HostSettings {...view} /> : <p class="hint">{t('settings.hostOnly')}</p>}
        {state.mayControl && <Speed {...view} />}
      </section>
      <section class="group" aria-labelledby="settings-mine">
        <h3 id="settings-mine">{t('settings.mine')}</h3>
        <Choice
          label={t('follow.label')}
          name="follow"
          options={[
            { value: 'always', text: t('follow.always') },
            { value: 'ask', text: t('follow.ask') },
          ]}
          chosen={state.follow}
          choose={(choice) => actions.setFollow(choice)}
        />
        <Check
          label={t('settings.overlay')}
          checked={preferences.overlay}
          onChange={(overlay) => prefer({ ...preferences, overlay })}
        />
      </section>
    </>
  );
}

function HostSettings({ state, actions, translator: { t } }: ViewProps) {
  return (
    <>
      <Check
        label={t('idle.start.freePlay')}
        checked={state.freePlay}
        onChange={(freePlay) => actions.setOptions({ freePlay })}
      />
      <Check
        label={t('idle.start.private')}
        checked={state.isPrivate}
        onChange={(isPrivate) => actions.setOptions({ isPrivate })}
      />
      <Check
        label={t('settings.locked')}
        checked={state.isLocked}
        onChange={(locked) => actions.setOptions({ locked })}
      />
      <Choice
        label={t('wait.label')}
        name="wait"
        stacked
        options={WAIT_POLICIES.map((value) => ({ value, text: t(`wait.${value}`) }))}
        chosen={state.waitPolicy}
        choose={(wait) => actions.setOptions({ wait })}
      />
    </>
  );
}

function Speed({ state, actions, translator: { t } }: ViewProps) {
  return (
    <Choice
      label={t('settings.speed')}
      name="speed"
      options={SPEEDS.map((rate) => ({ value: rate, text: t('settings.rate', { rate }) }))}
      chosen={state.rate}
      choose={(rate) => actions.setRate(rate)}
    />
  );
}
