import { addDays, birthdayAt, dateAt, startOf, type Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { adultAge } from '../participants/rules.ts';
import { cellVerdict, missingSignatures, type Cell, type ConsentVersion, type Signatory } from './rules.ts';

/** Now, and every later minute at which a verdict on one of these versions can change. */
const turns = (
  versions: readonly ConsentVersion[],
  people: readonly Signatory[],
  now: Instant,
  ownSignatureAge: number,
): readonly Instant[] => {
  const birthdays = people.flatMap(({ birthDate }) =>
    birthDate === null ? [] : [birthdayAt(birthDate, ownSignatureAge), birthdayAt(birthDate, adultAge)],
  );
  const days = versions.flatMap((one) => [
    one.validFrom,
    addDays(one.validTo, 1),
    ...(one.exceptions ?? []).map(({ until }) => addDays(until, 1)),
  ]);
  const minutes = versions.flatMap((one) => [
    ...one.signatures.map(({ signedAt }) => signedAt),
    ...one.withdrawals.map(({ withdrawnAt }) => withdrawnAt),
    ...(one.exceptions ?? []).flatMap(({ decidedAt, endedAt }) => (endedAt === null ? [decidedAt] : [decidedAt, endedAt])),
  ]);
  return [now, ...new Set([...[...birthdays, ...days].map(startOf), ...minutes].filter((at) => at > now))];
};

/**
 * Versions, by number, that would cover more than they do if these were the facts about who signs: some cell closed now or later would be
 * open. Signatures were given and judged by the facts of their day, so a correction alone opens nothing.
 */
export const openedBy = (
  versions: readonly ConsentVersion[],
  before: Signatory,
  after: Signatory,
  now: Instant,
  ownSignatureAge: number,
): readonly number[] => {
  const at = turns(versions, [before, after], now, ownSignatureAge);
  const verdicts = (who: Signatory, cell: Cell) => at.map((minute) => cellVerdict(versions, who, cell, minute, ownSignatureAge));
  const opened = versions.flatMap(({ cells }) =>
    cells.flatMap((cell) => {
      const closed = verdicts(before, cell).map(({ allowed }) => !allowed);
      return verdicts(after, cell).flatMap((verdict, i) => (verdict.allowed && closed[i] === true ? [verdict.version] : []));
    }),
  );
  return [...new Set(opened)].sort((a, b) => a - b);
};

/** Versions, by number, that may still come into force and wait for a guardian's signature. */
export const awaitedFrom = (
  versions: readonly ConsentVersion[],
  who: Signatory,
  guardianId: Id,
  now: Instant,
  ownSignatureAge: number,
): readonly number[] =>
  versions
    .filter(({ validTo }) => dateAt(now) <= validTo)
    .filter(({ withdrawals }) => !withdrawals.some((one) => one.agencyId === null && one.subject === null))
    .filter((one) =>
      missingSignatures(one, who, now, ownSignatureAge).some((each) => each.kind === 'guardian-signature' && each.personId === guardianId),
    )
    .map(({ number }) => number)
    .sort((a, b) => a - b);
