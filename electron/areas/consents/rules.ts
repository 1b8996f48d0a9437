import { addDays, ageOn, birthdayAt, dateAt, isInstant, isIsoDate, startOf, type Instant, type IsoDate } from '../../base/dates.ts';
import { lineProblem, type FieldProblems } from '../../base/fields.ts';
import type { Id } from '../../base/ids.ts';
import type { SubjectArea } from '../../base/terms.ts';
import { adultAge } from '../participants/rules.ts';

export type Cell = { readonly agencyId: Id; readonly subject: SubjectArea };

export type ConsentVersion = {
  readonly id: Id;
  readonly number: number;
  readonly purpose: string;
  /** Both days included. */
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
  readonly cells: readonly Cell[];
  readonly signatures: readonly { readonly personId: Id; readonly signedAt: Instant }[];
  /** `null` agency: for all; `null` subject: in all. */
  readonly withdrawals: readonly { readonly agencyId: Id | null; readonly subject: SubjectArea | null; readonly withdrawnAt: Instant }[];
};

/** Whose signatures count, as registered now. */
export type Signatory = { readonly personId: Id; readonly birthDate: IsoDate | null; readonly guardianIds: readonly Id[] };

export type Missing =
  | { readonly kind: 'own-signature' }
  | { readonly kind: 'guardian-signature'; readonly personId: Id }
  /** A minor without a registered guardian: nobody can consent. */
  | { readonly kind: 'no-guardian' }
  /** Of age now: what guardians signed lapsed at 00:00 on the birthday; the person's own signature must be later. */
  | { readonly kind: 'of-age'; readonly since: IsoDate };

/**
 * Whose signature a version lacks at a minute. A minor needs every registered guardian, and from the configured age (the
 * line LVU 22 § draws at 15) their own too; an adult needs their own, given as an adult. An unknown birth date asks for all.
 */
export const missingSignatures = (version: ConsentVersion, who: Signatory, at: Instant, ownSignatureAge: number): readonly Missing[] => {
  const signed = (personId: Id, since?: Instant): boolean =>
    version.signatures.some((s) => s.personId === personId && s.signedAt <= at && (since === undefined || s.signedAt >= since));
  const own: readonly Missing[] = signed(who.personId) ? [] : [{ kind: 'own-signature' }];
  const unsigned = who.guardianIds.filter((id) => !signed(id)).map((personId): Missing => ({ kind: 'guardian-signature', personId }));
  if (who.birthDate === null) return [...own, ...unsigned];
  const today = dateAt(at);
  const age = ageOn(who.birthDate, today);
  if (age >= adultAge) {
    const since = birthdayAt(who.birthDate, adultAge);
    if (signed(who.personId, startOf(since))) return [];
    return version.signatures.some((s) => s.signedAt < startOf(since)) ? [{ kind: 'of-age', since }] : [{ kind: 'own-signature' }];
  }
  const guardians: readonly Missing[] = who.guardianIds.length === 0 ? [{ kind: 'no-guardian' }] : unsigned;
  return age >= ownSignatureAge ? [...own, ...guardians] : guardians;
};

const concerns = (w: ConsentVersion['withdrawals'][number], cell: Cell): boolean =>
  (w.agencyId === null || w.agencyId === cell.agencyId) && (w.subject === null || w.subject === cell.subject);

export type Uncovered =
  | { readonly kind: 'not-included' }
  | { readonly kind: 'not-yet'; readonly from: IsoDate }
  | { readonly kind: 'expired'; readonly on: IsoDate }
  | { readonly kind: 'withdrawn'; readonly at: Instant }
  | Missing;

/** Versions are values that never change, so what they include is indexed once. */
const included = new WeakMap<ConsentVersion, ReadonlySet<string>>();
const includes = (version: ConsentVersion, cell: Cell): boolean => {
  let keys = included.get(version);
  if (!keys) {
    keys = new Set(version.cells.map((c) => `${c.subject} ${c.agencyId}`));
    included.set(version, keys);
  }
  return keys.has(`${cell.subject} ${cell.agencyId}`);
};

/** Why a version does not cover a cell at a minute; empty when it does. */
export const uncovered = (
  version: ConsentVersion,
  who: Signatory,
  cell: Cell,
  at: Instant,
  ownSignatureAge: number,
): readonly Uncovered[] => {
  if (!includes(version, cell)) return [{ kind: 'not-included' }];
  const today = dateAt(at);
  if (today < version.validFrom) return [{ kind: 'not-yet', from: version.validFrom }];
  if (today > version.validTo) return [{ kind: 'expired', on: version.validTo }];
  const withdrawn = version.withdrawals
    .filter((w) => w.withdrawnAt <= at && concerns(w, cell))
    .map((w) => w.withdrawnAt)
    .sort()[0];
  if (withdrawn !== undefined) return [{ kind: 'withdrawn', at: withdrawn }];
  return missingSignatures(version, who, at, ownSignatureAge);
};

/**
 * The last day of a version that covers now, if nobody signs or withdraws anything more: its own, the day before the person
 * comes of age (guardians' say ends) or reaches the age of the own signature without having given it, or a withdrawal's day
 * when looking back.
 */
const lastDay = (version: ConsentVersion, who: Signatory, cell: Cell, at: Instant, ownSignatureAge: number): IsoDate => {
  const later = version.withdrawals.filter((w) => w.withdrawnAt > at && concerns(w, cell)).map((w) => dateAt(w.withdrawnAt));
  const { birthDate } = who;
  const birthdays = birthDate === null ? [] : [birthdayAt(birthDate, ownSignatureAge), birthdayAt(birthDate, adultAge)];
  const lapses = birthdays
    .filter((day) => day > dateAt(at) && missingSignatures(version, who, startOf(day), ownSignatureAge).length > 0)
    .map((day) => addDays(day, -1));
  return [version.validTo, ...later, ...lapses].reduce((a, b) => (b < a ? b : a));
};

export type CellVerdict =
  | { readonly allowed: true; readonly version: number; readonly until: IsoDate }
  /** The newest version that includes the cell, and why it does not hold; `null` when no version includes it. */
  | { readonly allowed: false; readonly version: number | null; readonly reasons: readonly Uncovered[] };

/**
 * Whether any version covers the cell at the minute. Versions add up; a newer, narrower one takes back only by withdrawal
 * (which "replace" records). So removing a signature can never give a permission.
 */
export const cellVerdict = (
  versions: readonly ConsentVersion[],
  who: Signatory,
  cell: Cell,
  at: Instant,
  ownSignatureAge: number,
): CellVerdict => {
  const newestFirst = [...versions].sort((a, b) => b.number - a.number);
  let nearest: CellVerdict = { allowed: false, version: null, reasons: [{ kind: 'not-included' }] };
  for (const version of newestFirst) {
    const reasons = uncovered(version, who, cell, at, ownSignatureAge);
    if (reasons.length === 0) return { allowed: true, version: version.number, until: lastDay(version, who, cell, at, ownSignatureAge) };
    if (nearest.version === null && reasons[0]?.kind !== 'not-included') nearest = { allowed: false, version: version.number, reasons };
  }
  return nearest;
};

export const scopeProblems = (scope: {
  readonly purpose: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly cells: readonly Cell[];
}): FieldProblems => {
  const from = isIsoDate(scope.validFrom);
  const to = isIsoDate(scope.validTo);
  return {
    purpose: lineProblem(scope.purpose, 500),
    validFrom: from ? null : 'date-shape',
    validTo: !to ? 'date-shape' : from && scope.validTo < scope.validFrom ? 'ends-before-start' : null,
    cells: scope.cells.length === 0 ? 'scope-empty' : null,
  };
};

/** Who signs, and of whom: a guardian's say begins at the child's birth and ends when the child is of age. */
export type Signing = { readonly personId: Id; readonly signerBirth: IsoDate | null; readonly of: Signatory };

/** What is wrong with the minute of a signature. */
export const signatureProblem = (
  signedAt: string,
  { personId, signerBirth, of }: Signing,
  version: ConsentVersion,
  now: Instant,
): string | null => {
  if (!isInstant(signedAt)) return 'date-shape';
  if (signedAt > now) return 'date-future';
  const births = [signerBirth, of.birthDate].filter((birth) => birth !== null);
  if (births.some((birth) => dateAt(signedAt) < birth)) return 'signed-before-birth';
  if (personId !== of.personId && of.birthDate !== null && signedAt >= startOf(birthdayAt(of.birthDate, adultAge)))
    return 'guardian-of-adult';
  return version.withdrawals.some((w) => w.agencyId === null && w.subject === null && w.withdrawnAt <= signedAt)
    ? 'signed-after-withdrawal'
    : null;
};
