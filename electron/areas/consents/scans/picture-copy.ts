import { crc32, createInflate } from 'node:zlib';
import type { ScanProblem } from './scan-rules.ts';

/** A rebuilt picture, or why there is none. */
type PictureCopy = { readonly content: Uint8Array } | { readonly problem: ScanProblem };

/** An A4 at 600 dots per inch has 35 million; a file that unpacks to far more is meant to exhaust memory. */
export const mostPixels = 100_000_000;
export const longestSide = 30_000;

/** Whether a picture has more pixels than a paper needs. */
export const isTooLarge = (width: number, height: number): boolean =>
  width > longestSide || height > longestSide || width * height > mostPixels;

class Found extends Error {
  readonly problem: ScanProblem;
  constructor(problem: ScanProblem = 'scan-damaged') {
    super(problem);
    this.problem = problem;
  }
}
const must = (isSo: boolean): void => {
  if (!isSo) throw new Found();
};
const requireSize = (width: number, height: number): void => {
  must(width > 0 && height > 0);
  if (isTooLarge(width, height)) throw new Found('scan-too-many-pixels');
};

const joined = (parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((one) => Buffer.from(one))));
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const latin = new TextDecoder('latin1');

// PNG (ISO/IEC 15948): a row of chunks of length, name, data and checksum.

const pngSignatureLength = 8;
/** The chunks a picture is drawn from, in the order they are written. Text, time, place, animation and private chunks are left out. */
const keptChunks = ['IHDR', 'sRGB', 'gAMA', 'PLTE', 'tRNS'] as const;
const chunkLengths: Readonly<Record<string, (length: number) => boolean>> = {
  IHDR: (length) => length === 13,
  sRGB: (length) => length === 1,
  gAMA: (length) => length === 4,
  PLTE: (length) => length > 0 && length <= 768 && length % 3 === 0,
  tRNS: (length) => length > 0 && length <= 256,
  IEND: (length) => length === 0,
};
/** Samples of a pixel by colour type, and the bits that each may have. */
const colourTypes: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};
/** The seven passes of an interlaced picture: first column and row, steps. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Bytes of the picture once it is unpacked: a filter byte and the samples for each row. */
const unpackedSize = (header: Uint8Array): number => {
  const [width, height] = [viewOf(header).getUint32(0), viewOf(header).getUint32(4)];
  requireSize(width, height);
  const [depth = 0, colour = -1, compression, filter, interlace = 2] = header.subarray(8);
  const type = colourTypes[colour];
  if (!type?.depths.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) throw new Found();
  const rows = (across: number, down: number): number => (across === 0 ? 0 : down * (1 + Math.ceil((across * type.samples * depth) / 8)));
  if (interlace === 0) return rows(width, height);
  return passes.reduce(
    (sum, [left, top, right, under]) => sum + rows(Math.ceil((width - left) / right), Math.ceil((height - top) / under)),
    0,
  );
};

/** The compressed rows, without anything after their end: exactly as many as the header says. */
const packedRows = async (packed: Uint8Array, size: number): Promise<Uint8Array> => {
  const inflate = createInflate();
  inflate.end(packed);
  let unpacked = 0;
  for await (const piece of inflate) {
    unpacked += (piece as Uint8Array).length;
    must(unpacked <= size);
  }
  must(unpacked === size);
  return packed.subarray(0, inflate.bytesWritten);
};

const chunk = (name: string, data: Uint8Array): Uint8Array => {
  const body = joined([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return joined([length, body, sum]);
};

const pngParts = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const view = viewOf(bytes);
  const kept = new Map<string, Uint8Array>();
  const data: Uint8Array[] = [];
  for (let at = pngSignatureLength, last = ''; last !== 'IEND';) {
    must(at + 12 <= bytes.length);
    const length = view.getUint32(at);
    must(at + 12 + length <= bytes.length);
    const name = latin.decode(bytes.subarray(at + 4, at + 8));
    const content = bytes.subarray(at + 8, at + 8 + length);
    must(crc32(bytes.subarray(at + 4, at + 8 + length)) === view.getUint32(at + 8 + length));
    must((last === '') === (name === 'IHDR') && (chunkLengths[name]?.(length) ?? true));
    if (name === 'IDAT') {
      // The picture's data is in one place.
      must(data.length === 0 || last === 'IDAT');
      data.push(content);
    } else if (!kept.has(name)) kept.set(name, content);
    last = name;
    at += 12 + length;
    if (name === 'IEND') must(at === bytes.length);
  }
  must(data.length > 0);
  const size = unpackedSize(kept.get('IHDR') ?? new Uint8Array());
  const rows = await packedRows(joined(data), size);
  const before = keptChunks.flatMap((name) => {
    const content = kept.get(name);
    return content === undefined ? [] : [chunk(name, content)];
  });
  return joined([bytes.subarray(0, pngSignatureLength), ...before, chunk('IDAT', rows), chunk('IEND', new Uint8Array())]);
};

// JPEG (ITU-T T.81, annex B): segments, each with a marker and a length, and after each start of scan the picture's data.

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
/** Frames that a browser draws: baseline, extended, progressive. */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** How long each table in a segment is, read from its beginning: Huffman tables, quantisation tables, the restart interval. */
const tables: ReadonlyMap<number, (data: Uint8Array) => number> = new Map<number, (data: Uint8Array) => number>([
  [0xc4, (data) => 17 + data.subarray(1, 17).reduce((sum, codes) => sum + codes, 0)],
  [0xdb, ([first = 0]) => ((first >> 4) & 1) * 64 + 65],
  [0xdd, () => 2],
]);
/** Tables and nothing else. */
const requireTables = (data: Uint8Array, lengthOf: (data: Uint8Array) => number): void => {
  let at = 0;
  while (at < data.length) at += lengthOf(data.subarray(at));
  must(at === data.length);
};
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;
const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

const segment = (marker: number, data: Uint8Array | readonly number[]): Uint8Array =>
  joined([[0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff], data]);

/** How the camera was held (TIFF 6.0, tag 274), the only Exif value kept: without it a photographed paper is shown sideways. */
const orientationOf = (exif: Uint8Array): number => {
  if (exif.length < 14 || latin.decode(exif.subarray(0, 6)) !== 'Exif\0\0') return 1;
  const tiff = exif.subarray(6);
  const view = viewOf(tiff);
  const isLittle = tiff[0] === 0x49;
  const first = view.getUint32(4, isLittle);
  if (first + 2 > tiff.length) return 1;
  const count = view.getUint16(first, isLittle);
  for (let at = first + 2, i = 0; i < count && at + 12 <= tiff.length; i += 1, at += 12)
    if (view.getUint16(at, isLittle) === 274) {
      const value = view.getUint16(at + 8, isLittle);
      return value >= 1 && value <= 8 ? value : 1;
    }
  return 1;
};
const orientation = (value: number): Uint8Array =>
  segment(0xe1, [...ascii('Exif\0\0MM'), 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0]);

/** What is kept of an application segment: the density without its thumbnail, how colours were mixed, how the camera was held. */
const keptApplication = (marker: number, data: Uint8Array): Uint8Array | null => {
  const name = latin.decode(data.subarray(0, 5));
  if (marker === 0xe0 && name === 'JFIF\0' && data.length >= 14) return segment(0xe0, joined([data.subarray(0, 12), [0, 0]]));
  if (marker === 0xee && name === 'Adobe' && data.length >= 12)
    return segment(0xee, [...ascii('Adobe'), 0, 100, 0, 0, 0, 0, data[11] ?? 0]);
  const turned = marker === 0xe1 ? orientationOf(data) : 1;
  return turned === 1 ? null : orientation(turned);
};

/** Where the data of a scan ends: at the next marker that is not part of it. */
const endOfData = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  throw new Found();
};

const jpegParts = (bytes: Uint8Array): Uint8Array => {
  const view = viewOf(bytes);
  const parts: (Uint8Array | readonly number[])[] = [[0xff, startOfImage]];
  let hasFrame = false;
  let hasScan = false;
  const applications = new Set<number>();
  for (let at = 2; ;) {
    must(bytes[at] === 0xff && at + 1 < bytes.length);
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Anything after the end is not part of the picture.
    if (marker === endOfImage) break;
    must(at + 4 <= bytes.length);
    const end = at + 2 + view.getUint16(at + 2);
    must(end >= at + 4 && end <= bytes.length);
    const data = bytes.subarray(at + 4, end);
    at = end;
    if (frames.has(marker)) {
      must(!hasFrame && data.length >= 6 && data.length === 6 + 3 * (data[5] ?? 0));
      requireSize(viewOf(data).getUint16(3), viewOf(data).getUint16(1));
      hasFrame = true;
      parts.push(segment(marker, data));
      continue;
    }
    if (marker === startOfScan) {
      must(hasFrame && data.length === 4 + 2 * (data[0] ?? 0));
      at = endOfData(bytes, end);
      hasScan = true;
      parts.push(segment(marker, data), bytes.subarray(end, at));
      continue;
    }
    const lengthOf = tables.get(marker);
    if (lengthOf !== undefined) {
      requireTables(data, lengthOf);
      parts.push(segment(marker, data));
    } else if (marker >= 0xe0 && marker <= 0xef && !hasFrame && !applications.has(marker)) {
      const kept = keptApplication(marker, data);
      if (kept !== null) {
        applications.add(marker);
        parts.push(kept);
      }
    }
    // Another application's segment or a comment is left out. Any other marker changes how the picture is drawn, or is invalid.
    else must((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe);
  }
  must(hasScan);
  return joined([...parts, [0xff, endOfImage]]);
};

// JPEG 2000 (ITU-T T.800, annexes A and I), as found in a PDF: a codestream, mostly in boxes of length, name and content.

const startOfCodestream = [0xff, 0x4f] as const;
/** The boxes that say how the picture is drawn. XML notes, private boxes and origin are left out. */
const keptBoxes: ReadonlySet<string> = new Set(['jP  ', 'ftyp', 'jp2h', 'jp2c', 'ihdr', 'bpcc', 'colr', 'pclr', 'cmap', 'cdef', 'res ']);

const codestream = (bytes: Uint8Array): Uint8Array => {
  const view = viewOf(bytes);
  must(bytes[0] === startOfCodestream[0] && bytes[1] === startOfCodestream[1]);
  const parts: (Uint8Array | readonly number[])[] = [startOfCodestream];
  for (let at = 2; ;) {
    must(at + 4 <= bytes.length && bytes[at] === 0xff);
    const marker = bytes[at + 1];
    // The first tile: the picture's own data.
    if (marker === 0x90) return joined([...parts, bytes.subarray(at)]);
    const end = at + 2 + view.getUint16(at + 2);
    must(end >= at + 4 && end <= bytes.length);
    if (marker === 0x51) {
      must(end >= at + 14);
      requireSize(view.getUint32(at + 6), view.getUint32(at + 10));
    }
    // A comment is left out.
    if (marker !== 0x64) parts.push(bytes.subarray(at, end));
    at = end;
  }
};

const boxes = (bytes: Uint8Array): Uint8Array => {
  const view = viewOf(bytes);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    must(at + 8 <= bytes.length);
    const length = view.getUint32(at);
    const name = latin.decode(bytes.subarray(at + 4, at + 8));
    // None: to the end. One: written in eight bytes, of which a scan fills four.
    const head = length === 1 ? 16 : 8;
    must(length !== 1 || (at + 16 <= bytes.length && view.getUint32(at + 8) === 0));
    const end = length === 0 ? bytes.length : at + (length === 1 ? view.getUint32(at + 12) : length);
    must(end >= at + head && end <= bytes.length);
    const content = bytes.subarray(at + head, end);
    if (keptBoxes.has(name)) {
      const made = name === 'jp2c' ? codestream(content) : name === 'jp2h' ? boxes(content) : content;
      const size = Buffer.alloc(4);
      size.writeUInt32BE(made.length + 8);
      parts.push(joined([size, Buffer.from(name, 'latin1'), made]));
    }
    at = end;
  }
  return joined(parts);
};

const problemOf = (error: unknown): { readonly problem: ScanProblem } => ({
  // What cannot be unpacked is a damaged file.
  problem: error instanceof Found ? error.problem : 'scan-damaged',
});

/** Rebuilds a JPEG, synchronously: also one within another file. */
export const jpegCopy = (bytes: Uint8Array): PictureCopy => {
  try {
    must(bytes[0] === 0xff && bytes[1] === startOfImage);
    return { content: jpegParts(bytes) };
  } catch (error) {
    return problemOf(error);
  }
};

/** Rebuilds a JPEG 2000 picture within a PDF. */
export const jpxCopy = (bytes: Uint8Array): PictureCopy => {
  try {
    const isBare = startOfCodestream.every((byte, i) => bytes[i] === byte);
    return { content: isBare ? codestream(bytes) : boxes(bytes) };
  } catch (error) {
    return problemOf(error);
  }
};

/**
 * A picture rebuilt only from what is drawn: no place, name, text, thumbnail or private data, nothing after
 * its end. The picture itself is the same, sample by sample. The same file always gives the same bytes.
 */
export const pictureCopy = async (kind: 'png' | 'jpeg', bytes: Uint8Array): Promise<PictureCopy> => {
  try {
    return kind === 'png' ? { content: await pngParts(bytes) } : jpegCopy(bytes);
  } catch (error) {
    return problemOf(error);
  }
};
