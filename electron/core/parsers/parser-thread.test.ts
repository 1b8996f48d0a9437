import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Parser } from '../../base/parsers.ts';
import { Refusal } from '../../base/result.ts';
import { scanParser } from '../../areas/consents/scans/scan-parser.ts';
import { sheetParser } from '../../areas/exchange/sheets/sheet-parser.ts';
import { writeXlsx } from '../../areas/exchange/sheets/xlsx-workbook.ts';
import { aPdf } from '../../testing/scan-samples.ts';
import { parseInThread } from './parser-thread.ts';

// Node runs our TypeScript directly; the program runs the built version of the same file.
const ours = new URL('./parser-worker.ts', import.meta.url);
const parse = <I, O>(parser: Parser<I, O>, input: I, bounds?: Parameters<typeof parseInThread>[1]) =>
  parseInThread(ours, bounds)({ parser: parser as Parser<unknown, unknown>, input, onProgress: () => undefined });

const failure = async (result: Promise<unknown>): Promise<unknown> => {
  try {
    return await result;
  } catch (error) {
    return error instanceof Refusal ? error.failure : error;
  }
};
const tooComplex = { code: 'unreadable-file', details: { reason: 'too-complex' } };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'utvag-parser-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A thread that does this instead of parsing. */
const thread = (name: string, code: string, bounds?: Parameters<typeof parseInThread>[1], seconds = 60) => {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, code);
  return parseInThread(
    pathToFileURL(file),
    bounds,
  )({ parser: { name, seconds, run: () => null }, input: null, onProgress: () => undefined });
};

describe('a foreign file in its thread', () => {
  test('is read as in place', async () => {
    expect(await parse(scanParser, { bytes: aPdf(2) }).result).toMatchObject({ kind: 'pdf', pages: 2 });
    const sheet = writeXlsx({
      sheet: 'Lista',
      rows: [
        ['Namn', 'Personnummer'],
        ['Alva Testberg', '20100101-2382'],
      ],
    });
    expect(await parse(sheetParser, { bytes: sheet }).result).toMatchObject({ name: 'Lista', headings: ['Namn', 'Personnummer'] });
  });

  test('is refused with its own reason', async () => {
    expect(await failure(parse(sheetParser, { bytes: new TextEncoder().encode('%PDF-1.7') }).result)).toEqual({
      code: 'unreadable-file',
      details: { reason: 'not-a-spreadsheet' },
    });
  });

  test('that never ends is ended', async () => {
    expect(await failure(thread('endless', 'for (;;);', undefined, 1).result)).toEqual(tooComplex);
  });

  test('that fills the memory of the program is ended, inside the heap and outside of it', async () => {
    const heap = 'const all = []; for (;;) all.push(new Array(10_000).fill({}));';
    expect(await failure(thread('heap', heap, { heap: 32, outside: 512 }).result)).toEqual(tooComplex);
    const outside =
      'const all = []; for (;;) { all.push(new Uint8Array(1024 * 1024)); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2); }';
    expect(await failure(thread('outside', outside, { heap: 32, outside: 64 }).result)).toEqual(tooComplex);
  });

  test('that is cancelled or stopped in a loop is over', async () => {
    const cancelled = thread('deaf', 'for (;;);');
    cancelled.cancel();
    expect(await failure(cancelled.result)).toEqual({ code: 'cancelled' });
    const stopped = thread('deaf', 'for (;;);');
    stopped.stop();
    expect(await failure(stopped.result)).toEqual({ code: 'cancelled' });
  });

  test('is given nothing of the environment', async () => {
    const said = thread(
      'environment',
      "import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ kind: 'done', output: Object.keys(process.env) });",
    );
    expect(await said.result).toEqual([]);
  });
});

describe('files that once held the program for minutes', () => {
  test('a PDF of tens of thousands of object streams is read or refused, within the bounds', async () => {
    const packed = deflateSync(Buffer.from('1000 0 <<>>')).toString('latin1');
    const streams = Array.from(
      { length: 36_879 },
      (_, i) => `${i + 500} 0 obj <</Type /ObjStm /N 1 /First 7 /Filter /FlateDecode>> stream\n${packed}\nendstream endobj\n`,
    ).join('');
    const found = await failure(parse(scanParser, { bytes: aPdf(1, { objects: streams }) }).result);
    const one = { kind: 'pdf', pages: 1, content: expect.any(Uint8Array) as unknown };
    expect([one, { problem: 'scan-too-complex' }, { problem: 'scan-damaged' }, tooComplex]).toContainEqual(found);
  });

  test('a PDF whose object stream unpacks to more than the memory it may use is refused', async () => {
    const packed = deflateSync(Buffer.alloc(256 * 1024 * 1024, ' '), { level: 1 }).toString('latin1');
    const stream = `500 0 obj <</Type /ObjStm /N 1 /First 7 /Filter /FlateDecode>> stream\n${packed}\nendstream endobj\n`;
    const found = await failure(parse(scanParser, { bytes: aPdf(1, { objects: stream }) }, { heap: 128, outside: 48 }).result);
    expect([{ problem: 'scan-damaged' }, tooComplex]).toContainEqual(found);
  });

  test('a PDF of beginnings that never end is ended when its time is up', async () => {
    // Sooner than in the program: read to its end it takes minutes.
    const soon = { ...scanParser, seconds: 2 };
    const begun = aPdf(1, { objects: 'obj obj 1 0 obj << '.repeat(100_000) });
    expect(await failure(parse(soon, { bytes: begun }).result)).toEqual(tooComplex);
  });

  test('a sheet with one formula in its last column is read as if it were not there', async () => {
    const people = Array.from({ length: 4000 }, (_, i) => [`Testa Testsson${i}`, 'okänt']);
    const wide = ['Testa Testsson', 'okänt', ...Array<null>(18_275).fill(null), { formula: '""' }];
    const sheet = writeXlsx({ sheet: 'Lista', rows: [['Namn', 'Personnummer'], wide, ...people] });
    expect(await parse(sheetParser, { bytes: sheet }).result).toMatchObject({ headings: ['Namn', 'Personnummer'] });
  });
});
