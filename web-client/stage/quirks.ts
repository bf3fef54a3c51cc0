/**
 * Jellyfin's web client (10.11) brings an old polyfill for custom elements, which takes the third argument of
 * `createElement` and `createElementNS` for a name, as browsers did before 2017, and throws at anything else. Newer
 * rendering libraries pass objects there; on the stage they shall fail as they would in Jellyfin.
 */
export function takeTypeExtensionsForNames(page: Document): void {
  const original = page.createElementNS.bind(page);
  Object.defineProperty(page, 'createElementNS', {
    configurable: true,
    value(namespace: string | null, name: string, extension?: unknown): Element {
      if (extension && typeof extension !== 'string')
        throw new TypeError('The type extension is not a name.');
      return original(namespace, name);
    },
  });
}
