import { defineConfig } from 'vite';
import node from './vite.node.config.ts';
import { outFolder } from './vite.shared.ts';

/** The fault campaign, bundled exactly like the program, so that it breaks what really runs: `out/faults/main.js`. */
export default defineConfig({
  ...node,
  build: {
    ...node.build,
    outDir: `${outFolder}/faults`,
    emptyOutDir: true,
    rolldownOptions: {
      ...node.build?.rolldownOptions,
      input: {
        main: 'e2e/faults/main.ts',
        'kill-child': 'e2e/faults/kill-child.ts',
        'links-child': 'e2e/faults/links-child.ts',
        'foreign-worker': 'e2e/faults/foreign-worker.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-shared.js' },
    },
  },
});
