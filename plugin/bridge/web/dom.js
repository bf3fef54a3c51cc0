// Elements made by hand. Text is always set as text: names come from people, and may hold markup.

const SVG = 'http://www.w3.org/2000/svg';

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** An HTML element. A child that is a string becomes text. */
export const element = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);

/** The same for SVG. */
export const svgElement = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

/** Sets the text only if it is another one, since a live region is read out again whenever it is touched. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}
