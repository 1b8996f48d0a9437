import { strToU8, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { breathe, tooManyRows, unreadable, type ReadingTask } from './reading-task.ts';
import { columnLimit, emptyCell, rowLimit, type SheetCell, type SheetNotice } from './sheet-rules.ts';
import { readZipDirectory, unpack, unpackText, type ZipEntry } from './zip-archive.ts';

/** A sheet before anybody knows which row has the headings. `rows[0]` is row 1. */
export type RawSheet = {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  readonly notices: readonly SheetNotice[];
};

/** The text of 5,000 rows with long notes; anything larger is not a case list. */
const partLimit = 64 * 1024 * 1024;
/** Rows above the headings do not count. */
const spareRows = 20;

/**
 * Reads the first visible sheet of an XLSX file: values only, formulas by the value last computed. The sheet is unpacked in pieces and
 * refused as soon as it is known to be too long. What is left is put into a small package of our own making, without formulas, links,
 * pictures and macros, and `read-excel-file` reads that: it contributes its handling of strings, styles and dates, and never sees foreign
 * parts.
 */
export const readXlsx = async (bytes: Uint8Array, task: ReadingTask): Promise<RawSheet> => {
  const entries = new Map(readZipDirectory(bytes).map((entry) => [entry.name.replace(/^\//, ''), entry]));
  const book = await readBook(bytes, entries);
  const sheet = book.sheets[0];
  if (!sheet) throw unreadable('empty');
  await breathe(task, 0.05);
  const xml = await readSheetXml(bytes, sheet.entry, task);
  const { cells, formulas, errors } = normalise(xml);
  await breathe(task, 0.75);
  const values = await readValues(bytes, book, cells);
  await breathe(task, 0.9);

  const rows = values.map((row, r) =>
    row.map((value, c) => {
      const address = `${c}:${r}`;
      const cell = toCell(value);
      if (errors.has(address)) return { ...cell, kind: 'error' as const };
      return formulas.has(address) ? { ...cell, formula: true as const } : cell;
    }),
  );
  // A formula that was never computed leaves no value, and so no cell.
  for (const address of formulas) {
    const [c = 0, r = 0] = address.split(':').map(Number);
    const row = rows[r];
    if (row && row[c]?.formula === undefined && !errors.has(address)) {
      while (row.length <= c) row.push(emptyCell);
      row[c] = { ...emptyCell, formula: true };
    }
  }
  const notices: readonly (readonly [SheetNotice, boolean])[] = [
    ['formulas', formulas.size > 0],
    ['external-links', [...entries.keys()].some((name) => name.startsWith('xl/externalLinks/'))],
    ['macros', [...entries.keys()].some((name) => name.endsWith('vbaProject.bin'))],
    ['other-sheets', book.sheets.length > 1],
  ];
  return { name: sheet.name, rows, notices: notices.filter(([, is]) => is).map(([notice]) => notice) };
};

type Book = {
  readonly date1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[];
  readonly strings?: ZipEntry;
  readonly styles?: ZipEntry;
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined)
    ?.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole: string, decimal?: string, hex?: string, name?: string) =>
      name
        ? (entities[name] ?? whole)
        : String.fromCodePoint(Math.min(0x10ffff, decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16))),
    );
const tags = (xml: string, name: string): readonly string[] => xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, 'g')) ?? [];

/** Finds the sheets, strings and styles through the relationships, as Excel does (ECMA-376 part 1, 12.3). */
const readBook = async (bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): Promise<Book> => {
  const text = async (name: string): Promise<string> => {
    const entry = entries.get(name);
    if (!entry) throw unreadable(entries.has('[Content_Types].xml') && name.startsWith('xl/') ? 'damaged' : 'not-a-spreadsheet');
    return unpackText(bytes, entry, partLimit);
  };
  const root = tags(await text('_rels/.rels'), 'Relationship').find((tag) => (attribute(tag, 'Type') ?? '').endsWith('/officeDocument'));
  const bookPath = (attribute(root ?? '', 'Target') ?? '').replace(/^\//, '');
  if (!/^xl\/\w+\.xml$/.test(bookPath)) throw unreadable('not-a-spreadsheet');
  const bookXml = await text(bookPath);
  const relations = tags(await text(bookPath.replace(/(\w+\.xml)$/, '_rels/$1.rels')), 'Relationship').map((tag) => {
    const target = attribute(tag, 'Target') ?? '';
    return {
      id: attribute(tag, 'Id'),
      type: attribute(tag, 'Type') ?? '',
      entry: entries.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`),
    };
  });
  const ofType = (type: string) => relations.find((relation) => relation.type.endsWith(`/${type}`))?.entry;
  const [strings, styles] = [ofType('sharedStrings'), ofType('styles')];
  const sheets = tags(bookXml, 'sheet')
    .filter((tag) => !(attribute(tag, 'state') ?? '').endsWith('idden'))
    .flatMap((tag) => {
      const relation = relations.find(({ id }) => id !== undefined && id === attribute(tag, 'id'));
      if (relation && !relation.type.endsWith('/worksheet')) return [];
      if (!relation?.entry) throw unreadable('damaged');
      return [{ name: attribute(tag, 'name') ?? '', entry: relation.entry }];
    });
  const date1904 = /^(1|true)$/.test(attribute(tags(bookXml, 'workbookPr')[0] ?? '', 'date1904') ?? '');
  return { date1904, sheets, ...(strings && { strings }), ...(styles && { styles }) };
};

/** Unpacks a sheet in pieces, counting the rows that hold something; keeps the text only while there are not too many. */
const readSheetXml = async (bytes: Uint8Array, entry: ZipEntry, task: ReadingTask): Promise<string> => {
  const decoder = new TextDecoder();
  let kept: string[] | null = [];
  let keptLength = 0;
  let rest = '';
  let rows = 0;
  let rowOpen = false;
  let done = 0;
  let lastBreath = 0;
  for await (const piece of unpack(bytes, entry)) {
    const text = decoder.decode(piece, { stream: true });
    kept?.push(text);
    keptLength += text.length;
    // A tag may be cut in two by the end of a piece: what follows the last `<` waits for the next.
    const window = rest + text;
    const cut = window.lastIndexOf('<');
    for (const [, tag] of window.slice(0, cut).matchAll(/<(?:\w+:)?(row|v|is)(?=[\s/>])/g)) {
      if (tag === 'row') rowOpen = true;
      else if (rowOpen) {
        rows += 1;
        rowOpen = false;
      }
    }
    rest = window.slice(Math.max(0, cut));
    if (rows > rowLimit + spareRows) kept = null;
    else if (keptLength > partLimit) throw unreadable('too-large');
    done += piece.length;
    if (done - lastBreath > 1024 * 1024) {
      lastBreath = done;
      await breathe(task, 0.05 + 0.65 * (done / entry.unpacked));
    }
  }
  if (kept === null) throw tooManyRows(rows - 1, rowLimit);
  return kept.join('') + decoder.decode();
};

const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
const lettersOf = (column: number): string =>
  (column >= 26 ? lettersOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** The text between an element's first tag and its end; `undefined` without either. Linear, whatever the text. */
const between = (xml: string, name: string): string | undefined => {
  const open = new RegExp(`<(?:\\w+:)?${name}(?:\\s[^<>]*)?>`).exec(xml);
  const end = xml.search(new RegExp(`</(?:\\w+:)?${name}>`));
  return open && end > open.index ? xml.slice(open.index + open[0].length, end) : undefined;
};
/** Splits before each tag of that name; anything before the first is dropped. */
const piecesFrom = (xml: string, name: string): readonly string[] => {
  const tag = `<(?:\\w+:)?${name}[\\s/>]`;
  const pieces = xml.split(new RegExp(`(?=${tag})`));
  return new RegExp(`^${tag}`).test(pieces[0] ?? '') ? pieces : pieces.slice(1);
};
const tagOf = (piece: string): string => /^<[^<>]*/.exec(piece)?.[0] ?? '';

/** Rows and cells with addresses, types, styles and values, and nothing else; addresses of formulas and errors as `column:row` from 0. */
const normalise = (
  xml: string,
): { readonly cells: string; readonly formulas: ReadonlySet<string>; readonly errors: ReadonlySet<string> } => {
  const formulas = new Set<string>();
  const errors = new Set<string>();
  const out: string[] = [];
  let row = -1;
  for (const piece of piecesFrom(between(xml, 'sheetData') ?? '', 'row')) {
    const rowTag = tagOf(piece);
    const number = Number(attribute(rowTag, 'r') ?? row + 2) - 1;
    if (!Number.isInteger(number) || number <= row || number > 1_048_575) throw unreadable('damaged');
    row = number;
    const cells: string[] = [];
    let column = -1;
    for (const content of piecesFrom(piece, 'c')) {
      const tag = tagOf(content);
      const letters = /^([A-Z]{1,3})\d+$/.exec(attribute(tag, 'r') ?? '')?.[1];
      const next = letters === undefined ? column + 1 : columnOf(letters);
      if (next <= column) throw unreadable('damaged');
      column = next;
      // Beyond the last column that is read, a formula without a value is nothing: one far out would make every row as wide.
      if (column < columnLimit && /<(?:\w+:)?f[\s/>]/.test(content)) formulas.add(`${column}:${row}`);
      const value = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)/.exec(content)?.[1] ?? '';
      const inline = between(content, 'is')?.replaceAll(/(<\/?)\w+:/g, '$1');
      if (value === '' && inline === undefined) continue;
      if (column >= columnLimit) throw unreadable('too-many-columns');
      const type = attribute(tag, 't') ?? 'n';
      if (type === 'e') errors.add(`${column}:${row}`);
      const style = attribute(tag, 's');
      const shape = `r="${lettersOf(column)}${row + 1}" t="${type === 'e' ? 'str' : type}"${style === undefined ? '' : ` s="${Number(style)}"`}`;
      cells.push(inline === undefined ? `<c ${shape}><v>${value}</v></c>` : `<c ${shape}><is>${inline}</is></c>`);
    }
    if (cells.length > 0) out.push(`<row r="${row + 1}">${cells.join('')}</row>`);
  }
  return { cells: out.join(''), formulas, errors };
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

type Value = string | number | boolean | Date | { readonly digits: string } | null;

/** Hands our small package to the library. Anything it cannot parse counts as a damaged file. */
const readValues = async (bytes: Uint8Array, book: Book, cells: string): Promise<Value[][]> => {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${officeRelations}/${type}" Target="${target}"/>`;
  const files: Record<string, string> = {
    '_rels/.rels': `<Relationships xmlns="${packageRelations}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${officeRelations}"><workbookPr date1904="${book.date1904 ? 1 : 0}"/><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${cells}</sheetData></worksheet>`,
  };
  let relations = relation('rId1', 'worksheet', 'worksheets/sheet1.xml');
  const withoutPrefixes = (xml: string): string => xml.replaceAll(/(<\/?)\w+:(?=\w)/g, '$1');
  if (book.strings) {
    files['xl/sharedStrings.xml'] = withoutPrefixes(await unpackText(bytes, book.strings, partLimit));
    relations += relation('rId2', 'sharedStrings', 'sharedStrings.xml');
  }
  if (book.styles) {
    files['xl/styles.xml'] = withoutPrefixes(await unpackText(bytes, book.styles, partLimit));
    relations += relation('rId3', 'styles', 'styles.xml');
  }
  files['xl/_rels/workbook.xml.rels'] = `<Relationships xmlns="${packageRelations}">${relations}</Relationships>`;
  const packed = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { level: 0 });
  try {
    const options = { trim: false, parseNumber: (digits: string) => ({ digits }) };
    return (await readSheet(packed.buffer, 1, options)) as unknown as Value[][];
  } catch {
    throw unreadable('damaged');
  }
};

const toCell = (value: Value): SheetCell => {
  if (value === null) return emptyCell;
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'ja' : 'nej' };
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? { kind: 'error', text: '#DATE!' } : { kind: 'date', text: value.toISOString().slice(0, 10) };
  }
  // Excel writes long numbers as 2.00809142383E11; people see 200809142383.
  return { kind: 'number', text: String(Number(typeof value === 'number' ? value : value.digits)) };
};
