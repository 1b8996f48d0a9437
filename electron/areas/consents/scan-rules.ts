/** What a scan of a signed paper may be, told by its content: a name says nothing about what a file is. */
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
  | 'scan-too-complex';

const startsWith = (bytes: Uint8Array, ...begin: readonly number[]): boolean => begin.every((byte, i) => bytes[i] === byte);
const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

/** The first bytes of what a machine would run: Windows, ELF, Mach-O (four ways, and the fat one that Java shares), scripts. */
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

/** PNG (ISO/IEC 15948) is a row of chunks: length, name, data, checksum; IHDR first with a size, IEND last and nothing after it. */
const pngProblem = (bytes: Uint8Array): ScanProblem | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at: number = pngSignature.length;
  for (let first = true; at + 12 <= bytes.length; first = false) {
    const length = view.getUint32(at);
    const name = latin.decode(bytes.subarray(at + 4, at + 8));
    if (first) {
      const hasSize =
        name === 'IHDR' && length === 13 && at + 25 <= bytes.length && view.getUint32(at + 8) > 0 && view.getUint32(at + 12) > 0;
      if (!hasSize) return 'scan-damaged';
    }
    at += 12 + length;
    if (name === 'IEND') return at === bytes.length ? null : 'scan-damaged';
  }
  return 'scan-damaged';
};

/** Start of frame, with a size in it: all of C0–CF but the tables DHT, JPG and DAC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** JPEG (ITU-T T.81, annex B): segments up to the picture's data, one of them the frame with a size; an end after it. */
const jpegProblem = (bytes: Uint8Array): ScanProblem | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  let hasSize = false;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return 'scan-damaged';
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (isFrame(marker) && at + 9 <= bytes.length) hasSize = view.getUint16(at + 5) > 0 && view.getUint16(at + 7) > 0;
    at += 2 + length;
    // The picture's data begins.
    if (marker === 0xda)
      return hasSize && bytes.subarray(at).some((byte, i, rest) => byte === 0xff && rest[i + 1] === 0xd9) ? null : 'scan-damaged';
  }
  return 'scan-damaged';
};

/** What a file is, or why it is no scan. */
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
  const problem = { pdf: pdfProblem, png: pngProblem, jpeg: jpegProblem }[kind](bytes);
  return problem === null ? { kind } : { problem };
};
