import { fileURLToPath } from 'node:url';

export const rootFolder = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
export const outFolder = `${rootFolder}/out`;

/** The Node version of Electron 45 and of `build/node`. */
export const nodeTarget = 'node24';
