/**
 * The jobs worker as Node runs our TypeScript: what the bundler includes as text (`?raw`, `?inline`, a glob of texts) is read as text here. For
 * tests of the thread itself; the program runs the same file built.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** `../sv/*.json` → path → text, as `import.meta.glob` with `?raw` and `eager`. */
const textsBy = (pattern: string, from: string): Readonly<Record<string, string>> => {
  const folder = new URL(pattern.replace(/\*.*$/, ''), from);
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith(pattern.replace(/^.*\*/, '')))
      .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
  );
};
Object.assign(globalThis, { textsBy });

registerHooks({
  load: (url, context, next) => {
    const [file = '', query] = url.split('?');
    if (query === 'raw' || query === 'inline') {
      const bytes = readFileSync(fileURLToPath(file));
      const text = query === 'raw' ? bytes.toString('utf8') : `data:;base64,${bytes.toString('base64')}`;
      return { format: 'module', source: `export default ${JSON.stringify(text)};`, shortCircuit: true };
    }
    const loaded = next(url, context);
    const source = loaded.source instanceof Uint8Array ? new TextDecoder().decode(loaded.source) : loaded.source;
    if (typeof source !== 'string' || !source.includes('import.meta.glob')) return loaded;
    return { ...loaded, source: `import.meta.glob = (pattern) => globalThis.textsBy(pattern, import.meta.url);\n${source}` };
  },
});
await import('../core/jobs/jobs-worker.ts');
