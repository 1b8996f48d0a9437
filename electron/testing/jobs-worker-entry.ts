/**
 * The jobs worker as Node runs our TypeScript: what the bundler imports as text (`?raw`, `?inline`) is read as text here. For tests of the
 * thread itself; the program runs the same file built.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

registerHooks({
  load: (url, context, next) => {
    const [file = '', query] = url.split('?');
    if (query !== 'raw' && query !== 'inline') return next(url, context);
    const bytes = readFileSync(fileURLToPath(file));
    const text = query === 'raw' ? bytes.toString('utf8') : `data:;base64,${bytes.toString('base64')}`;
    return { format: 'module', source: `export default ${JSON.stringify(text)};`, shortCircuit: true };
  },
});
await import('../core/jobs/jobs-worker.ts');
