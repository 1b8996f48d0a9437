import { strToU8, zipSync } from 'fflate';

/** A cell to write: text, a plain number, a date as Excel's day number, a formula with the value it had, or nothing. */
export type WrittenCell =
  | string
  | number
  | null
  | { readonly serial: number }
  | { readonly inline: string }
  | { readonly formula: string; readonly value?: string | number };

export type WrittenBook = {
  readonly sheet: string;
  readonly rows: readonly (readonly WrittenCell[])[];
  /** Widths in characters, one per column. */
  readonly widths?: readonly number[];
  readonly date1904?: boolean;
  /** More parts of the package, path → contents. */
  readonly parts?: Readonly<Record<string, string>>;
};

/** Excel writes characters that XML cannot hold as `_x0001_`, and escapes the underscore of text that looks like that. */
const escapeText = (text: string): string =>
  text
    .replaceAll(/_x[\dA-Fa-f]{4}_/g, (code) => `_x005F${code}`)
    .replaceAll(
      /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

export const columnLetters = (column: number): string =>
  (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Style 1 is a date, style 2 a heading in bold. */
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

/**
 * A small XLSX file (ECMA-376) with shared strings, one sheet and no clock in it: the same book always gives the same bytes.
 * The first row is set as headings.
 */
export const writeXlsx = ({ sheet, rows, widths = [], date1904 = false, parts = {} }: WrittenBook): Uint8Array => {
  const strings = new Map<string, number>();
  const shared = (text: string): number => {
    const known = strings.get(text);
    if (known !== undefined) return known;
    strings.set(text, strings.size);
    return strings.size - 1;
  };
  const cell = (value: WrittenCell, column: number, row: number): string => {
    const at = `r="${columnLetters(column)}${row}"`;
    const style = row === 1 ? ' s="2"' : '';
    if (value === null) return '';
    if (typeof value === 'string') return `<c ${at}${style} t="s"><v>${shared(value)}</v></c>`;
    if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`;
    if ('serial' in value) return `<c ${at} s="1"><v>${value.serial}</v></c>`;
    if ('inline' in value) return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escapeText(value.inline)}</t></is></c>`;
    const formula = `<f>${escapeText(value.formula)}</f>`;
    if (value.value === undefined) return `<c ${at}>${formula}</c>`;
    const text = typeof value.value === 'string';
    return `<c ${at}${text ? ' t="str"' : ''}>${formula}<v>${text ? escapeText(String(value.value)) : value.value}</v></c>`;
  };
  const body = rows
    .map((cells, index) => `<row r="${index + 1}">${cells.map((value, column) => cell(value, column, index + 1)).join('')}</row>`)
    .join('');
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('');
  const part = (name: string, type: string): string => `<Override PartName="/xl/${name}.xml" ContentType="${types}.${type}+xml"/>`;
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('worksheets/sheet1', 'worksheet')}${part('styles', 'styles')}${part('sharedStrings', 'sharedStrings')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets><sheet name="${escapeText(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'styles', 'styles.xml')}${relation(3, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns && `<cols>${columns}</cols>`}<sheetData>${body}</sheetData></worksheet>`,
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}" uniqueCount="${strings.size}">${[...strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeText(text)}</t></si>`).join('')}</sst>`,
    ...parts,
  };
  const packed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(packed, { level: 6, mtime: new Date(1980, 0, 1, 12) });
};
