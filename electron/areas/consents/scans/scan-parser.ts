import type { Parser } from '../../../base/parsers.ts';
import { pictureCopy } from './picture-copy.ts';
import { scanOf, type ScanKind, type ScanProblem } from './scan-rules.ts';

/** A scan as it is stored: rebuilt from what its pages or its picture are drawn from. */
export type ReadScan = { readonly kind: ScanKind; readonly pages: number | null; readonly content: Uint8Array };

/** Looks at a scan away from the register: somebody else made the file. */
export const scanParser: Parser<{ readonly bytes: Uint8Array }, ReadScan | { readonly problem: ScanProblem }> = {
  name: 'consents.scan',
  seconds: 15,
  run: async ({ bytes }) => {
    const found = scanOf(bytes);
    if ('problem' in found) return found;
    if (found.kind !== 'pdf') {
      const copy = await pictureCopy(found.kind, bytes);
      return 'problem' in copy ? copy : { kind: found.kind, pages: null, ...copy };
    }
    // Only where a file is read: the core knows no more of this than its name.
    const { pdfCopy } = await import('./pdf-copy.ts');
    const copy = await pdfCopy(bytes);
    return 'problem' in copy ? copy : { kind: 'pdf', ...copy };
  },
};
