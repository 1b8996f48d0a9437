import { CsvError, parse } from 'csv-parse';
import { breathe, tooManyRows, unreadable, type ReadingTask } from './reading-task.ts';
import { columnLimit, rowLimit, type SheetCell, type SheetNotice } from './sheet-rules.ts';
import type { RawSheet } from './xlsx-file.ts';

const spareRows = 20;
/** Far more than the longest row of notes; an unclosed quote would otherwise swallow the file. */
const longestRow = 4 * 1024 * 1024;

/** Decodes by byte order mark, by the zeros of UTF-16, as UTF-8 if valid, otherwise as Windows-1252, which old Excel writes in Sweden. */
export const decodeText = (bytes: Uint8Array): { readonly text: string; readonly assumed: boolean } => {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), assumed: false };
  if (a === 0xfe && b === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), assumed: false };
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 4 && even === 0) return { text: new TextDecoder('utf-16le').decode(bytes), assumed: false };
  if (even > sample.length / 4 && odd === 0) return { text: new TextDecoder('utf-16be').decode(bytes), assumed: false };
  const marked = a === 0xef && b === 0xbb && c === 0xbf;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), assumed: false };
  } catch {
    if (marked) throw unreadable('damaged');
    return { text: new TextDecoder('windows-1252').decode(bytes), assumed: true };
  }
};

const delimiters = [';', '\t', ',', '|'] as const;

/** The separator that splits the first lines into the most and most even pieces; a list with one column has none. */
export const guessDelimiter = (text: string): string => {
  const outside = text.slice(0, 64 * 1024).replaceAll(/"(?:[^"]|"")*"/g, 'q');
  const lines = outside
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const scored = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const first = counts[0] ?? 0;
    return { delimiter, score: first === 0 ? 0 : first * (counts.filter((count) => count === first).length / counts.length) };
  });
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
};

/**
 * Reads a list in comma-separated form, in pieces. Every line counts as a row, so that row numbers are those a spreadsheet shows;
 * a first line `sep=;`, which Excel takes as an instruction, does not.
 */
export const readCsv = async (bytes: Uint8Array, task: ReadingTask): Promise<RawSheet> => {
  const { text: decoded, assumed } = decodeText(bytes);
  // Text never contains the null character; pictures and programs do.
  if (decoded.includes('\u0000')) throw unreadable('not-a-spreadsheet');
  const told = /^sep=(.)(?:\r\n|\n|\r)/i.exec(decoded);
  const text = told ? decoded.slice(told[0].length) : decoded;
  const parser = parse({
    delimiter: told?.[1] ?? guessDelimiter(text),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: longestRow,
  });
  let failure: Error | null = null;
  parser.on('error', (error) => (failure = error));

  const rows: SheetCell[][] = [];
  let filled = 0;
  const take = (): void => {
    for (let record = parser.read() as string[] | null; record !== null; record = parser.read() as string[] | null) {
      const cells = record.map(toCell);
      if (cells.some(({ kind }) => kind !== 'empty')) filled += 1;
      if (filled > rowLimit + spareRows) rows.length = 0;
      else rows.push(cells);
    }
    if (failure !== null) throw failure instanceof CsvError ? unreadable('damaged') : failure;
  };
  const pieceLength = 256 * 1024;
  for (let at = 0; at < text.length; at += pieceLength) {
    parser.write(text.slice(at, at + pieceLength));
    take();
    await breathe(task, (0.9 * at) / text.length);
  }
  const ended = new Promise<void>((resolve) => parser.once('end', resolve).once('error', () => resolve()));
  parser.end();
  parser.on('readable', () => {
    if (failure === null) take();
  });
  take();
  await ended;
  take();

  if (filled > rowLimit + spareRows) throw tooManyRows(filled - 1, rowLimit);
  if (rows.some((cells) => cells.slice(columnLimit).some(({ kind }) => kind !== 'empty'))) throw unreadable('too-many-columns');
  const notices: SheetNotice[] = assumed ? ['assumed-windows-1252'] : [];
  return { name: '', rows, notices };
};

/** Everything in such a file is text. `="0801"` is how people keep Excel from dropping a leading zero. */
const toCell = (text: string): SheetCell => {
  const kept = /^="([^"]*)"$/.exec(text)?.[1] ?? text;
  return kept === '' ? { kind: 'empty', text: '' } : { kind: 'text', text: kept };
};
