/** Steering with the four arrows of a remote control: the focus goes to what lies in that direction. */

export type Direction = 'up' | 'down' | 'left' | 'right';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** An offset to the side counts so much more than one straight ahead: rows stay rows. */
const ASIDE = 3;

/**
 * Which of the boxes lies next to `from` in that direction; -1 if none does. Distances are from edge to edge, and boxes
 * that are straight ahead come before those that are aside.
 */
export function nearest(from: Box, boxes: readonly Box[], direction: Direction): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  boxes.forEach((box, at) => {
    const ahead = distanceAhead(from, box, direction);
    if (ahead === null) return;
    const distance = ahead + ASIDE * distanceAside(from, box, direction);
    if (distance < least) [best, least] = [at, distance];
  });
  return best;
}

/** Null for what does not lie ahead: its middle has to. */
function distanceAhead(from: Box, box: Box, direction: Direction): number | null {
  const upright = direction === 'up' || direction === 'down';
  const middle = (one: Box) => (upright ? one.top + one.bottom : one.left + one.right) / 2;
  const forward = direction === 'down' || direction === 'right';
  const apart = forward ? middle(box) - middle(from) : middle(from) - middle(box);
  if (apart <= 1) return null;
  const [edge, own] = upright
    ? [forward ? box.top : -box.bottom, forward ? from.bottom : -from.top]
    : [forward ? box.left : -box.right, forward ? from.right : -from.left];
  const gap = edge - own;
  // Boxes that overlap in that direction lie beside each other: only what is quite ahead counts.
  return gap < -4 ? null : Math.max(0, gap);
}

function distanceAside(from: Box, box: Box, direction: Direction): number {
  const upright = direction === 'up' || direction === 'down';
  const [a, b, c, d] = upright
    ? [from.left, from.right, box.left, box.right]
    : [from.top, from.bottom, box.top, box.bottom];
  return Math.max(0, c - b, a - d);
}

const KEYS = /^(?:Arrow|GamepadDPad|GamepadLeftThumbStick)(Up|Down|Left|Right)$/i;

/** The direction of a key of a remote control, a keyboard or a gamepad; null for other keys. */
export function directionOf(key: string): Direction | null {
  const match = KEYS.exec(key)?.[1]?.toLowerCase();
  return match === 'up' || match === 'down' || match === 'left' || match === 'right' ? match : null;
}
