import { lateShown } from '../../base/reminders.ts';
import { addDays, birthdayAt, startOf, type Instant } from '../../base/dates.ts';
import type { Dues, DueRow } from '../../register/area.ts';
import { adultAge } from '../participants/rules.ts';
import { caseById, guardiansOf } from '../participants/store.ts';
import { readSettings } from '../settings/store.ts';
import { isWithdrawnWhole, lastStanding, missingSignatures, type ConsentVersion, type Signatory } from './rules.ts';
import { consentsOf } from './store.ts';

/**
 * The minutes at which a version may begin to lack a signature: now, its first day, two birthdays, and when a decision that replaces
 * a guardian ends.
 */
const turningPoints = (version: ConsentVersion, { birthDate }: Signatory, now: Instant, ownAge: number): readonly Instant[] =>
  [
    startOf(version.validFrom),
    ...(birthDate === null ? [] : [ownAge, adultAge].map((age) => startOf(birthdayAt(birthDate, age)))),
    ...(version.exceptions ?? []).map(({ until, endedAt }) => endedAt ?? startOf(addDays(until, 1))),
    now,
  ].filter((at) => at >= now && at < startOf(addDays(version.validTo, 1)));

/** The last day of what is in force, the newest version while somebody may have to sign it, and the eighteenth birthday. */
const duesOf: Dues['of'] = (db, caseId, now) => {
  const found = caseById(db, caseId);
  if (!found) return [];
  const { personId, birthDate } = found;
  const guardianIds = guardiansOf(db, personId).map((one) => one.personId);
  const who = { personId, birthDate, guardianIds };
  const { ownSignatureAge } = readSettings(db);
  const rows: DueRow[] = [];
  const versions = consentsOf(db, caseId);
  const last = lastStanding(versions);
  if (last) rows.push({ kind: 'lapses', ref: caseId, dueOn: last.validTo, facts: {} });
  const newest = versions.find((one) => !isWithdrawnWhole(one));
  if (
    newest &&
    turningPoints(newest, who, now, ownSignatureAge).some((at) => missingSignatures(newest, who, at, ownSignatureAge).length > 0)
  )
    rows.push({ kind: 'unsigned', ref: caseId, dueOn: newest.validFrom, facts: {} });
  if (birthDate !== null && guardianIds.length > 0)
    rows.push({ kind: 'of-age', ref: caseId, dueOn: birthdayAt(birthDate, adultAge), facts: {} });
  return rows;
};

export const consentDues: Dues = {
  kinds: { lapses: lateShown, unsigned: null, 'of-age': 0 },
  of: duesOf,
  basis: (db) => String(readSettings(db).ownSignatureAge),
  // The age is changed in settings, or by two who decide.
  restsOn: ['settings', 'decisions'],
};
