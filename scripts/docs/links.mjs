// Finds the links within the repository that lead nowhere: to a file that is not there, or a heading that is not in it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** The text without what only looks like a link or a heading: code and comments. */
function prose(text) {
  return text.replace(/^( *)(```|~~~)[^\n]*\n[\s\S]*?^ *\2 *$/gm, '').replace(/<!--[\s\S]*?-->/g, '');
}

/** As GitHub makes it from a heading: small letters, hyphens for spaces, no other signs; the second of a name gets -1. */
export function anchors(text) {
  const found = new Set();
  for (const [, heading] of prose(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const words = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`]/g, '');
    const plain = words.toLowerCase().replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '');
    const anchor = plain.replaceAll(' ', '-');
    let free = anchor;
    for (let i = 1; found.has(free); i += 1) {
      free = `${anchor}-${i}`;
    }
    found.add(free);
  }
  for (const [, name] of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) {
    found.add(name);
  }
  return found;
}

/** Where the links and pictures of a page lead, without those to other sites. */
export function targets(text) {
  const plain = prose(text).replace(/`[^`\n]*`/g, '');
  const links = [...plain.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const definitions = [...plain.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)];
  const tags = [...plain.matchAll(/\b(?:src|href)="([^"]+)"/g)];
  return [...links, ...definitions, ...tags]
    .map(([, target]) => target)
    .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target));
}

/**
 * What is wrong with the links of some pages.
 *
 * @param root the folder that everything is in
 * @param pages paths from there
 * @returns a sentence for each link that leads nowhere
 */
export function deadLinks(root, pages) {
  const wrong = [];
  for (const page of pages) {
    for (const target of targets(readFileSync(join(root, page), 'utf8'))) {
      const [path, anchor] = target.split('#');
      const file = path === '' ? page : normalize(join(dirname(page), decodeURIComponent(path)));
      if (file.startsWith('..') || !existsSync(join(root, file))) {
        wrong.push(`${page} leads to ${target}: there is no ${file}`);
      } else if (anchor !== undefined && !hasAnchor(join(root, file), anchor)) {
        wrong.push(`${page} leads to ${target}: there is no such heading`);
      }
    }
  }
  return wrong;
}

function hasAnchor(file, anchor) {
  return (
    statSync(file).isFile() &&
    file.endsWith('.md') &&
    anchors(readFileSync(file, 'utf8')).has(decodeURIComponent(anchor))
  );
}
