import { crc32, createInflateRaw } from 'node:zlib';
import { unreadable } from './reading-task.ts';

/** One file in a ZIP archive as its central directory describes it (PKWARE APPNOTE 6.3.10, 4.3.12). Sizes in bytes. */
export type ZipEntry = {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly header: number;
};

/** More than any list of 5,000 people unpacks to, with pictures and all. */
const totalLimit = 1024 * 1024 * 1024;
/** Text compresses ten to a hundred times; deflate's maximum is 1,032. */
const ratioLimit = 400;
const smallEnough = 16 * 1024 * 1024;

/** The files in an archive. Refuses truncated archives, and those that would unpack to too much, before a byte is unpacked. */
export const readZipDirectory = (bytes: Uint8Array): readonly ZipEntry[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) throw unreadable('damaged');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // ZIP64 is for archives beyond 4 GB or 65,535 files; a case list never is.
  if (count === 0xffff || at === 0xffffffff) throw unreadable('too-large');
  const entries: ZipEntry[] = [];
  const decoder = new TextDecoder();
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw unreadable('damaged');
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      header: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (entries.some(({ encrypted }) => encrypted)) throw unreadable('encrypted');
  refuseBombs(entries, bytes.length);
  return entries;
};

const refuseBombs = (entries: readonly ZipEntry[], fileSize: number): void => {
  const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  const bomb = entries.some((entry) => entry.unpacked > smallEnough && entry.unpacked > entry.packed * ratioLimit);
  // Files that overlap let one compressed stream count many times.
  if (bomb || total > totalLimit || packed > fileSize) throw unreadable('zip-bomb');
};

/** The end-of-directory record is in the last 64 KB, before a comment. */
const findEnd = (view: DataView): number => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return -1;
};

const packedBytes = (bytes: Uint8Array, entry: ZipEntry): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.header + 30 > bytes.length || view.getUint32(entry.header, true) !== 0x04034b50) throw unreadable('damaged');
  const start = entry.header + 30 + view.getUint16(entry.header + 26, true) + view.getUint16(entry.header + 28, true);
  if (start + entry.packed > bytes.length) throw unreadable('damaged');
  return bytes.subarray(start, start + entry.packed);
};

/**
 * The contents of one file in pieces of at most 64 KB, so that memory stays small whatever it unpacks to. Refuses when it unpacks to
 * more than the directory said (a false directory hides a zip bomb) or to something else (checksum).
 */
export async function* unpack(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = packedBytes(bytes, entry);
  let length = 0;
  let sum = 0;
  for await (const piece of entry.method === 0 ? [Buffer.from(packed)] : inflate(packed, entry.method)) {
    length += piece.length;
    if (length > entry.unpacked) throw unreadable('zip-bomb');
    sum = crc32(piece, sum);
    yield piece;
  }
  if (length !== entry.unpacked || sum !== entry.crc) throw unreadable('damaged');
}

async function* inflate(packed: Uint8Array, method: number): AsyncGenerator<Buffer> {
  if (method !== 8) throw unreadable('damaged');
  const stream = createInflateRaw({ chunkSize: 64 * 1024 });
  stream.end(packed);
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_') ? unreadable('damaged') : error;
  } finally {
    stream.destroy();
  }
}

/** A small file as text; refuses what is longer than `limit` bytes. */
export const unpackText = async (bytes: Uint8Array, entry: ZipEntry, limit: number): Promise<string> => {
  if (entry.unpacked > limit) throw unreadable('too-large');
  const pieces: Buffer[] = [];
  for await (const piece of unpack(bytes, entry)) pieces.push(piece);
  return decodeXml(Buffer.concat(pieces));
};

/** XML shows its encoding by its first bytes: UTF-16 with a mark, otherwise UTF-8. */
export const decodeXml = (bytes: Uint8Array): string => {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return a === 0xfe && b === 0xff ? new TextDecoder('utf-16be').decode(bytes) : new TextDecoder().decode(bytes);
};
