import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { outFolder, rootFolder } from './vite.shared.ts';

/** The window: served by the shell under a policy of `script-src 'self'; style-src 'self'; font-src 'self'`. */
export default defineConfig({
  root: `${rootFolder}/renderer`,
  // Every URL is relative: Electron serves the same files as utvag:// and the stand-in as https://.
  base: './',
  plugins: [react()],
  build: {
    outDir: `${outFolder}/renderer`,
    emptyOutDir: true,
    target: 'chrome130',
    // The policy forbids fonts and styles from data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    license: { fileName: 'licences.json' },
    chunkSizeWarningLimit: 2000,
    // Left to itself the bundler cuts what views share into seventy files, and the window asks for each of them at every start and every lock.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What weighs a new passphrase is large, and wanted seldom.
            { name: 'packages', test: /[\\/]node_modules[\\/](?!@zxcvbn)/ },
            { name: 'shared', minShareCount: 2 },
          ],
        },
      },
    },
  },
});
