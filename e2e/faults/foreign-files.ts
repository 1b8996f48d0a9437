import { deflateSync } from 'node:zlib';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { columnLetters, writeXlsx, type WrittenCell } from '../../electron/areas/exchange/sheets/xlsx-workbook.ts';
import { aJpeg, aPdf, aPng, aProgram } from '../../electron/testing/scan-samples.ts';
import type { Dice } from './campaign.ts';

/** `isActive`: a PDF that would do something when opened; it must never be kept. */
export type Foreign = { readonly what: string; readonly parser: 'scan' | 'sheet'; readonly bytes: Uint8Array; readonly isActive?: boolean };

const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const packedText = (bytes: Uint8Array | string): string => deflateSync(bytes, { level: 9 }).toString('latin1');

/** `/JavaScript` in any of the ways its letters may be encoded (ISO 32000-2, 7.3.5). */
const disguised = (name: string, dice: Dice): string =>
  [...name]
    .map((letter) =>
      dice.below(2) === 0 ? letter : `#${letter.charCodeAt(0).toString(16)[dice.below(2) === 0 ? 'toUpperCase' : 'toLowerCase']()}`,
    )
    .join('');

const objectStream = (number: number, content: string, keys = ''): string => {
  const packed = packedText(content);
  return `${number} 0 obj <</Type /ObjStm /N 1 /First ${content.indexOf('<<')} /Filter /FlateDecode /Length ${packed.length} ${keys}>> stream\n${packed}\nendstream endobj\n`;
};

const cut = (bytes: Uint8Array, dice: Dice): Uint8Array => bytes.subarray(0, dice.below(bytes.length));
const flipped = (bytes: Uint8Array, dice: Dice): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  for (let i = 0; i < 1 + dice.below(40); i += 1) copy[dice.below(copy.length)] = dice.below(256);
  return copy;
};

type Maker = (dice: Dice, size: number) => Omit<Foreign, 'parser'>;

/** `size`: how much of everything there is; 1 in the short form. */
const pdfs: Readonly<Record<string, Maker>> = {
  'object streams by the thousand': (dice, size) => {
    const count = (200 + dice.below(1000)) * size;
    const objects = Array.from({ length: count }, (_, i) => objectStream(i + 500, `${i + 90_000} 0 <<>>`)).join('');
    return { what: `${count} object streams`, bytes: aPdf(1, { objects }) };
  },
  'a bomb': (dice, size) => {
    const megabytes = (1 + dice.below(8)) * size;
    const inner = packedText(Buffer.alloc(megabytes * 1024 * 1024, ' '));
    const [content, filters] =
      dice.below(2) === 0 ? [inner, '/FlateDecode'] : [packedText(Buffer.from(inner, 'latin1')), '[/FlateDecode /FlateDecode]'];
    const type = dice.pick([
      '/ObjStm /N 1 /First 7',
      '/XObject /Subtype /Image /Width 9 /Height 9',
      '/XRef /Size 9 /W [1 9 9]',
      '/Metadata',
    ]);
    const objects = `500 0 obj <</Type ${type} /Filter ${filters} /Length ${content.length}>> stream\n${content}\nendstream endobj\n`;
    return {
      what: `${megabytes} MB in ${content.length} bytes`,
      bytes: aPdf(1, { objects, page: dice.pick(['', '/Thumb 500 0 R', '/Metadata 500 0 R']) }),
    };
  },
  'deep nesting': (dice, size) => {
    const depth = (10 + dice.below(20_000)) * size;
    const [open, close] = dice.pick<readonly [string, string]>([
      ['[', ']'],
      ['<</A ', '>>'],
      ['[<</A [', ']>>]'],
      ['(', ')'],
      ['<<', ''],
    ]);
    return { what: `${depth} times ${open}`, bytes: aPdf(1, { page: `/PieceInfo ${open.repeat(depth)}${close.repeat(depth)}` }) };
  },
  'pages in a circle': (dice) => {
    const kids = dice.pick(['2 0 R', '10 0 R 10 0 R', '500 0 R', '1 0 R', '99999 0 R']);
    const objects = '500 0 obj <</Type /Pages /Parent 500 0 R /Kids [500 0 R 2 0 R] /Count 4000000000>> endobj\n';
    const text = Buffer.from(aPdf(2, { objects })).toString('latin1');
    return { what: kids, bytes: latin1(text.replace(/\/Kids \[[^\]]*\]/, `/Kids [${kids}]`)) };
  },
  'references that lead nowhere': (dice) => {
    const page = dice.pick(['/Contents 500 0 R', '/Resources 500 0 R', '/Parent 500 0 R', '/MediaBox 500 0 R', '/Annots 500 0 R']);
    const objects = dice.pick([
      '500 0 obj 500 0 R endobj\n',
      '500 0 obj 501 0 R endobj\n501 0 obj 500 0 R endobj\n',
      '500 0 obj <</Length 500 0 R>> stream\nx\nendstream endobj\n',
      '',
    ]);
    return { what: `${page} ${objects.slice(0, 20)}`, bytes: aPdf(1, { page, objects }) };
  },
  'earlier versions in a circle': (dice, size) => {
    const text = Buffer.from(aPdf(1, { trailer: `/Prev ${dice.below(900)} /XRefStm ${dice.below(900)}` })).toString('latin1');
    return {
      what: 'Prev',
      bytes: latin1(text + `trailer <</Root 1 0 R /Prev 9>>\nstartxref\n${dice.below(2000)}\n%%EOF\n`.repeat(50 * size)),
    };
  },
  'a script, its name disguised': (dice) => {
    const name = disguised(dice.pick(['JavaScript', 'Launch', 'SubmitForm', 'GoToR', 'ImportData']), dice);
    const action = `<</Type /Action /S /${name} /${disguised('JS', dice)} (app.alert\\(1\\))>>`;
    const place = dice.pick(['catalog', 'page', 'objects', 'packed'] as const);
    const made = {
      catalog: { catalog: `/OpenAction ${action}` },
      page: { page: `/AA <</O ${action}>>` },
      objects: { objects: `500 0 obj ${action} endobj\n`, catalog: '/OpenAction 500 0 R' },
      packed: { objects: objectStream(501, `500 0 ${action}`), catalog: `/${disguised('OpenAction', dice)} 500 0 R` },
    }[place];
    return { what: `${name} in ${place}`, bytes: aPdf(1, made), isActive: true };
  },
  'a file inside': (dice) => {
    const objects = `500 0 obj <</Type /${disguised('Filespec', dice)} /F (a.exe) /EF <</F 501 0 R>>>> endobj\n501 0 obj <</Type /EmbeddedFile /Length 2>> stream\nMZ\nendstream endobj\n`;
    return {
      what: 'EmbeddedFile',
      bytes: aPdf(1, { objects, catalog: `/Names <</${disguised('EmbeddedFiles', dice)} <</Names [(a) 500 0 R]>>>>` }),
      isActive: true,
    };
  },
  'many pages': (dice, size) => {
    const pages = (100 + dice.below(500)) * size;
    return { what: `${pages} pages`, bytes: aPdf(pages) };
  },
  'cut off': (dice) => ({ what: 'cut', bytes: cut(dice.pick([aPdf(3), aPng, aJpeg]), dice) }),
  'flipped bytes': (dice) => ({ what: 'flipped', bytes: flipped(dice.pick([aPdf(3), aPng, aJpeg]), dice) }),
  'something else': (dice) => ({
    what: 'else',
    bytes: dice.pick([aProgram, new Uint8Array(0), latin1('%PDF-1.7'), latin1(`%PDF-${'9'.repeat(5000)}`)]),
  }),
};

const xml = '<?xml version="1.0"?>';
const sheetPath = 'xl/worksheets/sheet1.xml';
const sheetOf = (rows: string): string =>
  `${xml}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const people = (count: number): readonly (readonly WrittenCell[])[] => [
  ['Namn', 'Personnummer'],
  ...Array.from({ length: count }, (_, i) => [`Testa Testsson${i}`, 'okänt']),
];
const withParts = (parts: Readonly<Record<string, string>>): Uint8Array => writeXlsx({ sheet: 'Lista', rows: people(3), parts });
const zipped = (files: Zippable): Uint8Array => zipSync(files, { level: 1, mtime: new Date(1980, 0, 1, 12) });

const sheets: Readonly<Record<string, Maker>> = {
  'huge columns': (dice, size) => {
    const column = dice.pick([16_383, 18_277, 300_000, 11_000_000]);
    const rows = Array.from(
      { length: (1 + dice.below(200)) * size },
      (_, i) => `<row r="${i + 1}"><c r="${columnLetters(column)}${i + 1}" t="inlineStr"><is><t>x</t></is></c></row>`,
    );
    return { what: `column ${column}, ${rows.length} rows`, bytes: withParts({ [sheetPath]: sheetOf(rows.join('')) }) };
  },
  'huge rows': (dice, size) => {
    const rows = Array.from(
      { length: 200 * size },
      (_, i) => `<row r="${(i + 1) * dice.pick([5, 1000, 4_000_000, 9e15])}"><c t="n"><v>${i}</v></c></row>`,
    );
    return { what: 'rows far apart', bytes: withParts({ [sheetPath]: sheetOf(rows.join('')) }) };
  },
  'cells by the hundred thousand': (dice, size) => {
    const count = (5000 + dice.below(20_000)) * size;
    const bytes = withParts({
      [sheetPath]: sheetOf(`<row r="1">${dice.pick(['<c/>', '<c><v>1</v></c>', '<c t="s"><v>999999</v></c>']).repeat(count)}</row>`),
    });
    return { what: `${count} cells in a row`, bytes };
  },
  'a bomb': (dice, size) => {
    const bytes = dice.pick([3, 3, 3, 130]) * 1024 * 1024 * size;
    const filler = new Uint8Array(bytes).fill(32);
    const name = dice.pick([sheetPath, 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/media/image1.png']);
    return { what: `${bytes} bytes in ${name}`, bytes: zipped({ 'xl/workbook.xml': strToU8(xml), [name]: filler }) };
  },
  'a bomb that lies about its size': (dice, size) => {
    const filler = new Uint8Array(dice.pick([3, 3, 3, 130]) * 1024 * 1024 * size).fill(60);
    const packed = Buffer.from(zipped({ [sheetPath]: filler }));
    const directory = packed.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    packed.writeUInt32LE(dice.pick([0, 1, 1000]), directory + 24);
    packed.writeUInt32LE(1, 22);
    return { what: 'lies', bytes: new Uint8Array(packed) };
  },
  'a zip in a zip': (dice, size) => {
    let inner: Uint8Array = zipped({ 'a.txt': new Uint8Array(2 * 1024 * 1024 * size) });
    for (let i = 0; i < 3 + dice.below(5); i += 1) inner = zipped({ [dice.pick(['a.xlsx', sheetPath, 'xl/workbook.xml'])]: inner });
    return { what: 'nested', bytes: inner };
  },
  'many files': (dice, size) => {
    const count = (300 + dice.below(700)) * size;
    const names = dice.pick([
      (i: number) => `xl/worksheets/sheet${i}.xml`,
      (i: number) => `${'../'.repeat(i % 9)}etc/passwd${i}`,
      (i: number) => `__proto__/${i}`,
    ]);
    return {
      what: `${count} files`,
      bytes: zipped(Object.fromEntries(Array.from({ length: count }, (_, i) => [names(i), new Uint8Array(0)]))),
    };
  },
  'deep nesting': (dice, size) => {
    const depth = (100 + dice.below(30_000)) * size;
    const name = dice.pick(['row', 'c', 'is', 'x', 'sheetData']);
    const part = dice.pick([sheetPath, 'xl/workbook.xml', 'xl/styles.xml', '[Content_Types].xml', 'xl/sharedStrings.xml']);
    return {
      what: `${depth} deep in ${part}`,
      bytes: withParts({ [part]: `${xml}${`<${name}>`.repeat(depth)}${`</${name}>`.repeat(depth)}` }),
    };
  },
  'entities of entities': (dice, size) => {
    const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
    const external = dice.pick(['', '<!ENTITY f SYSTEM "file:///etc/passwd">', '<!ENTITY % p SYSTEM "http://127.0.0.1:9/">%p;']);
    const doctype = `<!DOCTYPE x [<!ENTITY e0 "lol">${levels}${external}]>`;
    const cells = `<row><c t="inlineStr"><is><t>&e9;&f;${'&amp;'.repeat(1000 * size)}</t></is></c></row>`;
    return { what: 'entities', bytes: withParts({ [sheetPath]: sheetOf(cells).replace(xml, xml + doctype) }) };
  },
  'attributes without end': (dice, size) => {
    const row = dice.pick([
      `<row ${'a="1" '.repeat(5000 * size)}/>`,
      `<row ${'a'.repeat(100_000 * size)}`,
      `<!--${'-'.repeat(100_000 * size)}`,
      `<![CDATA[${']'.repeat(100_000 * size)}`,
    ]);
    return { what: row.slice(0, 8), bytes: withParts({ [sheetPath]: sheetOf(row) }) };
  },
  'a table of commas': (dice, size) => {
    const line = dice.pick([';', ',', '\t', '"', '""', '";"', '\r', '\n', 'a\u0000', '="1";']).repeat((20_000 + dice.below(50_000)) * size);
    return { what: JSON.stringify(line.slice(0, 4)), bytes: strToU8(dice.pick(['', 'Namn;Nummer\n', 'sep=,\n', '\ufeff']) + line) };
  },
  'names that run': (dice) => {
    const formula = dice.pick([
      '=cmd|"/C calc"!A0',
      '@SUM(1)',
      '+1',
      '-1',
      '=HYPERLINK("http://127.0.0.1:9/")',
      '<script>alert(1)</script>',
      '\u202e=1',
      '__proto__',
    ]);
    return {
      what: formula,
      bytes:
        dice.below(2) === 0
          ? strToU8(`Namn;${formula}\n${formula};${formula}\n`)
          : writeXlsx({
              sheet: formula.replaceAll(/["<>]/g, ''),
              rows: [
                ['Namn', formula],
                [formula, { formula, value: formula }],
              ],
            }),
    };
  },
  'cut off': (dice) => ({ what: 'cut', bytes: cut(writeXlsx({ sheet: 'Lista', rows: people(50) }), dice) }),
  'flipped bytes': (dice) => ({ what: 'flipped', bytes: flipped(writeXlsx({ sheet: 'Lista', rows: people(50) }), dice) }),
  'another encoding': (dice) => ({
    what: 'encoded',
    bytes: new Uint8Array(
      Buffer.from(`\ufeffNamn;Nummer\nÅsa;${'å'.repeat(500)}\n`, dice.pick(['utf16le', 'latin1', 'utf8'] as const)).subarray(dice.below(3)),
    ),
  }),
};

/** Cycles through the kinds, so that even a small number covers each. */
export const foreignFile = (index: number, dice: Dice, size: number): Foreign => {
  const all = [
    ...Object.entries(pdfs).map(([kind, make]) => ({ kind, make, parser: 'scan' as const })),
    ...Object.entries(sheets).map(([kind, make]) => ({ kind, make, parser: 'sheet' as const })),
  ];
  const one = all[index % all.length];
  if (one === undefined) throw new Error('there are no kinds');
  const { what, ...made } = one.make(dice, size);
  return { what: `${one.parser}: ${one.kind}: ${what}`, parser: one.parser, ...made };
};
