// A small line chart. The labels are HTML beside the SVG, so that the lines can be stretched to any width.
import { element, svgElement } from './configurationpage?name=OpenSyncParty.dom.js';

const WIDTH = 600;
const HEIGHT = 100;
/** Room above the highest line, which would be cut in half otherwise. */
const TOP = 6;

/** 1, 2 or 5 times a power of ten that is not less than `value`, so that the scale is a number one can read. */
export function scaleFor(value) {
  const unit = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 5, 10].map((step) => step * unit).find((top) => top >= value);
}

function line(values, slots, top, name) {
  const x = (index) => ((slots - values.length + index) / Math.max(1, slots - 1)) * WIDTH;
  const y = (value) => HEIGHT - (value / top) * (HEIGHT - TOP);
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  return svgElement('polyline', {
    class: `osp-${name}`,
    points: points.join(' '),
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2',
    'vector-effect': 'non-scaling-stroke',
  });
}

/**
 * A figure with one or two lines over the last `slots` intervals; the newest value is at the right.
 *
 * @param {{ title: string, words: string, slots: number, minutes: number, lines: { label: string, values: number[] }[] }} what
 *   `words` says the same as the picture, for those who do not see it
 */
export function chart({ title, words, slots, minutes, lines }) {
  const top = scaleFor(Math.max(0, ...lines.flatMap(({ values }) => values)));
  const picture = svgElement('svg', {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: 'none',
    role: 'img',
    'aria-label': `${title}. ${words}`,
  });
  const caption = element('figcaption', {}, lines.length > 1 ? `${title}:` : title);
  lines.forEach(({ label, values }, index) => {
    const name = index === 0 ? 'first' : 'second';
    picture.append(line(values, slots, top, name));
    if (lines.length > 1) {
      // Only the mark has the line's colour: as text it would be too pale in light themes.
      caption.append(' ', element('span', { class: `osp-key osp-${name}` }), ` ${label}`);
    }
  });
  return element(
    'figure',
    {},
    caption,
    element(
      'div',
      { class: 'osp-chart' },
      picture,
      element('span', { class: 'osp-chart-top', 'aria-hidden': 'true' }, top.toLocaleString()),
    ),
    element(
      'div',
      { class: 'osp-chart-ends', 'aria-hidden': 'true' },
      element('span', {}, `${minutes} min ago`),
      element('span', {}, 'now'),
    ),
    element('div', {}, words),
  );
}
