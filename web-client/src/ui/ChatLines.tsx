import type { ChatLine } from '../party/state.ts';
import { Avatar } from './Avatar.tsx';
import { linkify, type Piece } from './linkify.ts';
import { timeCode } from './timeCode.ts';
import type { ViewProps } from './view.ts';

/** Lines of one person within so long of each other stand together, ms. */
const TOGETHER_WITHIN = 180_000;

export function ChatLines(view: ViewProps) {
  const { messages } = view.state.chat;
  return (
    <ul class="lines">
      {messages.map((line, at) => (
        <Line key={line.id} {...view} line={line} goesOn={continues(messages[at - 1], line)} />
      ))}
    </ul>
  );
}

function continues(before: ChatLine | undefined, line: ChatLine): boolean {
  return before?.clientId === line.clientId && line.sentAt - before.sentAt < TOGETHER_WITHIN;
}

interface LineProps extends ViewProps {
  readonly line: ChatLine;
  readonly goesOn: boolean;
}

function Line({ line, goesOn, ...view }: LineProps) {
  const { state, page, translator } = view;
  const author = state.participants.find(({ clientId }) => clientId === line.clientId);
  return (
    <li class={goesOn ? 'line' : 'line first'}>
      {!goesOn && <Avatar name={line.name} userId={author?.userId ?? null} page={page} />}
      <div class="said">
        <p class={goesOn ? 'spoken' : 'by'}>
          <bdi class="name">{line.name}</bdi>
          {line.isSelf && <span class="muted"> ({translator.t('people.self')})</span>}{' '}
          <time class="muted" dateTime={new Date(line.sentAt).toISOString()}>
            {translator.clock(line.sentAt)}
          </time>
        </p>
        <p class="text" dir="auto">
          {linkify(line.text).map((piece, at) => (
            <Part key={at} piece={piece} {...view} />
          ))}
        </p>
      </div>
      {line.position !== null && <At position={line.position} quiet {...view} />}
    </li>
  );
}

/** A piece of the text: whatever somebody wrote, it is a text node, or an attribute that was checked. */
function Part({ piece, ...view }: ViewProps & { readonly piece: Piece }) {
  switch (piece.kind) {
    case 'link':
      return (
        <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
          {piece.text}
        </a>
      );
    case 'time':
      return <At position={piece.position} text={piece.text} {...view} />;
    default:
      return <>{piece.text}</>;
  }
}

interface AtProps extends ViewProps {
  /** Seconds. */
  readonly position: number;
  readonly text?: string;
  /** Beside the message, and not in it. */
  readonly quiet?: boolean;
}

/** A place in the film; who may control takes the party there. */
function At({ position, text = timeCode(position), quiet, state, actions, translator: { t } }: AtProps) {
  const look = quiet ? 'at quiet' : 'at';
  if (!state.mayControl || state.mediaUrl === '') {
    return (
      <span class={look} title={t('chat.at', { time: text })}>
        {text}
      </span>
    );
  }
  const label = t('chat.goTo', { time: text });
  return (
    <button
      type="button"
      class={look}
      title={label}
      aria-label={label}
      onClick={() => actions.seekTo(position)}
    >
      {text}
    </button>
  );
}
