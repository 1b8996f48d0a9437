import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { municipalityNames } from '../../base/gazetteer/municipalities.ts';
import { caseStates, phases, protectionLevels } from '../../base/terms.ts';
import { testNumbers } from '../../base/test-numbers.ts';
import { readDate, readPhase, readProtection, readState, splitName } from './sheets/cell-rules.ts';
import { assignColumn, fieldOf, findHeader, guessColumns, importFields } from './sheets/column-rules.ts';
import { cellKey, createJudge, evaluate, rowsToImport, type CellEdits, type ImportContext } from './rules.ts';
import type { Sheet, SheetCell } from './sheets/sheet-rules.ts';

const today = '2026-05-07';
const nothing: ImportContext = { today, existingNumbers: new Set(), existingCaseNumbers: new Set() };
const cell = (value: string | number): SheetCell =>
  typeof value === 'number' ? { kind: 'number', text: String(value) } : { kind: value === '' ? 'empty' : 'text', text: value };
const sheetOf = (headings: readonly string[], ...rows: readonly (readonly (string | number)[])[]): Sheet => ({
  format: 'csv',
  name: '',
  headerRow: 1,
  headings,
  rows: rows.map((values, index) => ({ row: index + 2, cells: values.map(cell) })),
  notices: [],
});
const judge = (sheet: Sheet, edits: CellEdits = {}, context = nothing) => evaluate(sheet, guessColumns(sheet, today), edits, context);
const codesOf = (sheet: Sheet, context = nothing) => judge(sheet, {}, context).rows.map(({ problems }) => problems.map(({ code }) => code));
/** The faults of one row that also has a name and a number. */
const faultsOf = (heading: string, value: string | number) =>
  codesOf(sheetOf(['Namn', 'Personnummer', heading], ['Alva Testberg', '20100101-2382', value]))[0];

describe('a date', () => {
  const read = (text: string) => readDate(cell(text), today);

  test('is read however Swedes and Englishmen write it', () => {
    const forms = [
      '2026-05-07',
      '2026/5/7',
      '2026.05.07',
      '20260507',
      '260507',
      '26-05-07',
      '7/5 2026',
      '7/5-26',
      '7/5/2026',
      '07.05.2026',
      '7.5.26',
      '7-5-2026',
    ];
    const words = [
      '7 maj 2026',
      'den 7 maj 2026',
      'torsdag 7 maj 2026',
      'torsdagen den 7:e maj 2026',
      '7 maj -26',
      'May 7, 2026',
      '7th of May 2026',
      'Thursday, May 7th 2026',
    ];
    const times = ['2026-05-07 13:00', '2026-05-07T00:00:00', '7/5 2026 13.45', '\u00a02026-05-07 '];
    for (const text of [...forms, ...words, ...times]) expect([text, read(text)]).toEqual([text, { date: today }]);
  });

  test('with two digits for the year lies in this century unless that is long to come', () => {
    expect([read('7/5-27'), read('7/5-28'), read('980507')]).toEqual([
      { date: '2027-05-07' },
      { date: '1928-05-07' },
      { date: '1998-05-07' },
    ]);
  });

  test('that can only have the month first is read so, with a word about it', () => {
    expect(read('5/17/2026')).toEqual({ date: '2026-05-17', note: 'month-first' });
  });

  test('that does not exist is told from what is no date', () => {
    for (const text of ['2026-02-30', '31/4 2026', '2026-13-01', '29 februari 2026', '0026-01-01'])
      expect(read(text)).toEqual({ problem: 'date-impossible' });
    for (const text of ['i våras', '2026', 'maj 2026', 'v. 19', '7 mej 2026', '??'])
      expect(read(text)).toEqual({ problem: 'date-unreadable' });
    expect(read('  ')).toBeNull();
  });

  test('as a number is what Excel means by it', () => {
    expect(readDate(cell(46_149), today)).toEqual({ date: '2026-05-07' });
    expect(readDate(cell(46_149.75), today)).toEqual({ date: '2026-05-07' });
    expect(readDate(cell(20_260_507), today)).toEqual({ date: '2026-05-07' });
  });

  test('written by the engine itself comes back, in five forms', () => {
    const anyDate = fc.date({ min: new Date('1960-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(anyDate, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y, m, d] = iso.split('-').map(Number);
        const long = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
        for (const text of [
          iso,
          iso.replaceAll('-', ''),
          `${d}/${m} ${y}`,
          `${d}.${m}.${y}`,
          long('sv-SE'),
          long('en-GB'),
          long('en-US'),
        ]) {
          expect([text, read(text)]).toEqual([text, { date: iso }]);
        }
        const serial = Math.round((Date.parse(iso) - Date.parse('1899-12-30')) / 86_400_000);
        expect(readDate(cell(serial), today)).toEqual({ date: iso });
      }),
    );
  });
});

describe('words of the field', () => {
  test('are known in Swedish and English, with the variants lists have', () => {
    const values = (texts: readonly string[], read: (text: string) => unknown) => texts.map(read);
    const assessment = [
      'Bedömning',
      'BEDÖMNING ',
      '3. Bedömning',
      'Fas 3',
      '3',
      'bedömningsfas',
      'Fas 3: Bedömning',
      'assessment',
      'Assessment phase',
      'utredning',
    ];
    expect(new Set(values(assessment, readPhase).map((each) => JSON.stringify(each)))).toEqual(new Set(['{"value":"assessment"}']));
    expect(values(['Kontaktfasen', 'motivationsfas', 'Akut skydd', 'eftervård', 're-establishment'], readPhase)).toEqual(
      ['contact', 'motivation', 'acute-protection', 'aftercare', 're-establishment'].map((value) => ({ value })),
    );
    expect(values(['Pågående', 'pausat', 'Avbruten', 'avslutad'], readState)).toEqual(caseStates.map((value) => ({ value })));
    expect(values(['Nej', 'Sekretessmarkerad', 'Kvarskrivning', 'Fingerade personuppgifter'], readProtection)).toEqual(
      protectionLevels.map((value) => ({ value })),
    );
  });

  test('misspelt get a suggestion, unknown ones none, a dash is nothing', () => {
    expect(readPhase('Stabilsering')).toEqual({ suggestion: 'stabilisation' });
    expect(readPhase('väntar')).toEqual({ suggestion: null });
    expect([readPhase(' - '), readState(''), readProtection('–')]).toEqual([null, null, null]);
    expect(readPhase('9')).toEqual({ suggestion: null });
    expect(readProtection('ja')).toEqual({ suggestion: null });
  });

  test('of the register itself are always known', () => {
    for (const phase of phases) expect(readPhase(phase)).toEqual({ value: phase });
  });

  test('a name is split however it is turned', () => {
    expect(splitName('Alva Testberg')).toEqual({ givenName: 'Alva', familyName: 'Testberg' });
    expect(splitName('Testberg,\u00a0Alva Maria')).toEqual({ givenName: 'Alva Maria', familyName: 'Testberg' });
    expect(splitName(' Alva  Maria von Testberg ')).toEqual({ givenName: 'Alva Maria', familyName: 'von Testberg' });
    expect(splitName('Alva')).toEqual({ givenName: 'Alva', familyName: '' });
  });
});

describe('columns', () => {
  test('are known by Swedish and English headings', () => {
    const swedish = sheetOf(
      [
        'Ärende-nr',
        'FÖRNAMN',
        'Efternamn:',
        'Person nr',
        'Hemkommun',
        'Nuvarande fas',
        'Start-datum',
        'Skyddsnivå',
        'VH 1',
        'VH 2',
        'Övrigt',
      ],
      [],
    );
    expect(Object.keys(guessColumns(swedish, today)).toSorted()).toEqual(
      [
        'case-number',
        'family-name',
        'given-name',
        'guardian-1',
        'guardian-2',
        'municipality',
        'note',
        'opened-on',
        'personal-number',
        'phase',
        'protection',
      ].toSorted(),
    );
    const english = sheetOf(
      ['Case no.', 'Full name', 'Personal identity number', 'Municipality', 'Phase', 'Status', 'Start date', 'Notes', 'E-mail', 'Phone'],
      [],
    );
    expect(guessColumns(english, today)).toEqual({
      'case-number': 0,
      name: 1,
      'personal-number': 2,
      municipality: 3,
      phase: 4,
      state: 5,
      'opened-on': 6,
      note: 7,
      email: 8,
      phone: 9,
    });
  });

  test('with headings nobody could know are known by what stands in them', () => {
    const sheet = sheetOf(
      ['Namn', 'X', 'Y', 'Z'],
      ['Alva Testberg', '20100101-2382', 'Örebro', 'Kontakt'],
      ['Milo Exempelsson', '080914-2383', 'Linköpings kommun', 'Flytt'],
    );
    expect(guessColumns(sheet, today)).toEqual({ name: 0, 'personal-number': 1, municipality: 2, phase: 3 });
  });

  test('serve one field each and no field has two, however they are moved about', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.option(fc.constantFrom(...importFields))), { maxLength: 30 }), (moves) => {
        const mapping = moves.reduce((now, [column, field]) => assignColumn(now, column, field), {});
        const columns = Object.values(mapping);
        expect(new Set(columns).size).toBe(columns.length);
        const [column, field] = moves.at(-1) ?? [];
        if (column !== undefined) expect(fieldOf(mapping, column)).toBe(field ?? null);
      }),
    );
  });

  test('begin under the headings, below any title', () => {
    const rows = [
      ['Avhopparverksamheten 2026', '', ''],
      ['', '', ''],
      ['Namn', 'Personnummer', 'Fas'],
      ['Alva Testberg', '20100101-2382', 'Kontakt'],
    ];
    expect(findHeader(rows.map((row) => row.map(cell)))).toBe(2);
    expect(
      findHeader(
        [
          ['Vem', 'Vad'],
          ['Alva', 'x'],
        ].map((row) => row.map(cell)),
      ),
    ).toBe(0);
    expect(findHeader([['Alva Testberg', '20100101-2382']].map((row) => row.map(cell)))).toBeNull();
  });
});

describe('a row', () => {
  test('with everything right is ready to be written', () => {
    const headings = [
      'Ärendenr',
      'Namn',
      'Alias',
      'Personnummer',
      'Kommun',
      'Fas',
      'Status',
      'Skydd',
      'Inskriven',
      'Telefon',
      'Vårdnadshavare 1',
      'Vårdnadshavare 2',
      'Anteckning',
      'Senast kontakt',
    ];
    const values = [
      'Ä-2026-001',
      ' Alva Testberg',
      '',
      '100101-2382',
      'Örebro kommun',
      'Fas 2',
      'Aktiv',
      'Nej',
      46_035,
      '070-174 06 05',
      'Karin Testberg',
      '-',
      '  Ringde.\nSvarade. ',
      '7/5 2026',
    ];
    const { rows } = judge(sheetOf(headings, values));
    expect(rows[0]?.problems).toEqual([]);
    expect(rows[0]?.ready).toEqual({
      row: 2,
      caseNumber: 'Ä-2026-001',
      givenName: 'Alva',
      familyName: 'Testberg',
      alias: '',
      personalNumber: { kind: 'personal', text: '20100101-2382', birthDate: '2010-01-01' },
      numberMissingReason: '',
      birthDate: '2010-01-01',
      phase: 'motivation',
      state: 'active',
      protection: 'none',
      municipality: '1880',
      openedOn: '2026-01-13',
      phone: '070-174 06 05',
      email: '',
      guardians: [{ givenName: 'Karin', familyName: 'Testberg' }],
      note: '  Ringde.\nSvarade. ',
      noteDate: '2026-05-07',
    });
  });

  test('has its faults named at their cells', () => {
    expect(faultsOf('Kommun', 'Ankeborg')).toEqual(['import-municipality-unknown']);
    expect(faultsOf('Fas', 'väntar')).toEqual(['import-phase-unknown']);
    expect(faultsOf('Fas', '')).toEqual(['import-phase-missing']);
    expect(faultsOf('Status', 'kanske')).toEqual(['import-state-unknown']);
    expect(faultsOf('Skydd', 'ja')).toEqual(['import-protection-unknown']);
    expect(faultsOf('Skydd', 'fingerade personuppgifter')).toEqual(['import-fictitious']);
    expect(faultsOf('Inskriven', '2026-02-30')).toEqual(['import-date-impossible']);
    expect(faultsOf('Inskriven', 'i våras')).toEqual(['import-date-unreadable']);
    expect(faultsOf('Inskriven', '2026-05-08')).toEqual(['import-date-future']);
    expect(faultsOf('Inskriven', '2009-12-31')).toEqual(['import-date-before-birth']);
    expect(faultsOf('Inskriven', '4/13/2026')).toEqual(['import-date-month-first']);
    expect(faultsOf('Födelsedatum', '2010-01-02')).toEqual(['import-birth-date-differs']);
    expect(faultsOf('Noteringar', 'x'.repeat(100_000))).toEqual([]);
    expect(faultsOf('Noteringar', 'x'.repeat(100_001))).toEqual(['import-text-too-long']);
    expect(
      codesOf(
        sheetOf(
          ['Namn', 'Personnummer'],
          ['', '20100101-2382'],
          ['Alva', '20100101-2390'],
          ['Milo T', '20080914-2384'],
          ['Noor T', '2008'],
        ),
      ),
    ).toEqual([['import-name-missing'], ['import-name-incomplete'], ['import-number-check-digit'], ['import-number-shape']]);
  });

  test('keeps a number from which Excel has eaten the zero', () => {
    expect(judge(sheetOf(['Namn', 'Personnummer'], ['Milo T', 809_142_383])).rows[0]?.ready?.personalNumber?.text).toBe('20080914-2383');
  });

  test('that is in the file twice, or in the register already, is told which', () => {
    const sheet = sheetOf(
      ['Namn', 'Personnummer', 'Ärendenr'],
      ['Milo T', '20080914-2383', 'Ä-2026-001'],
      ['Milo E', '080914–2383', 'Ä-2026-002'],
      ['Noor T', '20010525-2399', 'ä 2026 001'],
    );
    expect(judge(sheet).rows.map(({ problems }) => problems.map(({ code, column, details }) => [code, column, details]))).toEqual([
      [],
      [['import-number-twice-in-file', 1, { row: 2 }]],
      [['import-case-number-twice-in-file', 2, { row: 2 }]],
    ]);
    const context = { today, existingNumbers: new Set(['20080914-2383']), existingCaseNumbers: new Set(['a2026001']) };
    expect(codesOf(sheet, context)).toEqual([
      ['import-number-in-register', 'import-case-number-in-register'],
      ['import-number-in-register'],
      ['import-case-number-in-register'],
    ]);
  });

  test('without anything in the columns that are imported is no row', () => {
    expect(judge(sheetOf(['Namn', 'Handläggare'], ['Alva T', 'MH'], ['', 'JL'], [' ', ''])).rows).toHaveLength(1);
  });
});

describe('a cell of tens of thousands of characters', () => {
  const long = 'a'.repeat(32_000);
  test('is guessed from by its beginning: what a column is stands there', () => {
    const guess = (text: string) => guessColumns(sheetOf(['Namn', 'Övrig uppgift'], ['Alva T', text], ['Milo T', text]), today);
    expect(guess('a@b.se')).toEqual({ name: 0, email: 1 });
    expect(guess(`${long}@b.se`)).toEqual({ name: 0 });
    expect(guessColumns(sheetOf([`Namn ${long}`, 'Alias'], ['a', 'b']), today)).toEqual({ alias: 1 });
  });
  test('is too long in every column but the note, and is read no further', () => {
    const fields = importFields.filter((field) => field !== 'note');
    for (const field of fields) {
      const sheet = sheetOf(['A', 'B'], ['Alva Testberg', `${'2010-01-01'.padEnd(400)}${long}`]);
      const [row] = evaluate(sheet, field === 'name' ? { name: 1 } : { name: 0, [field]: 1 }, {}, nothing).rows;
      const found = row?.problems.filter((problem) => problem.column === 1) ?? [];
      expect(
        found.map(({ code }) => code),
        field,
      ).toContain('import-text-too-long');
      expect(row?.ready, field).toBeNull();
    }
    const note = judge(sheetOf(['Namn', 'Personnummer', 'Notering'], ['Alva T', '20100101-2382', long]));
    expect(note.rows[0]?.ready?.note).toBe(long);
  });
  test('with nothing to see before its words is a row all the same', () => {
    expect(judge(sheetOf(['Namn', 'Alias'], ['', `${' '.repeat(5000)}x`], [' ', '\u200b ']), {}).rows).toHaveLength(1);
  });
});

describe('a judge of one sheet', () => {
  const typed = fc.constantFrom('', 'Alva Testberg', 'Bo', '20100101-2382', '010203', 'okänt', 'Ä-2026-001', 'fel', '2026-02-30');
  const rowOf = fc.array(typed, { minLength: 4, maxLength: 4 });

  test('says after any mending what judging everything anew says, and reads only the mended row again', () => {
    fc.assert(
      fc.property(
        fc.array(rowOf, { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(7), fc.nat(3), fc.option(typed, { nil: undefined })), { maxLength: 6 }),
        (rows, mendings) => {
          const sheet = sheetOf(['Namn', 'Personnummer', 'Personnummer saknas', 'Ärendenummer'], ...rows);
          const mapping = { name: 0, 'personal-number': 1, 'number-missing-reason': 2, 'case-number': 3 } as const;
          const again = createJudge(sheet, mapping);
          let edits: CellEdits = {};
          let before = again(edits, nothing);
          for (const [at, column, text] of mendings) {
            const row = sheet.rows[at % sheet.rows.length]?.row ?? 0;
            const { [cellKey(row, column)]: _, ...others } = edits;
            edits = text === undefined ? others : { ...others, [cellKey(row, column)]: text };
            const after = again(edits, nothing);
            expect(after).toEqual(evaluate(sheet, mapping, edits, nothing));
            for (const one of after.rows) {
              const known = before.rows.find((each) => each.row === one.row);
              if (one.row !== row && known) expect(one.cells).toBe(known.cells);
            }
            before = after;
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('mending', () => {
  const sheet = sheetOf(
    ['Namn', 'Personnummer', 'Kommun'],
    ['Alva T', '20100101-2383', 'Norköping'],
    ['Milo T', '20080914-2383', 'Örebro'],
  );

  test('a cell changes that row alone, and the file not at all', () => {
    const before = structuredClone(sheet);
    expect(judge(sheet)).toMatchObject({ good: 1, withErrors: 1 });
    const mended = judge(sheet, { [cellKey(2, 1)]: '20100101-2382', [cellKey(2, 2)]: 'Norrköping' });
    expect(mended).toMatchObject({ good: 2, withErrors: 0 });
    expect(mended.rows[0]?.ready?.municipality).toBe('0581');
    expect(sheet).toEqual(before);
  });

  test('with the suggestion is always enough for a misspelt municipality', () => {
    const suggestion = judge(sheet).rows[0]?.problems.find(({ code }) => code === 'import-municipality-unknown')?.details?.['suggestion'];
    expect(suggestion).toBe('Norrköping');
    for (const { name, code } of municipalityNames)
      expect(judge(sheetOf(['Namn', 'Kommun'], ['Alva T', name])).rows[0]?.ready?.municipality).toBe(code);
  });

  test('leaves out what is left out, and imports no row with a fault', () => {
    const all = judge(
      sheetOf(
        ['Namn', 'Personnummer'],
        ...testNumbers.slice(0, 20).map(({ number }, at) => ['Alva Testberg', at % 3 === 0 ? `${number.slice(0, -1)}x` : number]),
      ),
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 2, max: 21 })), (leftOut) => {
        const rows = rowsToImport(all, new Set(leftOut)).map(({ row }) => row);
        expect(rows).toEqual(
          all.rows
            .filter(({ problems, row }) => problems.every(({ severity }) => severity === 'warning') && !leftOut.includes(row))
            .map(({ row }) => row),
        );
      }),
    );
  });

  test('whatever is typed anywhere gives an answer, and the same answer twice', () => {
    const anything = fc.dictionary(fc.constantFrom('2:0', '2:1', '2:2', '3:1', '9:9'), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(anything, (edits) => {
        const first = judge(sheet, edits);
        expect(judge(sheet, edits)).toEqual(first);
        expect(first.good + first.withErrors).toBe(first.rows.length);
      }),
    );
  });
});
