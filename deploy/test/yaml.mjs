// Reads YAML strictly: a key that is there twice, or anything doubtful, is an error.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { parseDocument } = createRequire(new URL('../../web-client/package.json', import.meta.url))('yaml');

/** @param {string} path from the repository's root */
export function readYaml(path) {
  const document = parseDocument(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    throw new Error(`${path}: ${problem.message}`);
  }
  return document.toJS();
}
