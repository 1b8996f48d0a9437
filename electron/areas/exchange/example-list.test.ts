import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { testNumbers } from '../../base/test-numbers.ts';
import { guessColumns } from './sheets/column-rules.ts';
import { exampleBook } from './example-list.ts';
import { readSpreadsheet } from './sheets/list-file.ts';
import { cellKey, evaluate, rowsToImport, type ImportContext } from './rules.ts';
import { writeXlsx } from './sheets/xlsx-workbook.ts';

const file = new URL('../../../examples/arendelista.xlsx', import.meta.url);
// WRITE_EXAMPLES=1 rewrites the file after a change to the list.
if (process.env['WRITE_EXAMPLES']) writeFileSync(file, writeXlsx(exampleBook));

const context: ImportContext = { today: '2026-05-07', existingNumbers: new Set(), existingCaseNumbers: new Set() };
const sheet = await readSpreadsheet(readFileSync(file));
const mapping = guessColumns(sheet, context.today);
const column = (heading: string): number => sheet.headings.indexOf(heading);

describe('examples/arendelista.xlsx', () => {
  test('is exactly what the list in the source gives', () => {
    expect(readFileSync(file).equals(writeXlsx(exampleBook))).toBe(true);
  });

  test('has every column understood but the one that the register does not keep', () => {
    const unused = sheet.headings.filter((_, at) => !Object.values(mapping).includes(at));
    expect(unused).toEqual(['Handläggare']);
  });

  test('is as messy as real lists: ten rows good, five to mend, each fault at its cell', () => {
    const { rows, good, withErrors } = evaluate(sheet, mapping, {}, context);
    const faults = rows.flatMap(({ row, problems }) => problems.map(({ code, column: at }) => [row, sheet.headings[at ?? -1], code]));
    expect(faults).toEqual([
      [5, 'Personnummer', 'import-number-check-digit'],
      [6, 'Personnummer', 'import-number-missing'],
      [9, 'Hemkommun', 'import-municipality-unknown'],
      [10, 'Senast kontakt', 'import-formula-value-used'],
      [11, 'Inskriven', 'import-date-impossible'],
      [13, 'Personnummer', 'import-number-twice-in-file'],
      [14, 'Personnummer', 'import-number-check-digit'],
    ]);
    expect([rows.length, good, withErrors]).toEqual([15, 10, 5]);
  });

  test('is wholly good once four cells are mended and the repeated person left out, with published test numbers alone', () => {
    const edits = {
      [cellKey(5, column('Personnummer'))]: '20020320-2387',
      [cellKey(9, column('Hemkommun'))]: 'Norrköping',
      [cellKey(11, column('Inskriven'))]: '2026-02-20',
      [cellKey(14, column('Personnummer'))]: '20020827-2393',
    };
    const ready = rowsToImport(evaluate(sheet, mapping, edits, context), new Set());
    expect(ready).toHaveLength(14);
    const numbers = ready.flatMap(({ personalNumber }) => (personalNumber ? [personalNumber.text] : []));
    expect(numbers).toHaveLength(13);
    for (const number of numbers) expect(testNumbers.map((each) => each.number)).toContain(number);
    expect(ready[5]).toMatchObject({
      givenName: 'Viktor',
      familyName: 'Testgren',
      alias: 'Vicke',
      protection: 'protected-registration',
      municipality: '0562',
      openedOn: '2026-01-12',
    });
    expect(ready[13]?.row).toBe(16);
  });
});
