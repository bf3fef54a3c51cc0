import { type Direction, directionOf, nearest } from './spatial.ts';

const FOCUSABLE =
  'button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [href], [tabindex="0"]';

/** What can have the focus in there now, in the order of the document. */
export function focusable(within: Element): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.getClientRects().length > 0 && !element.matches('fieldset:disabled *'),
  );
}

/** Tab goes round within the sheet; a film behind it has nothing to tab to that the sheet could not reach. */
export function keepInside(event: KeyboardEvent, sheet: HTMLElement): void {
  const all = focusable(sheet).filter((element) => element.tabIndex >= 0);
  const first = all[0];
  const last = all[all.length - 1];
  const from = event.composedPath()[0];
  if (event.shiftKey && (from === first || from === sheet)) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && from === last) {
    event.preventDefault();
    first?.focus();
  }
}

/** For a remote control: the arrows move the focus, but for those that move within a text, and OK presses what has it. */
export function steer(event: KeyboardEvent, sheet: HTMLElement): void {
  const from = event.composedPath()[0];
  if (!(from instanceof HTMLElement)) return;
  const direction = directionOf(event.key);
  if (direction !== null) {
    if (staysInText(from, direction)) return;
    event.preventDefault();
    if (scrolls(from, direction)) return;
    move(sheet, from, direction);
  } else if (event.key === 'Enter' && from.matches('input[type="checkbox"], input[type="radio"]')) {
    event.preventDefault();
    from.click();
  }
}

function move(sheet: HTMLElement, from: HTMLElement, direction: Direction): void {
  const others = focusable(sheet).filter((element) => element !== from);
  if (from === sheet) {
    others[0]?.focus();
    return;
  }
  const boxes = others.map((element) => element.getBoundingClientRect());
  others[nearest(from.getBoundingClientRect(), boxes, direction)]?.focus();
}

/** What has more to show in that direction shows it first: half of its height at a time. */
function scrolls(element: HTMLElement, direction: Direction): boolean {
  if (!element.matches('[role="log"]') || direction === 'left' || direction === 'right') return false;
  const before = element.scrollTop;
  element.scrollTop += (element.clientHeight / 2) * (direction === 'down' ? 1 : -1);
  return Math.abs(element.scrollTop - before) > 1;
}

function staysInText(element: HTMLElement, direction: Direction): boolean {
  const isText = element.matches('textarea, input:not([type="checkbox"]):not([type="radio"])');
  if (!isText || direction === 'up' || direction === 'down') return false;
  const { selectionStart: at, selectionEnd, value } = element as HTMLInputElement | HTMLTextAreaElement;
  if (at !== selectionEnd) return true;
  return direction === 'left' ? at !== 0 : at !== value.length;
}
