/**
 * A clock that goes on where `read` steps back. Browsers promise a clock that never does, and some have broken that
 * over a sleep; what was noted before would lie in the future, and nothing would be due until it has come.
 * How far it stood still then is for the pings to find out.
 */
export function steadied(read: () => number): () => number {
  let ahead = 0;
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const found = read();
    ahead = Math.max(ahead, last - found);
    last = found + ahead;
    return last;
  };
}
