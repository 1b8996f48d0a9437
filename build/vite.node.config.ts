import { defineConfig } from 'vite';
import { nodeTarget, outFolder, rootFolder } from './vite.shared.ts';

/** External packages: native ones, the one that Electron itself provides, and what is never packaged. */
const external = ['electron', 'better-sqlite3', '@node-rs/argon2', 'playwright-core'];

/**
 * Shell, workers and stand-in as ES modules. Every file is placed in a folder directly below `out/`, shared pieces in `out/chunks/`, so
 * `new URL('../core/core-worker.js', import.meta.url)` is right wherever a piece of code ends up.
 */
export default defineConfig({
  root: rootFolder,
  publicDir: false,
  ssr: { noExternal: true, external },
  build: {
    ssr: true,
    outDir: outFolder,
    emptyOutDir: false,
    target: nodeTarget,
    minify: false,
    reportCompressedSize: false,
    license: { fileName: 'licences.json' },
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      external,
      input: {
        'shell/main': 'electron/shell/main.ts',
        'shell/start': 'electron/shell/start.ts',
        'core/core-worker': 'electron/core/core-worker.ts',
        'core/jobs-worker': 'electron/core/jobs/jobs-worker.ts',
        'core/parser-worker': 'electron/core/parsers/parser-worker.ts',
        'stand-in/main': 'electron/stand-in/main.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
});
