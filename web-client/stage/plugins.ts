import { Events } from './events.ts';
import { playbackManager } from './playbackManager.ts';

/**
 * Jellyfin's door for plugins: each name in config.json that is on `window` is awaited, called, and what that resolves
 * to is constructed with parts of the client. A plugin that fails is left out.
 */
export async function loadPlugins(): Promise<void> {
  const config: unknown = await (await fetch('config.json', { cache: 'no-cache' })).json();
  const names: unknown = typeof config === 'object' && config !== null ? Reflect.get(config, 'plugins') : [];
  if (!Array.isArray(names)) return;
  for (const name of names) {
    const definition: unknown = await Reflect.get(window, name);
    if (typeof definition !== 'function') continue;
    const plugin: unknown = await definition();
    if (typeof plugin === 'function') Reflect.construct(plugin, [{ events: Events, playbackManager }]);
  }
}
