/** How esbuild makes the scripts for the browser. */
export const scriptOptions = {
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  legalComments: 'linked',
  // The oldest engines of the TVs and browsers that Jellyfin's own web client still serves.
  target: ['es2019'],
  format: 'iife',
  logLevel: 'warning',
  jsx: 'automatic',
  jsxImportSource: 'preact',
};
