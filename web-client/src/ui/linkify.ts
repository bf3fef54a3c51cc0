import { parseTimeCode } from './timeCode.ts';

/** A piece of a message: words, something to open, or a place in the film. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'time'; readonly text: string; readonly position: number };

/** What may be an address or a time code; no digit, colon or letter may touch the latter. */
const CANDIDATE = /https?:\/\/[^\s<>"“”«»]+|(?<![\w:.])(?:\d{1,2}:)?\d{1,2}:\d{2}(?![\w:])/giu;

/** What ends a sentence, or a bracket around an address, and is no part of it. */
const TRAILING = /[.,;:!?'’)\]}…]$/;

/** Cuts a message into pieces. Nothing in it is ever markup: the pieces put together are the message. */
export function linkify(message: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const words = (end: number) => {
    if (end > done) pieces.push({ kind: 'text', text: message.slice(done, end) });
  };
  for (const match of message.matchAll(CANDIDATE)) {
    const piece = pieceOf(match[0]);
    if (piece === null) continue;
    words(match.index);
    pieces.push(piece);
    done = match.index + piece.text.length;
  }
  words(message.length);
  return pieces;
}

function pieceOf(candidate: string): Piece | null {
  if (!/^http/i.test(candidate)) {
    const position = parseTimeCode(candidate);
    return position === null ? null : { kind: 'time', text: candidate, position };
  }
  const text = withoutTrailing(candidate);
  const href = safeAddress(text);
  return href === null ? null : { kind: 'link', text, href };
}

/** `(see https://x.example/a_(b)).` → the closing bracket stays only where the address opens one. */
function withoutTrailing(address: string): string {
  let text = address;
  while (TRAILING.test(text)) {
    const closes = text.endsWith(')');
    if (closes && text.split('(').length >= text.split(')').length) break;
    text = text.slice(0, -1);
  }
  return text;
}

/** Only of the web, and nothing that hides its host behind a user's name: `https://bank.example@evil.example`. */
function safeAddress(text: string): string | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const safe = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return safe && url.hostname !== '' ? url.href : null;
}
