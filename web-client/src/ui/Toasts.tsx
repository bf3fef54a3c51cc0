import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatLine } from '../party/state.ts';
import { Avatar } from './Avatar.tsx';
import { happeningText } from './happenings.ts';
import type { ViewProps } from './view.ts';

interface ToastsProps extends ViewProps {
  /** Lines that came while the chat was not on show. */
  readonly fresh: readonly ChatLine[];
  /** Whether the chat is on show by now: its lines need not be there twice. */
  readonly reading: boolean;
  /** Only for a screen reader. */
  readonly hidden: boolean;
}

/** As long as a line of the chat is shown over the film, ms. */
const LINE_STAYS = 6000;
/** More than these at once would cover the film. */
const MOST = 3;

/** What others do and say, quietly and for a moment. The region is always there, for those who hear it. */
export function Toasts({ fresh, reading, hidden, ...view }: ToastsProps) {
  const { state, page, translator } = view;
  const lines = useBriefly(fresh);
  const shown = [
    ...state.happenings.map((happening) => ({ key: `h${happening.serial}`, happening })),
    ...(reading ? [] : lines).map((line) => ({ key: `c${line.id}`, line })),
  ].slice(-MOST);
  return (
    <div
      class={hidden ? 'spoken' : 'toasts'}
      role="log"
      aria-live="polite"
      aria-label={translator.t('toasts.label')}
    >
      {shown.map((toast) =>
        'line' in toast ? (
          <p key={toast.key} class="toast said">
            <Avatar name={toast.line.name} userId={userOf(state, toast.line)} page={page} />
            <span>
              <bdi class="name">{toast.line.name}</bdi> <bdi class="words">{toast.line.text}</bdi>
            </span>
          </p>
        ) : (
          <p key={toast.key} class="toast">
            {happeningText(translator, toast.happening)}
          </p>
        ),
      )}
    </div>
  );
}

function userOf({ participants }: ViewProps['state'], { clientId }: ChatLine): string | null {
  return participants.find((one) => one.clientId === clientId)?.userId ?? null;
}

/** The lines that were fresh within the last few seconds. */
function useBriefly(fresh: readonly ChatLine[]): readonly ChatLine[] {
  const [lines, setLines] = useState<readonly ChatLine[]>([]);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    if (fresh.length === 0) return;
    const ids = new Set(fresh.map(({ id }) => id));
    setLines((before) => [...before.filter(({ id }) => !ids.has(id)), ...fresh]);
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setLines((before) => before.filter(({ id }) => !ids.has(id)));
    }, LINE_STAYS);
    timers.current.add(timer);
  }, [fresh]);
  useEffect(() => () => timers.current.forEach(clearTimeout), []);
  return lines;
}
