/** The event bus of the stage, with the same three functions as Jellyfin's global `Events`. */

type Listener = (event: { readonly type: string }, ...args: readonly unknown[]) => void;

const registry = new WeakMap<object, Map<string, Listener[]>>();

function listenersOf(target: object, type: string): Listener[] {
  const types = registry.get(target) ?? new Map<string, Listener[]>();
  registry.set(target, types);
  const listeners = types.get(type) ?? [];
  types.set(type, listeners);
  return listeners;
}

export const Events = {
  on(target: object, type: string, listener: Listener): void {
    listenersOf(target, type).push(listener);
  },
  off(target: object, type: string, listener: Listener): void {
    const listeners = listenersOf(target, type);
    const at = listeners.indexOf(listener);
    if (at >= 0) listeners.splice(at, 1);
  },
  trigger(target: object, type: string, args: readonly unknown[] = []): void {
    for (const listener of [...listenersOf(target, type)]) listener.call(target, { type }, ...args);
  },
};
