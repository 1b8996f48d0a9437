import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from 'vite';
import node from './vite.node.config.ts';
import { outFolder, rootFolder } from './vite.shared.ts';

const files = globSync('e2e/bench/*.bench.ts', { cwd: rootFolder });

/** Benchmarks, bundled exactly like the program, so that they time what really runs: `out/bench/<name>.js`. */
export default defineConfig({
  ...node,
  build: {
    ...node.build,
    outDir: `${outFolder}/bench`,
    emptyOutDir: true,
    rolldownOptions: {
      ...node.build?.rolldownOptions,
      input: Object.fromEntries(files.map((file) => [basename(file, '.bench.ts'), file])),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-shared.js' },
    },
  },
});
