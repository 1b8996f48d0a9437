import { defineConfig } from 'vite';
import node from './vite.node.config.ts';
import { outFolder } from './vite.shared.ts';

/** Makes the registers that specs copy: `out/registers/maker.js`. Bundled like the program, never packaged. */
export default defineConfig({
  ...node,
  build: {
    ...node.build,
    outDir: `${outFolder}/registers`,
    emptyOutDir: true,
    license: false,
    rolldownOptions: {
      ...node.build?.rolldownOptions,
      input: { maker: 'e2e/registers/maker.ts' },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-shared.js' },
    },
  },
});
