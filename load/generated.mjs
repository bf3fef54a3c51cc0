// The parts of a page of docs that a benchmark writes itself.

/** The page with what stands between the marks of that name replaced by `text`. */
export function withGenerated(page, name, text) {
  const begin = `<!-- generated:${name} -->`;
  const end = `<!-- /generated:${name} -->`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`The page has no ${begin} with ${end} behind it.`);
  }
  return `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`;
}
