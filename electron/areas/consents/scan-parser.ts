import type { Parser } from '../../base/parsers.ts';
import { pdfCopy } from './pdf-copy.ts';
import { scanOf, type ScanKind, type ScanProblem } from './scan-rules.ts';

/** A scan as it is kept: a picture unchanged, a PDF made anew from its pages. */
export type ReadScan = { readonly kind: ScanKind; readonly pages: number | null; readonly content: Uint8Array };

/** Looks at a scan away from the register: somebody else made the file. */
export const scanParser: Parser<{ readonly bytes: Uint8Array }, ReadScan | { readonly problem: ScanProblem }> = {
  name: 'consents.scan',
  seconds: 15,
  run: async ({ bytes }) => {
    const found = scanOf(bytes);
    if ('problem' in found) return found;
    if (found.kind !== 'pdf') return { kind: found.kind, pages: null, content: bytes };
    const copy = await pdfCopy(bytes);
    return 'problem' in copy ? copy : { kind: 'pdf', ...copy };
  },
};
