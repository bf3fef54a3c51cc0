import type { MessageKey, Translator } from '../i18n/translator.ts';
import type { Participant, PartyState, SyncView, WaitingView } from '../party/state.ts';
import type { MemberState } from '../protocol/fields.ts';

/** How the playback stands, in words; nothing is called in sync that has not been measured. */
export function syncText({ t }: Translator, { status, offsetMs }: SyncView): string {
  const ms = offsetMs === null ? null : Math.round(Math.abs(offsetMs));
  switch (status) {
    case 'in_sync':
      return ms === null ? t('sync.measuring') : t('sync.in_sync', { ms });
    case 'adjusting':
      if (ms === null || offsetMs === null) return t('sync.adjusting');
      return offsetMs < 0 ? t('sync.behind', { ms }) : t('sync.ahead', { ms });
    default:
      return t(`sync.${status}`);
  }
}

/** The same for a screen reader: without numbers, so that it speaks only when something else is going on. */
export function syncAnnouncement(translator: Translator, { status, offsetMs }: SyncView): string {
  if (status === 'adjusting') return translator.t('sync.live.adjusting');
  if (status === 'in_sync' && offsetMs !== null) return translator.t('sync.live.in_sync');
  return syncText(translator, { status, offsetMs });
}

/** Two players this close cannot be told apart by picture, nor by sound in different rooms, ms. */
const TOGETHER_MS = 50;

/** How a member's player is doing, in a word or two; null while that is not known. */
export function memberText(
  { t }: Translator,
  { state, offsetMs, isHost, noAccess }: Participant,
): string | null {
  if (noAccess) return t('people.noAccess');
  if (state === null) return null;
  // The party follows the host's player: there is nothing that it could be off from.
  if (state !== 'playing' || offsetMs === null || isHost) return t(`people.${state}`);
  if (Math.abs(offsetMs) < TOGETHER_MS) return t('people.in_sync');
  return t(offsetMs < 0 ? 'people.behind' : 'people.ahead');
}

/** The measured offset of a member, for those who look closely; null where there is none to tell. */
export function memberOffset({ t }: Translator, { state, offsetMs, isHost }: Participant): string | null {
  if (state !== 'playing' || offsetMs === null || isHost) return null;
  const sign = offsetMs > 0 ? '+' : offsetMs < 0 ? '−' : '±';
  return t('people.offset', { sign, ms: Math.abs(offsetMs) });
}

/** Whom the party waits for; without the seconds, so that a screen reader says it once. */
export function waitingText({ t }: Translator, { members }: WaitingView): string {
  if (members.some(({ isSelf }) => isSelf)) return t('waiting.self');
  const name = members[0]?.name ?? '?';
  return members.length > 1
    ? t('waiting.more', { name, count: members.length - 1 })
    : t('waiting.one', { name });
}

/** What the button says that ends the wait. */
export function goOnText({ t }: Translator, { members }: WaitingView): string {
  const [only] = members;
  return members.length === 1 && only !== undefined
    ? t('waiting.goOn', { name: only.name })
    : t('waiting.goOnAll');
}

export type Tone = 'good' | 'busy' | 'idle' | 'bad';

export function syncTone({ status, offsetMs }: SyncView): Tone {
  switch (status) {
    case 'in_sync':
      return offsetMs === null ? 'busy' : 'good';
    case 'blocked':
      return 'bad';
    case 'paused':
    case 'no_player':
      return 'idle';
    default:
      return 'busy';
  }
}

export function connectionText({ t }: Translator, { phase, rttMs }: PartyState): string {
  if (phase === 'reconnecting') return t('connection.reconnecting');
  return rttMs === null ? t('connection.measuring') : t('connection.roundTrip', { ms: Math.round(rttMs) });
}

/** Who decides what is played, in one sentence. */
export function controlText({ t }: Translator, state: PartyState): string {
  const key: MessageKey = 'room.youControl';
  if (state.mayControl) return t(key);
  const host = state.participants.find((participant) => participant.isHost);
  return t('room.hostControls', { name: host?.name ?? t('people.host') });
}

/** One or two letters for the circle in front of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words[words.length - 1] : undefined].map(
    (word) => Array.from(word ?? '')[0] ?? '',
  );
  return letters.join('').toLocaleUpperCase() || '?';
}

/** The same name always has the same one of `count` colours. */
export function colourOf(name: string, count: number): number {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % count;
}

/**
 * A spoken name that has in it what is seen, for those who press by saying what they see: not every language writes a
 * two as a digit.
 */
export function naming(spoken: string, seen: string): string {
  return spoken.includes(seen) ? spoken : `${spoken} · ${seen}`;
}

/** Who is typing now; empty if nobody is. */
export function typingText({ t }: Translator, names: readonly string[]): string {
  const [name, other] = names;
  if (name === undefined) return '';
  if (other === undefined) return t('chat.typing', { name });
  return names.length === 2 ? t('chat.typing.two', { name, other }) : t('chat.typing.more');
}

/** States of a player that could start at once. */
const READY: readonly MemberState[] = ['ready', 'paused', 'playing'];

/** Names of those here whose player could not start at once. */
export function unreadyNames({ participants }: Pick<PartyState, 'participants'>): string[] {
  return participants.filter((one) => !isReady(one)).map(({ name }) => name);
}

/** How many of those here are ready for a start. */
export function readyText({ t }: Translator, { participants }: Pick<PartyState, 'participants'>): string {
  return t('countdown.ready', { ready: participants.filter(isReady).length, all: participants.length });
}

function isReady({ connected, state, noAccess }: Participant): boolean {
  return connected && !noAccess && state !== null && READY.includes(state);
}
