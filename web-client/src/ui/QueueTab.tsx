import type { QueueEntry } from '../party/state.ts';
import { libraryItem } from '../protocol/libraryItem.ts';
import { Icon, type IconName } from './icons.tsx';
import type { ViewProps } from './view.ts';

/** What the party watches next, in order. Who may control can change it. */
export function QueueTab(view: ViewProps) {
  const { state, actions, page, translator } = view;
  const { t } = translator;
  const playing = libraryItem(state.mediaUrl);
  const title = (playing === null ? null : page.item(playing)?.title) ?? state.title;
  return (
    <>
      {state.mediaUrl !== '' && title !== null && (
        <p class="now">
          <span class="muted">{t('queue.now')}</span> <bdi>{title}</bdi>
        </p>
      )}
      {state.queue.length === 0 ? (
        <p class="hint">{t(state.mayControl ? 'queue.empty' : 'queue.emptyGuest')}</p>
      ) : (
        <ol class="queue">
          {state.queue.map((entry, at) => (
            <Entry key={entry.id} {...view} entry={entry} at={at} last={at === state.queue.length - 1} />
          ))}
        </ol>
      )}
      {state.mayControl && state.queue.length > 0 && (
        <button type="button" class="primary wide" onClick={() => actions.playNext()}>
          <Icon name="next" />
          {t('queue.playNext')}
        </button>
      )}
    </>
  );
}

interface EntryProps extends ViewProps {
  readonly entry: QueueEntry;
  /** Its place, from 0. */
  readonly at: number;
  readonly last: boolean;
}

function Entry({ entry, at, last, state, actions, translator: { t } }: EntryProps) {
  const { title } = entry;
  return (
    <li class="entry">
      <span class="who">
        <bdi class="name">{title}</bdi>
        <span class="muted">{t('queue.addedBy', { name: entry.addedBy })}</span>
      </span>
      {state.mayControl && (
        <span class="tools">
          <Tool
            icon="up"
            label={t('queue.up', { title })}
            disabled={at === 0}
            act={() => actions.moveInQueue(entry.id, at - 1)}
          />
          <Tool
            icon="down"
            label={t('queue.down', { title })}
            disabled={last}
            act={() => actions.moveInQueue(entry.id, at + 1)}
          />
          <Tool icon="play" label={t('queue.play', { title })} act={() => actions.playNext(entry.id)} />
          <Tool
            icon="close"
            label={t('queue.remove', { title })}
            act={() => actions.removeFromQueue(entry.id)}
          />
        </span>
      )}
    </li>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly disabled?: boolean;
  act(): void;
}

/** Stays in the order of the Tab key when it can do nothing: the focus must not be lost at the end of the list. */
function Tool({ icon, label, disabled = false, act }: ToolProps) {
  return (
    <button
      type="button"
      class="round small"
      aria-label={label}
      title={label}
      aria-disabled={disabled}
      onClick={() => {
        if (!disabled) act();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
