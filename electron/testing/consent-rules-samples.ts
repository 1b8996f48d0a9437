import fc from 'fast-check';
import { subjectAreas, type SubjectArea } from '../base/terms.ts';
import type { Cell, ConsentVersion, Signatory } from '../areas/consents/rules.ts';

/**
 * Generators for the tests of consents and of the gate, and an oracle that shares no line with the rules: dates by the
 * platform's own calendar, ages by subtracting dates written as numbers.
 */
export const agencyIds = ['police', 'school', 'probation'] as const;
export const subjects: readonly SubjectArea[] = subjectAreas.slice(0, 3);
export const people = { own: 'alva', guardians: ['bo', 'cecilia'] } as const;

const hour = 3_600_000;

/** Around the days that matter: births, birthdays at 15 and 18, changes to and from summer time, leap days. */
const turningPoints = [
  '2008-02-29T00:00+01:00',
  '2023-02-28T23:00:00Z',
  '2026-02-28T23:00:00Z',
  '2026-03-29T00:00:00Z',
  '2026-03-29T22:00:00Z',
  '2026-09-13T22:00:00Z',
  '2026-10-24T22:00:00Z',
  '2026-10-25T23:00:00Z',
  '2028-02-28T23:00:00Z',
].map((text) => Date.parse(text));

export const anInstant = fc
  .tuple(
    fc.constantFrom(...turningPoints),
    fc.oneof(
      fc.integer({ min: -3, max: 3 }).map((n) => n * 60_000),
      fc.integer({ min: -400, max: 400 }).map((n) => n * 24 * hour),
    ),
  )
  .map(([point, shift]) => new Date(point + shift).toISOString());

const aDate = anInstant.map((instant) => instant.slice(0, 10));
const aCell: fc.Arbitrary<Cell> = fc.record({ agencyId: fc.constantFrom(...agencyIds), subject: fc.constantFrom(...subjects) });

export const someVersions: fc.Arbitrary<readonly ConsentVersion[]> = fc
  .array(
    fc.record({
      validFrom: aDate,
      validTo: aDate,
      cells: fc.array(aCell, { maxLength: 6 }),
      signatures: fc.uniqueArray(
        fc.record({ personId: fc.constantFrom(people.own, ...people.guardians, 'stranger'), signedAt: anInstant }),
        {
          selector: (s) => s.personId,
          maxLength: 4,
        },
      ),
      exceptions: fc.array(
        fc.record({
          personId: fc.constantFrom(people.own, ...people.guardians, 'stranger'),
          decidedAt: anInstant,
          until: aDate,
          endedAt: fc.option(anInstant, { freq: 3 }),
        }),
        { maxLength: 3 },
      ),
      withdrawals: fc.array(
        fc.record({ agencyId: fc.constantFrom(null, ...agencyIds), subject: fc.constantFrom(null, ...subjects), withdrawnAt: anInstant }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 3 },
  )
  .map((versions) => versions.map((version, i) => ({ ...version, id: `v${i + 1}`, number: i + 1, purpose: 'SIG' })));

export const somebody: fc.Arbitrary<Signatory> = fc.record({
  personId: fc.constant(people.own),
  birthDate: fc.constantFrom(null, '2008-02-29', '2008-03-29', '2008-09-14', '2008-10-25', '2011-03-01', '1999-05-07', '2010-02-28'),
  guardianIds: fc.subarray([...people.guardians]),
});

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit', day: '2-digit' });
const swedishDay = (instant: string): string => clock.format(new Date(instant));
const asNumber = (date: string): number => Number(date.replaceAll('-', ''));
const yearsOld = (birth: string, instant: string): number => Math.floor((asNumber(swedishDay(instant)) - asNumber(birth)) / 10_000);

/** Whether one version covers a cell at a minute, by the law as the domain notes put it. */
export const oracleCovers = (version: ConsentVersion, who: Signatory, cell: Cell, at: string, ownSignatureAge: number): boolean => {
  const named = version.cells.some((c) => `${c.agencyId} ${c.subject}` === `${cell.agencyId} ${cell.subject}`);
  const day = swedishDay(at);
  const taken = version.withdrawals.some(
    (w) =>
      Date.parse(w.withdrawnAt) <= Date.parse(at) && [null, cell.agencyId].includes(w.agencyId) && [null, cell.subject].includes(w.subject),
  );
  if (!named || day < version.validFrom || day > version.validTo || taken) return false;
  const given = version.signatures.filter((s) => Date.parse(s.signedAt) <= Date.parse(at));
  const hasSigned = (id: string): boolean => given.some((s) => s.personId === id);
  const decided = (id: string): boolean =>
    (version.exceptions ?? []).some(
      (e) =>
        e.personId === id &&
        Date.parse(e.decidedAt) <= Date.parse(at) &&
        asNumber(day) <= asNumber(e.until) &&
        (e.endedAt === null || Date.parse(at) < Date.parse(e.endedAt)),
    );
  const stoodFor = who.guardianIds.every((id) => hasSigned(id) || decided(id));
  const { birthDate } = who;
  if (birthDate === null) return hasSigned(who.personId) && stoodFor;
  const age = yearsOld(birthDate, at);
  if (age >= 18) return given.some((s) => s.personId === who.personId && yearsOld(birthDate, s.signedAt) >= 18);
  const anybody = [who.personId, ...who.guardianIds].filter((id) => hasSigned(id)).length > 0;
  return who.guardianIds.length > 0 && stoodFor && anybody && (age < ownSignatureAge || hasSigned(who.personId));
};
