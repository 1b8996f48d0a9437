import type { Parser } from '../../../base/parsers.ts';
import type { Sheet } from './sheet-rules.ts';

/** Reads a case list away from the register: somebody else made the file. */
export const sheetParser: Parser<{ readonly bytes: Uint8Array }, Sheet> = {
  name: 'exchange.sheet',
  seconds: 60,
  run: async ({ bytes }, { progress, cancelled }) => {
    // Only where a file is read: the core knows no more of this than its name.
    const { readSpreadsheet } = await import('./list-file.ts');
    const stopping = new AbortController();
    return readSpreadsheet(bytes, {
      signal: stopping.signal,
      onProgress: (share) => {
        progress(share);
        if (cancelled()) stopping.abort();
      },
    });
  },
};
