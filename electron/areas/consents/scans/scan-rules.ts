/** What a scan of a signed paper may be, judged by its content: a file's name proves nothing about its type. */
export type ScanKind = 'pdf' | 'png' | 'jpeg';

/** Largest scan, bytes. */
export const largestScan = 20 * 1024 * 1024;

export type ScanProblem =
  | 'scan-empty'
  | 'scan-too-large'
  | 'scan-type'
  | 'scan-program'
  | 'scan-damaged'
  | 'scan-active'
  | 'scan-annotated'
  | 'scan-encrypted'
  | 'scan-too-complex'
  | 'scan-too-many-pixels';

const startsWith = (bytes: Uint8Array, ...begin: readonly number[]): boolean => begin.every((byte, i) => bytes[i] === byte);
const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

/** The first bytes of executables: Windows, ELF, Mach-O (four ways, and the fat one that Java shares), scripts. */
const programs: readonly (readonly number[])[] = [
  ascii('MZ'),
  [0x7f, ...ascii('ELF')],
  [0xfe, 0xed, 0xfa, 0xce],
  [0xfe, 0xed, 0xfa, 0xcf],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
  ascii('#!'),
];

/** Latin-1, so that every byte is one character and places in the text are places in the file. */
const latin = new TextDecoder('latin1');

/** ISO 32000-2, 7.5: a header, a cross-reference somewhere, an end. What it holds is looked at by `pdfCopy`. */
const pdfProblem = (bytes: Uint8Array): ScanProblem | null => {
  const tail = latin.decode(bytes.subarray(-2048));
  const isWhole = /^%PDF-[12]\.\d/.test(latin.decode(bytes.subarray(0, 8))) && /startxref\s+\d+\s+%%EOF/.test(tail);
  return isWhole ? null : 'scan-damaged';
};

const pngSignature = [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** A file's type by its first bytes, or why it is not a scan. Making the copy shows whether it is intact. */
export const scanOf = (bytes: Uint8Array): { readonly kind: ScanKind } | { readonly problem: ScanProblem } => {
  if (bytes.length === 0) return { problem: 'scan-empty' };
  if (bytes.length > largestScan) return { problem: 'scan-too-large' };
  if (programs.some((begin) => startsWith(bytes, ...begin))) return { problem: 'scan-program' };
  const kind: ScanKind | null = startsWith(bytes, ...ascii('%PDF-'))
    ? 'pdf'
    : startsWith(bytes, ...pngSignature)
      ? 'png'
      : startsWith(bytes, 0xff, 0xd8, 0xff)
        ? 'jpeg'
        : null;
  if (kind === null) return { problem: 'scan-type' };
  const problem = kind === 'pdf' ? pdfProblem(bytes) : null;
  return problem === null ? { kind } : { problem };
};
