import { libraryItem } from '../protocol/libraryItem.ts';
import { StartTogether } from './Countdown.tsx';
import { InviteBox } from './InviteBox.tsx';
import { Icon } from './icons.tsx';
import { People } from './People.tsx';
import type { ViewProps } from './view.ts';
import { connectionText, controlText, syncText, syncTone } from './wording.ts';

/** Who is here, how they are, and how more can come. */
export function PeopleTab(view: ViewProps) {
  const { state, actions, translator } = view;
  const { t } = translator;
  return (
    <>
      <RoomHead state={state} translator={translator} />
      <Status state={state} translator={translator} />
      <Film {...view} />
      <People {...view} />
      <InviteBox {...view} />
      <StartTogether {...view} />
      <button type="button" class="secondary wide leave" onClick={() => actions.leave()}>
        {t('room.leave')}
      </button>
    </>
  );
}

type Shown = Pick<ViewProps, 'state' | 'translator'>;

function RoomHead({ state, translator }: Shown) {
  const { t } = translator;
  return (
    <header class="room">
      <p class="code">
        <span class="muted">{t('room.label')}</span> <bdi class="room-id">{state.room}</bdi>
      </p>
      <p class="tags">
        <span class="tag">{t(state.freePlay ? 'room.freePlay' : 'room.hostOnly')}</span>
        {state.isPrivate && (
          <span class="tag">
            <Icon name="lock" />
            {t('room.private')}
          </span>
        )}
        {state.isLocked && (
          <span class="tag">
            <Icon name="lock" />
            {t('room.locked')}
          </span>
        )}
      </p>
      <p class="hint">{controlText(translator, state)}</p>
    </header>
  );
}

function Status({ state, translator }: Shown) {
  const { t } = translator;
  const away = state.phase === 'reconnecting';
  return (
    <dl class="status">
      <dt>{t('sync.label')}</dt>
      <dd>
        <span class={`dot ${away ? 'idle' : syncTone(state.sync)}`} aria-hidden="true" />
        {/* Without a connection nothing is being compared with the party. */}
        {away ? '–' : syncText(translator, state.sync)}
      </dd>
      <dt>{t('connection.label')}</dt>
      <dd>
        <span class={`dot ${away ? 'bad' : state.rttMs === null ? 'busy' : 'good'}`} aria-hidden="true" />
        {connectionText(translator, state)}
      </dd>
    </dl>
  );
}

function Film({ state, actions, page, translator }: ViewProps) {
  const { t } = translator;
  if (state.mediaUrl === '') {
    return <p class="hint">{t(state.mayControl ? 'room.noFilm' : 'room.noFilmGuest')}</p>;
  }
  const self = state.participants.find(({ isSelf }) => isSelf);
  if (self?.noAccess) return <p class="problem">{t('notice.no_access')}</p>;
  const item = libraryItem(state.offer?.mediaUrl ?? state.mediaUrl);
  if (item === null || item === page.currentItem()?.id) return null;
  const title = page.item(item)?.title ?? null;
  return (
    <section class="card">
      <p>
        {t(state.offer === null ? 'return.text' : 'return.next')}{' '}
        {title !== null && <bdi class="strong">{title}</bdi>}
      </p>
      <button type="button" class="primary wide" onClick={() => actions.watchAlong()}>
        <Icon name="play" />
        {t('room.openFilm')}
      </button>
    </section>
  );
}
