/** A tiny way to write elements; text is always text. */

type Attributes = Readonly<Record<string, string>>;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const ICONS = {
  play: 'M8 5v14l11-7Z',
  pause: 'M6 5h4v14H6ZM14 5h4v14h-4Z',
  back: 'M20 11H7.8l5.6-5.6L12 4l-8 8 8 8 1.4-1.4L7.8 13H20Z',
  sound:
    'M3 9v6h4l5 5V4L7 9Zm13.5 3A4.5 4.5 0 0 0 14 8v8a4.5 4.5 0 0 0 2.5-4ZM14 3.2v2a7 7 0 0 1 0 13.6v2a9 9 0 0 0 0-17.6Z',
  muted:
    'M3 9v6h4l5 5V4L7 9Zm18.3-.3-1.4-1.4-2.4 2.4-2.4-2.4-1.4 1.4 2.4 2.4-2.4 2.4 1.4 1.4 2.4-2.4 2.4 2.4 1.4-1.4-2.4-2.4Z',
  fullscreen: 'M5 14H3v7h7v-2H5Zm-2-4h2V5h5V3H3Zm16 9h-5v2h7v-7h-2ZM14 3v2h5v5h2V3Z',
  settings:
    'M19.4 13a7.5 7.5 0 0 0 0-2l2.1-1.6-2-3.5-2.5 1a7.3 7.3 0 0 0-1.7-1L15 3.3h-4l-.4 2.6a7.3 7.3 0 0 0-1.7 1l-2.5-1-2 3.5L6.6 11a7.5 7.5 0 0 0 0 2l-2.1 1.6 2 3.5 2.5-1c.5.4 1.1.7 1.7 1l.4 2.6h4l.4-2.6c.6-.3 1.2-.6 1.7-1l2.5 1 2-3.5ZM13 15.5a3.5 3.5 0 1 1 0-7 3.5 3.5 0 0 1 0 7Z',
  groups:
    'M12 12.8a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8Zm0 1.7c-2.8 0-6 1.3-6 3.3V19h12v-1.2c0-2-3.2-3.3-6-3.3Z',
  heart:
    'm12 20.5-1.3-1.2C5.9 15 3 12.3 3 9a4.6 4.6 0 0 1 4.7-4.7A5 5 0 0 1 12 6.4a5 5 0 0 1 4.3-2.1A4.6 4.6 0 0 1 21 9c0 3.3-2.9 6-7.7 10.3Z',
} as const;

export type IconName = keyof typeof ICONS;

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'material-icons');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(className: string, name: IconName, label: string): HTMLButtonElement {
  return el(
    'button',
    {
      type: 'button',
      class: `autoSize paper-icon-button-light ${className}`,
      title: label,
      'aria-label': label,
    },
    icon(name),
  );
}
