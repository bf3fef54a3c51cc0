// Builds dist/: client.js (the one script that Jellyfin's page gets), client-qr.js and i18n/ (what the script loads when
// somebody wants it: the QR code, the languages) and stage/ (the page to try it on).
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { clientOptions, scriptOptions } from './script.mjs';
import { hlsRendition } from './stage/hls/rendition.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await rm(here('dist'), { recursive: true, force: true });
await mkdir(here('dist/stage'), { recursive: true });
await Promise.all([
  build({ ...clientOptions, entryPoints: [here('src/main.ts')], outfile: here('dist/client.js') }),
  build({
    ...scriptOptions,
    format: 'esm',
    entryPoints: [here('src/ui/qr.ts')],
    outfile: here('dist/client-qr.js'),
  }),
  build({ ...scriptOptions, entryPoints: [here('stage/stage.ts')], outfile: here('dist/stage/stage.js') }),
  cp(here('stage/public'), here('dist/stage'), { recursive: true }),
  cp(here('node_modules/hls.js/dist/hls.light.min.js'), here('dist/stage/hls.js')),
  cp(here('node_modules/hls.js/LICENSE'), here('dist/stage/hls.js.LICENSE.txt')),
  cutFilm(),
  writeLanguages(),
  writeLicences(),
]);

/** Of what is in client.js and client-qr.js besides our own; both are under the MIT licence, which goes where they go. */
async function writeLicences() {
  const parts = ['preact', 'uqr'].map(async (name) => {
    const licence = await readFile(here(`node_modules/${name}/LICENSE`), 'utf8');
    return `${name}\n\n${licence.trim()}\n`;
  });
  await writeFile(here('dist/client.js.LICENSE.txt'), (await Promise.all(parts)).join('\n\n'));
}

/** The film once more, as a server that transcodes would send it. */
async function cutFilm() {
  const { playlist, media } = hlsRendition(await readFile(here('stage/public/film.mp4')), 'film.hls.mp4');
  await writeFile(here('dist/stage/film.m3u8'), playlist);
  await writeFile(here('dist/stage/film.hls.mp4'), media);
}

/** Each language as JSON: it is only text, and nothing of it has to run. */
async function writeLanguages() {
  await mkdir(here('dist/i18n'));
  const sources = (await readdir(here('src/i18n/languages'))).filter((name) => name.endsWith('.ts'));
  await Promise.all(
    sources.map(async (source) => {
      const text = await readFile(here(`src/i18n/languages/${source}`), 'utf8');
      const { code } = await transform(text, { loader: 'ts', format: 'esm', charset: 'utf8' });
      const { default: catalogue } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
      await writeFile(here(`dist/i18n/${source.replace(/\.ts$/, '.json')}`), JSON.stringify(catalogue));
    }),
  );
}
