import type { Db } from '../register/database.ts';
import type { Ids } from './directed-inputs.ts';
import { markedNumbers, type MarkedScene } from './marked-case.ts';

/** What fields may be filled with that lead to the marked case: by name of the field. */
export const leadingThere = (db: Db, { own, marked, markedCaseNumber, meetings, draftKeys }: MarkedScene): Ids => {
  const ids = (sql: string): string[] => db.all<{ id: string }>(sql).map(({ id }) => id);
  const one = (table: string): string[] => ids(`select id from ${table} order by id limit 3`);
  const tables = db
    .all<{ name: string }>(
      `select m.name from sqlite_schema m join pragma_table_info(m.name) c on c.name = 'id' and c.type = 'TEXT'
        where m.type = 'table' and m.name not in ('users', 'agencies', 'legal_grounds', 'cases') order by m.name`,
    )
    .map(({ name }) => name);
  const every = [
    ...new Set([...tables.flatMap((table) => ids(`select id from ${table} order by id limit 1`)), ...ids('select id from actions')]),
  ];
  const agency = ids(`select id from agencies where short_name = 'Polisen'`);
  return {
    caseId: [own, marked],
    cases: [[marked], [own, marked], [own], []],
    meetingId: Object.values(meetings),
    itemId: ids('select id from agenda_items'),
    id: every,
    actionId: ids('select id from actions'),
    followsActionId: [null, ...ids('select id from actions')],
    consentId: one('consents'),
    personId: ids('select id from persons'),
    guardianId: one('guardians'),
    relativeId: one('relatives'),
    scanId: one('consent_scans'),
    exceptionId: every.slice(0, 1),
    useId: ids('select id from ground_uses'),
    planId: one('relocation_plans'),
    alternativeId: one('relocation_alternatives'),
    actorId: one('threat_actors'),
    actorIds: [one('threat_actors')],
    sampleId: one('log_samples'),
    batchId: every.slice(0, 1),
    agencyId: agency,
    agencies: [[...agency], agency.map((agencyId) => ({ agencyId, contactId: null }))],
    recipient: [{ kind: 'own-unit' }, { kind: 'agency', agencyId: agency[0] }],
    userId: one('users'),
    groundId: ['osl-10-18-c'],
    seq: db.all<{ seq: number }>('select seq from audit_entries order by seq').map(({ seq }) => seq),
    key: draftKeys,
    prefix: draftKeys.map((key) => `${key.split('/').slice(0, 2).join('/')}/`),
    caseNumber: ['', markedCaseNumber],
    otherCaseNumber: [markedCaseNumber],
    personalNumber: ['', ...Object.values(markedNumbers)],
    text: [markedCaseNumber, ...Object.values(markedNumbers), markedNumbers.participant.slice(0, 8), 'Zq', 'Alva'],
    version: [1, 2, 3, 4],
    number: [1, null],
    before: [null],
    limit: [500],
    offset: [0],
    document: ['agenda', 'minutes'],
    isDone: [true],
    // Too short to open anything with.
    reason: ['Ord'],
    outcome: ['allowed'],
    give: [['phone']],
    month: ['2026-04'],
    kind: [null],
  };
};
