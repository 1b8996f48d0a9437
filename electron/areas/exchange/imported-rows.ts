import { startOf, type Instant, type IsoDate } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import type { OpenContext } from '../../register/context.ts';
import { eventsHandlers } from '../events/service.ts';
import { registerPerson, requireCase } from '../participants/service.ts';
import { caseNumber } from '../participants/rules.ts';
import * as participants from '../participants/store.ts';
import { readSettings } from '../settings/store.ts';
import type { ImportRow } from './rules.ts';
import type { ImportedRecord } from './store.ts';

/** What the register requires and a list does not contain. */
const words = {
  sv: { numberMissing: 'Saknades i den importerade listan', source: 'Importerad ärendelista', relation: 'Vårdnadshavare' },
  en: { numberMissing: 'Missing in the imported list', source: 'Imported case list', relation: 'Guardian' },
} as const;
type Words = (typeof words)[keyof typeof words];

const writeGuardians = (context: OpenContext, row: ImportRow, caseId: Id, childId: Id, relation: string): readonly ImportedRecord[] =>
  row.guardians.flatMap((guardian): readonly ImportedRecord[] => {
    const { db } = context;
    const personId = participants.insertPerson(db, {
      ...guardian,
      alias: '',
      personalNumber: null,
      numberMissingReason: '',
      birthDate: null,
      protection: 'none',
      municipality: null,
      phone: '',
      email: '',
    });
    const guardianId = participants.insertGuardian(db, childId, personId, { ...guardian, relation, phone: '', email: '' });
    context.audit('participants.guardian-added', { guardianId, after: { ...guardian, relation } }, caseId);
    return [
      { kind: 'persons', id: personId },
      { kind: 'guardians', id: guardianId },
    ];
  });

/** The list's last note, on the day given in the list, otherwise on the day of the import. */
const noteInstant = (row: ImportRow, now: Instant): Instant => {
  const day = row.noteDate === null ? now : startOf(row.noteDate);
  return day > now ? now : day;
};

const writeNote = (context: OpenContext, row: ImportRow, caseId: Id, source: string): readonly ImportedRecord[] => {
  if (row.note === '') return [];
  const { id } = eventsHandlers.add(
    {
      caseId,
      type: 'observation',
      nature: 'fact',
      happenedAt: noteInstant(row, context.now),
      source,
      reliability: 'medium',
      // Nobody has stated what it is about, so it goes to nobody outside the unit.
      subjectArea: null,
      text: row.note,
    },
    context,
    [],
  );
  return [{ kind: 'events', id }];
};

const writeRow = (
  context: OpenContext,
  row: ImportRow,
  say: Words,
  nextNumber: (openedOn: IsoDate) => string,
): readonly ImportedRecord[] => {
  const { db, today } = context;
  const openedOn = row.openedOn ?? today;
  const { caseId, personId } = registerPerson(context, {
    givenName: row.givenName,
    familyName: row.familyName,
    alias: row.alias,
    personalNumber: row.personalNumber?.text ?? '',
    numberMissingReason: row.personalNumber ? '' : row.numberMissingReason || say.numberMissing,
    birthDate: row.personalNumber ? '' : (row.birthDate ?? ''),
    protection: row.protection,
    phase: row.phase,
    municipality: row.municipality,
    openedOn,
    caseNumber: row.caseNumber ?? nextNumber(openedOn),
  });
  const closed = row.state === 'closed' || row.state === 'discontinued';
  participants.updateCase(db, requireCase(db, caseId), {
    phone: row.phone,
    email: row.email,
    state: row.state,
    // The list does not say when; retention must not begin to count too early.
    closedOn: closed ? today : null,
  });
  return [
    { kind: 'persons', id: personId },
    { kind: 'cases', id: caseId },
    ...writeGuardians(context, row, caseId, personId, say.relation),
    ...writeNote(context, row, caseId, say.source),
  ];
};

/** Asks the register once per opening year, and counts on from there. */
const numbering = (context: OpenContext): ((openedOn: IsoDate) => string) => {
  const last = new Map<string, string>();
  return (openedOn) => {
    const year = openedOn.slice(0, 4);
    const before = last.get(year);
    const number = before === undefined ? participants.nextCaseNumber(context.db, openedOn) : caseNumber(year, Number(before.slice(7)) + 1);
    last.set(year, number);
    return number;
  };
};

/**
 * Writes the rows as if each had been registered by hand, with the same rules and log entries. Those that bring a case number come first,
 * so that a number given by the register cannot take one from further down.
 */
export const writeRows = (
  context: OpenContext,
  rows: readonly ImportRow[],
  beforeEach: (done: number) => void,
): readonly ImportedRecord[] => {
  const say = words[readSettings(context.db).language];
  const nextNumber = numbering(context);
  const ordered = [...rows.filter((row) => row.caseNumber !== null), ...rows.filter((row) => row.caseNumber === null)];
  return ordered.flatMap((row, done) => {
    beforeEach(done);
    try {
      return writeRow(context, row, say, nextNumber);
    } catch (error) {
      if (error instanceof Refusal) throw new Refusal(error.failure.code, { ...error.failure, details: { row: row.row } });
      throw error;
    }
  });
};
