import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, type IBorderOptions } from 'docx';
import { ink, line, measures } from './docx-styles.ts';
import { isRightToLeft, runs } from './docx-text.ts';
import type { Block, Paper } from '../paper.ts';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const hairline: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: line };
const rule: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: ink };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

type Cell = {
  readonly text: string;
  readonly style?: string;
  readonly bold?: boolean;
  readonly end?: boolean;
  readonly edges?: { readonly top?: IBorderOptions; readonly bottom?: IBorderOptions };
};

const cell = ({ text, style = 'PaperCell', bold, end, edges }: Cell, width: number): TableCell =>
  new TableCell({
    width: { size: width, type: 'dxa' },
    margins: { left: 0, right: 140 },
    borders: { top: edges?.top ?? none, bottom: edges?.bottom ?? none, left: none, right: none },
    children: [
      new Paragraph({
        style,
        ...(end === true && { alignment: AlignmentType.END }),
        ...(isRightToLeft(text) && { bidirectional: true }),
        children: runs(text, bold === true ? { bold } : {}),
      }),
    ],
  });

/** Rows that never split; the first `heads` rows repeat on each page. */
const grid = (rows: readonly (readonly Cell[])[], shares: readonly number[], format: Paper['format'], heads = 0): Table => {
  const sum = shares.reduce((all, share) => all + share, 0);
  const widths = shares.map((share) => Math.floor((measures(format).text * share) / sum));
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((all, width) => all + width, 0), type: 'dxa' },
    layout: TableLayoutType.FIXED,
    borders: noBorders,
    rows: rows.map(
      (row, index) =>
        new TableRow({ cantSplit: true, tableHeader: index < heads, children: row.map((one, column) => cell(one, widths[column] ?? 0)) }),
    ),
  });
};

export const tableDocx = ({ columns, rows, total }: Of<'table'>, format: Paper['format']): Table => {
  const side = (column: number): { end?: boolean } => (columns[column]?.align === 'end' ? { end: true } : {});
  const filled = (row: readonly string[]): readonly string[] => columns.map((_, column) => row[column] ?? '');
  return grid(
    [
      columns.map(({ text }, column) => ({ text, style: 'PaperCellHead', ...side(column), edges: { bottom: rule } })),
      ...rows.map((row) => filled(row).map((text, column) => ({ text, ...side(column), edges: { bottom: hairline } }))),
      ...(total === undefined ? [] : [filled(total).map((text, column) => ({ text, bold: true, ...side(column), edges: { top: rule } }))]),
    ],
    columns.map((column) => column.share ?? 1),
    format,
    1,
  );
};

export const factsDocx = ({ rows }: Of<'facts'>, format: Paper['format']): Table =>
  grid(
    rows.map(({ label, value }) => [
      { text: label, style: 'PaperCellLabel', edges: { bottom: hairline } },
      { text: value, edges: { bottom: hairline } },
    ]),
    [28, 72],
    format,
  );

export const timesDocx = ({ rows }: Of<'times'>, format: Paper['format']): Table =>
  grid(
    rows.map(({ time, text }) => [
      { text: time, style: 'PaperTime', edges: { bottom: hairline } },
      { text, style: format === 'card' ? 'PaperTime' : 'PaperCell', edges: { bottom: hairline } },
    ]),
    format === 'card' ? [22, 78] : [12, 88],
    format,
  );

/** Two per row, with room to write above each line. */
export const signaturesDocx = ({ lines }: Of<'signatures'>, format: Paper['format']): Table => {
  const pairs = Array.from({ length: Math.ceil(lines.length / 2) }, (_, index) => lines.slice(index * 2, index * 2 + 2));
  return grid(
    pairs.flatMap((pair) => [
      [{ text: '' }, { text: '' }, { text: '' }].map((one) => ({ ...one, style: 'PaperSignatureRoom' })),
      [0, 0.5, 1].map((place) => {
        const text = pair[place];
        return text === undefined ? { text: '' } : { text, style: 'PaperQuiet', edges: { top: rule } };
      }),
    ]),
    [47, 6, 47],
    format,
  );
};
