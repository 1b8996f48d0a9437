import { inflateSync } from 'node:zlib';

/** No object stream of a scan is larger, inflated. */
const largestStream = 4 * 1024 * 1024;

const pagesIn = (text: string): number => text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;

/**
 * How many pages a PDF has: page objects in the open, and those within compressed object streams (ISO 32000-2, 7.5.7).
 * `null` where none can be seen, as in an encrypted file.
 */
export const pdfPages = (bytes: Uint8Array): number | null => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  let pages = pagesIn(text);
  for (const { index, 0: found } of text.matchAll(/\/Type\s*\/ObjStm\b[^]{0,400}?stream\r?\n/g)) {
    const start = index + found.length;
    const end = text.indexOf('endstream', start);
    try {
      pages += pagesIn(
        inflateSync(bytes.subarray(start, end === -1 ? undefined : end), { maxOutputLength: largestStream }).toString('latin1'),
      );
    } catch {
      // Not compressed this way: what cannot be read is not counted.
    }
  }
  return pages === 0 ? null : pages;
};
