import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import { privateNames } from './privateNames.mjs';

/** Style sheets stand in template strings, which esbuild leaves as they are. */
const styleSheets = {
  name: 'style sheets',
  setup(build) {
    build.onLoad({ filter: /[\\/]ui[\\/]styles[\\/]\w+\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const [head, sheet, ...rest] = source.split('`');
      if (rest.length !== 1) throw new Error(`${path} does not hold exactly one style sheet`);
      const { code } = await transform(sheet, { loader: 'css', minify: true });
      return { contents: `${head}${JSON.stringify(code.trim())}${rest[0]}`, loader: 'ts' };
    });
  },
};

/** How esbuild makes the scripts for the browser. */
export const scriptOptions = {
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  legalComments: 'linked',
  // The oldest engines of the TVs and browsers that Jellyfin's own web client still serves.
  target: ['es2019'],
  // They know it all the same; for scripts that are only loaded when somebody wants them.
  supported: { 'dynamic-import': true },
  format: 'iife',
  logLevel: 'warning',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  plugins: [styleSheets],
};

/** How client.js is made: what the stage and the tests share with it goes by its real name. */
export const clientOptions = {
  ...scriptOptions,
  mangleProps: new RegExp(`^(?:${privateNames().join('|')})$`),
};
