import { useEffect, useState } from 'preact/hooks';

/** So long something picked is shown that nobody has confirmed, ms; then it was refused, or lost. */
const UNCONFIRMED_MS = 2_000;

/**
 * What a control shows: what was picked last until the party has heard of it, and what is true otherwise. Without that it
 * would jump back for the time that a message takes there and back, whenever the panel is drawn meanwhile.
 */
export function usePicked<Value>(actual: Value): readonly [Value, (value: Value) => void] {
  const [picked, setPicked] = useState<{ readonly value: Value } | null>(null);
  useEffect(() => setPicked(null), [actual]);
  useEffect(() => {
    if (picked === null) return;
    const timer = setTimeout(() => setPicked(null), UNCONFIRMED_MS);
    return () => clearTimeout(timer);
  }, [picked]);
  return [picked === null ? actual : picked.value, (value) => setPicked({ value })];
}
