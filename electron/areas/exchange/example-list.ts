import type { WrittenBook, WrittenCell } from './sheets/xlsx-workbook.ts';

/**
 * examples/arendelista.xlsx: the list a coordinator keeps today, with the usual mess: fourteen people, one of them twice.
 * Everybody in it is invented; the personal numbers are Skatteverket's published test numbers (electron/base/test-numbers.ts),
 * two of them with a digit mistyped. `example-list.test.ts` writes the file.
 */
const headings = [
  ...['Ärendenr', 'Namn', 'Kallas', 'Personnummer', 'Hemkommun', 'Fas', 'Status', 'Skyddade personuppgifter', 'Inskriven'],
  ...['Vårdnadshavare 1', 'Vårdnadshavare 2', 'Handläggare', 'Senast kontakt', 'Noteringar'],
];

/** 1 January 1970 is Excel's day 25569. */
const serial = (date: string): { readonly serial: number } => ({ serial: Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569 });

// A table is read as a table.
// prettier-ignore
const people: readonly (readonly WrittenCell[])[] = [
  ['Ä-2025-003', 'Alva Testberg', null, '20100101-2382', 'Norrköping', 'Bedömning', 'Aktiv', 'Nej', serial('2025-11-03'), 'Karin Testberg', 'Per Testberg', 'MH', serial('2026-04-28'), 'Vill tillbaka till skolan. Mamma kör till möten.'],
  ['Ä-2025-004', 'Milo Exempelsson ', null, '20080914-2383', 'Norrköpings kommun', 'motivation', 'aktiv', 'Nej', '2025-11-17', 'Jenny Exempelsson', null, 'MH', '2026-04-30', 'Fyller 18 i september, nytt samtycke då.'],
  ['Ä-2025-007', 'Noor Påhittad', 'N', '030618-2387', 'Linköping', 'Stabilisering', 'Aktiv', 'Sekretessmarkering', '3/12 2025', null, null, 'MH', serial('2026-05-04'), 'Praktikplats klar från juni.'],
  // A wrong check digit: …2388 should be …2387.
  ['Ä-2025-009', 'Elias Låtsas', null, '20020320-2388', 'Motala', 'Fas 2', 'Aktiv', null, serial('2025-12-08'), null, null, 'MH', '28/4 2026', null],
  ['Ä-2025-010', '  Sanna Fiktiv', null, null, 'Norrköping', 'Kontakt', 'Pausad', 'Nej', '15 december 2025', null, null, 'JL', null, 'Personnummer saknas, ringer nästa vecka'],
  // Excel stored this personal number as a number, and the name was entered the other way round.
  ['Ä-2026-001', 'Testgren, Viktor', 'Vicke', 200_010_272_391, 'Finspång', 'Flytt', 'Aktiv', 'Skyddad folkbokföring', '2026-01-12', null, null, 'MH', serial('2026-05-05'), 'Planerad flytt i maj. Inga uppgifter i telefon.'],
  ['Ä-2026-002', 'Leila Prövsson', null, '20050115-2391', 'Söderköping', 'Motivationsfas', 'Aktiv', 'Nej', '20260119', null, null, 'MH', null, null],
  // A municipality misspelt.
  ['Ä-2026-003', 'Hampus Demoström', null, '20070914-2384', 'Norköping', 'Bedömning', 'Aktiv', 'Nej', '26/1 2026', 'Lena Demoström', 'Ola Demoström', 'JL', '2026-05-01', 'Kontakt genom SSPF.'],
  // A no-break space in the name, and a date that is a formula.
  ['Ä-2026-004', 'Yasmin\u00a0Provare', null, '20090628-2397 ', 'Åtvidaberg', 'Akut skydd', 'Aktiv', 'Sekretessmarkering', serial('2026-02-02'), 'Mona Provare', null, 'MH', { formula: 'I10+90', value: 46_145 }, 'Larm kopplat. Skolskjuts ändrad.'],
  // A day that does not exist.
  ['Ä-2026-005', 'Jonte Mallqvist', null, '20041124-2381', 'Norrköping', 'Återetablering', 'Aktiv', 'Nej', '2026-02-30', null, null, 'MH', null, 'Nytt boende och jobb på lager.'],
  ['Ä-2026-006', 'Amina Skisstedt', null, '20010525-2399', 'Valdemarsvik', 'Eftervård', 'aktiv ', 'Nej', '2026-02-23', null, null, 'JL', '2026-03-30', null],
  // The same person again, entered by somebody else.
  ['Ä-2026-007', 'Milo Exempelson', null, '080914-2383', 'Norrköping', 'Motivation', 'Aktiv', 'Nej', '2026-03-02', 'Jenny Exempelsson', null, 'JL', null, 'Dubbel? Kolla med MH.'],
  // A wrong check digit: …2392 should be …2393.
  ['Ä-2026-008', 'Rasmus Utkastius', 'Ras', '20020827-2392', 'Mjölby', 'Stabilisering', 'Avbruten', 'Nej', '9 mars 2026', null, null, 'MH', serial('2026-04-02'), 'Avbröt själv i april; kan komma tillbaka.'],
  ['Ä-2026-009', 'Tindra Blankberg', null, '20031210-2387', 'Kinda', 'Kontakt', 'Aktiv', null, '16.3.2026', null, null, 'MH', null, 'Första samtalet bokat.\nVill inte bli uppringd på kvällar.'],
  ['Ä-2026-010', 'Kevin Provsten', null, '19920830-2381', 'Ydre', 'Kontakt', 'Aktiv', 'Nej', '2026-04-13', null, null, 'JL', null, null],
];

export const exampleBook: WrittenBook = {
  sheet: 'Ärenden',
  rows: [headings, ...people],
  widths: [12, 20, 9, 16, 20, 16, 10, 24, 18, 20, 20, 12, 15, 48],
};
