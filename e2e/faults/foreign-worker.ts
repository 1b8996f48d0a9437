import { parentPort } from 'node:worker_threads';
import { parserNamed } from '../../electron/core/parsers/parser-table.ts';
import { failureOf } from '../../electron/core/refusals.ts';
import type { Failure } from '../../electron/base/result.ts';

export type Asked = { readonly name: string; readonly input: unknown };
export type Answered = { readonly ok: true; readonly output: unknown } | { readonly ok: false; readonly failure: Failure };

/** Like the program's own parser thread, but for one file after another: creating a thread costs more than reading a small file. */
parentPort?.on('message', ({ name, input }: Asked) => {
  const answer = (answered: Answered): void => parentPort?.postMessage(answered);
  Promise.resolve()
    .then(() => parserNamed(name).run(input, { progress: () => undefined, cancelled: () => false }))
    .then(
      (output) => answer({ ok: true, output }),
      (error: unknown) => answer({ ok: false, failure: failureOf(error) }),
    );
});
