import type { TraceEntry } from '../../../../electron/base/faults.ts';

/** One line a fault, newest first, in one form in every language: it is for whoever mends the program. */
export const traceText = (entries: readonly TraceEntry[]): string =>
  entries
    .toReversed()
    .map(({ at, source, version, times, name, code, frames }) =>
      [
        at,
        version,
        source,
        ...(times > 1 ? [`×${times}`] : []),
        code === null ? name : `${name} ${code}`,
        frames.map(({ file, line, column }) => `${file}:${line}:${column}`).join(' < '),
      ]
        .filter((part) => part !== '')
        .join('  '),
    )
    .join('\n');
