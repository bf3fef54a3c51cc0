import { useState } from 'preact/hooks';
import type { Participant } from '../party/state.ts';
import { Avatar } from './Avatar.tsx';
import { Icon } from './icons.tsx';
import type { ViewProps } from './view.ts';
import { memberOffset, memberText } from './wording.ts';

/** Everybody in the party; the host can hand over the role or remove somebody. */
export function People({ state, actions, page, translator }: ViewProps) {
  const [openFor, setOpenFor] = useState<string | null>(null);
  const close = () => setOpenFor(null);
  return (
    <section aria-labelledby="people-title">
      <h3 id="people-title">{translator.t('people.title', { count: state.participantCount })}</h3>
      <ul class="people">
        {state.participants.map((person) => (
          <li key={person.clientId} class={person.connected ? 'person' : 'person away'}>
            <Person person={person} page={page} translator={translator} />
            {state.mayControl && isOneOfMany(state, person) && (
              <button type="button" class="secondary" onClick={() => actions.goOn(person.clientId)}>
                {translator.t('waiting.goOn', { name: person.name })}
              </button>
            )}
            {state.isHost && !person.isSelf && (
              <HostMenu
                person={person}
                open={openFor === person.clientId}
                toggle={() => setOpenFor(openFor === person.clientId ? null : person.clientId)}
                close={close}
                actions={actions}
                translator={translator}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where only one is waited for, the button over the film is enough. */
function isOneOfMany({ waiting }: ViewProps['state'], { clientId }: Participant): boolean {
  if (waiting === null || waiting.members.length < 2) return false;
  return waiting.members.some((member) => member.clientId === clientId);
}

function Doing({ person, translator }: Pick<MenuProps, 'person' | 'translator'>) {
  const text = memberText(translator, person);
  if (text === null) return null;
  const offset = memberOffset(translator, person);
  return (
    <span class="muted">
      {text}
      {offset !== null && <span class="offset"> {offset}</span>}
      {person.rttMs !== null && !person.isSelf && (
        <span class="offset"> · {translator.t('people.delay', { ms: Math.round(person.rttMs) })}</span>
      )}
    </span>
  );
}

function Person({
  person,
  page,
  translator,
}: Pick<MenuProps, 'person' | 'translator'> & Pick<ViewProps, 'page'>) {
  const { t } = translator;
  return (
    <>
      <Avatar name={person.name} userId={person.userId} page={page} />
      <span class="who">
        <span class="name">
          <bdi>{person.name}</bdi>
          {person.isSelf && <span class="muted"> ({t('people.self')})</span>}
        </span>
        {person.connected ? (
          <Doing person={person} translator={translator} />
        ) : (
          <span class="muted">{t('people.reconnecting')}</span>
        )}
      </span>
      {person.isHost && (
        <span class="tag">
          <Icon name="star" />
          {t('people.host')}
        </span>
      )}
    </>
  );
}

interface MenuProps extends Pick<ViewProps, 'actions' | 'translator'> {
  readonly person: Participant;
  readonly open: boolean;
  toggle(): void;
  close(): void;
}

function HostMenu({ person, open, toggle, close, actions, translator: { t } }: MenuProps) {
  const menu = `menu-${person.clientId}`;
  return (
    <>
      <button
        type="button"
        class="round"
        aria-label={t('people.more', { name: person.name })}
        aria-expanded={open}
        aria-controls={menu}
        onClick={toggle}
      >
        <Icon name="more" />
      </button>
      <div id={menu} class="menu" hidden={!open}>
        <button
          type="button"
          class="secondary"
          disabled={!person.connected}
          onClick={() => {
            close();
            actions.transferHost(person.clientId);
          }}
        >
          {t('people.makeHost')}
        </button>
        <button
          type="button"
          class="secondary danger"
          onClick={() => {
            close();
            actions.kick(person.clientId);
          }}
        >
          {t('people.remove')}
        </button>
      </div>
    </>
  );
}
