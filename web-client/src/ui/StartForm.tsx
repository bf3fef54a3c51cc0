import { useState } from 'preact/hooks';
import type { ItemInfo } from '../jellyfin/items.ts';
import { Check } from './Check.tsx';
import { Icon } from './icons.tsx';
import { timeCode } from './timeCode.ts';
import type { StartOptions } from './together.ts';
import type { ViewProps } from './view.ts';

interface StartProps extends Pick<ViewProps, 'page' | 'translator'> {
  /** The film to watch; null is the one that is open, or none yet. */
  readonly item: ItemInfo | null;
  readonly opening: boolean;
  /** `position` is where the film begins, seconds. */
  start(options: StartOptions, position: number): void;
}

/** A small sheet: what the party watches, and who may do what. */
export function StartForm({ item, opening, start, page, translator: { t } }: StartProps) {
  const [freePlay, setFreePlay] = useState(false);
  const [isPrivate, setPrivate] = useState(false);
  const [resume, setResume] = useState(false);
  const resumeAt = item?.resumeAt ?? 0;
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        start({ freePlay, isPrivate }, resume ? resumeAt : 0);
      }}
    >
      {item === null ? (
        <>
          <h3>{t('idle.start.title')}</h3>
          <p class="hint">{t(page.currentItem() ? 'idle.start.playing' : 'idle.start.nothing')}</p>
        </>
      ) : (
        <h3>
          <bdi>{item.title}</bdi>
        </h3>
      )}
      {resumeAt > 0 && (
        <Check
          label={t('idle.start.resume', { time: timeCode(resumeAt) })}
          checked={resume}
          onChange={setResume}
        />
      )}
      <Check label={t('idle.start.freePlay')} checked={freePlay} onChange={setFreePlay} />
      <Check label={t('idle.start.private')} checked={isPrivate} onChange={setPrivate} />
      <button type="submit" class="primary wide" disabled={opening}>
        {opening ? <span class="spinner" aria-hidden="true" /> : <Icon name="party" />}
        {t(item === null ? 'idle.start.submit' : 'button.together')}
      </button>
    </form>
  );
}
