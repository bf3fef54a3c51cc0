import type { BuildOptions } from 'esbuild';

/** How esbuild makes the scripts for the browser. */
export const clientOptions: BuildOptions;
export const scriptOptions: BuildOptions;
