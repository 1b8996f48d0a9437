/** Made-up scans for tests: small, valid ones, and fakes. */
const bytes = (...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))));

/** One grey dot. */
export const aPng = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64'),
);

const frame = [0xff, 0xc0, 0x00, 0x0b, 0x08, 0x00, 0x02, 0x00, 0x03, 0x01, 0x01, 0x11, 0x00];
export const jpegParts = {
  start: [0xff, 0xd8],
  jfif: [0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00],
  frame,
  scan: [0xff, 0xda, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3f, 0x00],
  data: [0x12, 0x34, 0xff, 0x00, 0x56],
  end: [0xff, 0xd9],
} as const;
/** The skeleton of a picture: every segment a decoder looks for, and three bytes of data. */
export const aJpeg = bytes(jpegParts.start, jpegParts.jfif, frame, jpegParts.scan, jpegParts.data, jpegParts.end);

/** What may be put into a sample: keys of its catalog and of its first page, additional objects (numbers from 500). */
type Additions = { readonly catalog?: string; readonly page?: string; readonly objects?: string; readonly trailer?: string };

/** A PDF with that many pages and a line of text on each, written by hand without a library. */
export const aPdf = (pages = 2, { catalog = '', page = '', objects = '', trailer = '' }: Additions = {}): Uint8Array =>
  bytes(
    `%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R ${catalog}>> endobj\n`,
    `2 0 obj <</Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, i) => `${i + 10} 0 R`).join(' ')}] /MediaBox [0 0 595 842]
      /Resources <</Font <</F1 3 0 R>>>>>> endobj\n`,
    '3 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj\n',
    '4 0 obj <</Length 53>> stream\nBT /F1 24 Tf 72 720 Td (Jag samtycker till detta) Tj ET\nendstream endobj\n',
    Array.from(
      { length: pages },
      (_, i) => `${i + 10} 0 obj <</Type /Page /Parent 2 0 R /Contents 4 0 R ${i === 0 ? page : ''}>> endobj\n`,
    ).join(''),
    objects,
    'xref\n0 1\n0000000000 65535 f \n',
    `trailer <</Root 1 0 R ${trailer}>>\nstartxref\n9\n%%EOF\n`,
  );

/** The beginning of a Windows program. */
export const aProgram = bytes('MZ', [0x90, 0x00, 0x03], 'This program cannot be run in DOS mode.');

export { bytes };
