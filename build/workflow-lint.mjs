/**
 * Checks workflows with the code host's own linter, the one in its editor plug-in: keys, expressions, job dependencies. It does not use the
 * network. `node build/workflow-lint.mjs [FILE …]`, by default all; prints one line per fault and exits with 1 if there is one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { root } from './environment.mjs';

// Its packages import JSON the way bundlers accept it; Node needs an explicit attribute.
registerHooks({
  load: (url, context, next) => next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { validate } = await import('@actions/languageservice');

const folder = join(root, '.github/workflows');
const named = process.argv.slice(2).map((file) => resolve(file));
const files = named.length > 0 ? named : readdirSync(folder).map((file) => join(folder, file));
for (const file of files) {
  // It recognises a workflow by its folder, and caches by URL.
  const address = `file:///.github/workflows/${encodeURIComponent(pathToFileURL(file).pathname)}`;
  const faults = await validate(TextDocument.create(address, 'yaml', 1, readFileSync(file, 'utf8')));
  for (const { message, range } of faults)
    console.log(`${file}:${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`);
  if (faults.length > 0) process.exitCode = 1;
}
