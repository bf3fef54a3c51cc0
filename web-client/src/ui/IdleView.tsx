import type { ItemInfo } from '../jellyfin/items.ts';
import { JoinForm } from './JoinForm.tsx';
import { StartForm } from './StartForm.tsx';
import type { StartOptions } from './together.ts';
import type { ViewProps } from './view.ts';

interface IdleProps extends ViewProps {
  /** The film whose own page the panel was opened from. */
  readonly offer: ItemInfo | null;
  readonly opening: boolean;
  /** What was typed to join by. */
  readonly code: string;
  setCode(code: string): void;
  start(options: StartOptions, position: number): void;
}

/** Not in a party: start one, or join one. */
export function IdleView({ offer, opening, code, setCode, start, actions, page, translator }: IdleProps) {
  const { t } = translator;
  if (page.user() === null) return <p class="lead">{t('idle.signedOut')}</p>;
  if (page.syncPlayActive()) return <p class="lead">{t('idle.syncPlay')}</p>;
  return (
    <>
      <p class="lead">{t('idle.lead')}</p>
      <StartForm
        key={offer?.id}
        item={offer}
        opening={opening}
        start={start}
        page={page}
        translator={translator}
      />
      {offer === null && <JoinForm text={code} setText={setCode} actions={actions} translator={translator} />}
    </>
  );
}
