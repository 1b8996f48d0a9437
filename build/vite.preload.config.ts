import { defineConfig } from 'vite';
import { nodeTarget, outFolder, rootFolder } from './vite.shared.ts';

/** A sandboxed preload must be one CommonJS file; `electron` is the only thing it may require. */
export default defineConfig({
  root: rootFolder,
  publicDir: false,
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    outDir: `${outFolder}/shell`,
    emptyOutDir: false,
    target: nodeTarget,
    minify: false,
    reportCompressedSize: false,
    license: { fileName: 'licences.json' },
    rolldownOptions: {
      external: ['electron'],
      input: { preload: 'electron/shell/preload.ts' },
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
});
