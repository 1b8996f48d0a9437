import {
  addYears,
  addDays,
  ageOn,
  birthdayAt,
  dateAt,
  dayBefore,
  isInstant,
  isIsoDate,
  startOf,
  type Instant,
  type IsoDate,
} from '../../base/dates.ts';
import { lineProblem, type FieldProblems } from '../../base/fields.ts';
import type { Id } from '../../base/ids.ts';
import type { SubjectArea } from '../../base/terms.ts';
import { adultAge } from '../participants/rules.ts';

export type Cell = { readonly agencyId: Id; readonly subject: SubjectArea };

/**
 * A decision that a guardian's signature may be missing (parents who cannot be reached, the child's best interests). It replaces that one
 * guardian's signature from its minute to its last day, or to the minute it was ended.
 */
export type SignatureException = {
  readonly personId: Id;
  readonly decidedAt: Instant;
  /** Its last day. */
  readonly until: IsoDate;
  readonly endedAt: Instant | null;
};

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
  /** None when left out. */
  readonly exceptions?: readonly SignatureException[];
  /**
   * Former guardians, who were guardians when it was drawn up or first signed. Removing a guardian does not replace her signature: without
   * it, a decision is needed or the consent is given again. None when left out.
   */
  readonly formerGuardianIds?: readonly Id[];
};

/** Whose signatures count, as registered now; each version records who counted when it was given. */
export type Signatory = { readonly personId: Id; readonly birthDate: IsoDate | null; readonly guardianIds: readonly Id[] };

export type Missing =
  | { readonly kind: 'own-signature' }
  | { readonly kind: 'guardian-signature'; readonly personId: Id }
  /** A minor without a registered guardian: nobody can consent. */
  | { readonly kind: 'no-guardian' }
  /** Of age now: what guardians signed lapsed at 00:00 on the birthday; the person's own signature must be later. */
  | { readonly kind: 'of-age'; readonly since: IsoDate };

/** Whether a decision replaces its guardian's signature at a minute. */
export const exceptionHolds = ({ decidedAt, until, endedAt }: SignatureException, at: Instant): boolean =>
  decidedAt <= at && dateAt(at) <= until && (endedAt === null || at < endedAt);

/**
 * Whose signature a version lacks at a minute. A minor needs every registered guardian and every former one from when it was given, and
 * from the configured age (the line LVU 22 § draws at 15) their own too; an adult needs their own, given as an adult. An unknown birth date
 * asks for all. Nothing replaces the person's own signature, and no decision replaces everybody's: FB 6:13 a dispenses with one guardian
 * while another signs, so if nobody has signed there is no consent.
 */
const findMissing = (version: ConsentVersion, who: Signatory, at: Instant, ownSignatureAge: number): readonly Missing[] => {
  const signed = (personId: Id, since?: Instant): boolean =>
    version.signatures.some((s) => s.personId === personId && s.signedAt <= at && (since === undefined || s.signedAt >= since));
  const own: readonly Missing[] = signed(who.personId) ? [] : [{ kind: 'own-signature' }];
  const excepted = (id: Id): boolean => version.exceptions?.some((one) => one.personId === id && exceptionHolds(one, at)) ?? false;
  const needed = [...who.guardianIds, ...(version.formerGuardianIds ?? []).filter((id) => !who.guardianIds.includes(id))];
  const unsigned = needed
    .filter((id) => !signed(id) && !excepted(id))
    .map((personId): Missing => ({ kind: 'guardian-signature', personId }));
  if (who.birthDate === null) return [...own, ...unsigned];
  const today = dateAt(at);
  const age = ageOn(who.birthDate, today);
  if (age >= adultAge) {
    const since = birthdayAt(who.birthDate, adultAge);
    if (signed(who.personId, startOf(since))) return [];
    return version.signatures.some((s) => s.signedAt < startOf(since)) ? [{ kind: 'of-age', since }] : [{ kind: 'own-signature' }];
  }
  const guardians: readonly Missing[] = who.guardianIds.length === 0 ? [{ kind: 'no-guardian' }] : unsigned;
  if (age >= ownSignatureAge) return [...own, ...guardians];
  const isSigned = [who.personId, ...needed].some((id) => signed(id));
  return guardians.length > 0 || isSigned ? guardians : needed.map((personId) => ({ kind: 'guardian-signature', personId }));
};

type Found = { readonly who: Signatory; readonly ownSignatureAge: number; readonly at: Map<Instant, readonly Missing[]> };

/** Versions are immutable values: what one lacks at a minute is worked out once, however many cells ask. */
const found = new WeakMap<ConsentVersion, Found>();

/** {@link findMissing}, remembered per version, person and minute. */
export const missingSignatures = (version: ConsentVersion, who: Signatory, at: Instant, ownSignatureAge: number): readonly Missing[] => {
  let known = found.get(version);
  if (known?.who !== who || known.ownSignatureAge !== ownSignatureAge) {
    known = { who, ownSignatureAge, at: new Map() };
    found.set(version, known);
  }
  let missing = known.at.get(at);
  if (!missing) {
    missing = findMissing(version, who, at, ownSignatureAge);
    known.at.set(at, missing);
  }
  return missing;
};

/** Withdrawn as a whole: it no longer covers anything. */
export const isWithdrawnWhole = ({ withdrawals }: Pick<ConsentVersion, 'withdrawals'>): boolean =>
  withdrawals.some((w) => w.agencyId === null && w.subject === null);

/** The version whose last day ends the consent: signed, and not withdrawn as a whole. Of two that end together, the newest. */
export const lastStanding = <T extends Pick<ConsentVersion, 'number' | 'validTo' | 'signatures' | 'withdrawals'>>(
  versions: readonly T[],
): T | undefined =>
  versions
    .filter((one) => one.signatures.length > 0 && !isWithdrawnWhole(one))
    .toSorted((a, b) => b.validTo.localeCompare(a.validTo) || b.number - a.number)[0];

const concerns = (w: ConsentVersion['withdrawals'][number], cell: Cell): boolean =>
  (w.agencyId === null || w.agencyId === cell.agencyId) && (w.subject === null || w.subject === cell.subject);

const firstWithdrawal = (version: ConsentVersion, cell: Cell, at: Instant): Instant | undefined =>
  version.withdrawals.reduce<Instant | undefined>(
    (first, w) => (w.withdrawnAt <= at && (first === undefined || w.withdrawnAt < first) && concerns(w, cell) ? w.withdrawnAt : first),
    undefined,
  );

export type Uncovered =
  | { readonly kind: 'not-included' }
  | { readonly kind: 'not-yet'; readonly from: IsoDate }
  | { readonly kind: 'expired'; readonly on: IsoDate }
  | { readonly kind: 'withdrawn'; readonly at: Instant }
  | Missing;

/** Agency → its subjects: the scope of a version is also indexed only once. */
const included = new WeakMap<ConsentVersion, ReadonlyMap<Id, ReadonlySet<SubjectArea>>>();
const includes = (version: ConsentVersion, { agencyId, subject }: Cell): boolean => {
  let agencies = included.get(version);
  if (!agencies) {
    const made = new Map<Id, Set<SubjectArea>>();
    for (const cell of version.cells) {
      const subjects = made.get(cell.agencyId);
      if (subjects) subjects.add(cell.subject);
      else made.set(cell.agencyId, new Set([cell.subject]));
    }
    agencies = made;
    included.set(version, agencies);
  }
  return agencies.get(agencyId)?.has(subject) === true;
};

/**
 * Days on which a version that is complete now comes to lack a signature, if nobody signs: worked out once for all its cells.
 */
type Lapses = { readonly who: Signatory; readonly at: Instant; readonly ownSignatureAge: number; readonly days: readonly IsoDate[] };
const lapsing = new WeakMap<ConsentVersion, Lapses>();
const lastDays = (version: ConsentVersion, who: Signatory, at: Instant, ownSignatureAge: number): readonly IsoDate[] => {
  const known = lapsing.get(version);
  if (known?.who === who && known.at === at && known.ownSignatureAge === ownSignatureAge) return known.days;
  const lapsesAt = (instant: Instant): boolean => instant > at && missingSignatures(version, who, instant, ownSignatureAge).length > 0;
  const { birthDate } = who;
  const birthdays = birthDate === null ? [] : [birthdayAt(birthDate, ownSignatureAge), birthdayAt(birthDate, adultAge)];
  const exceptions = version.exceptions ?? [];
  const lapses = [...birthdays, ...exceptions.map((one) => addDays(one.until, 1))].filter((day) => lapsesAt(startOf(day))).map(dayBefore);
  const ended = exceptions.flatMap((one) => (one.endedAt !== null && lapsesAt(one.endedAt) ? [dateAt(one.endedAt)] : []));
  const days = [...lapses, ...ended];
  lapsing.set(version, { who, at, ownSignatureAge, days });
  return days;
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
  const withdrawn = firstWithdrawal(version, cell, at);
  if (withdrawn !== undefined) return [{ kind: 'withdrawn', at: withdrawn }];
  return missingSignatures(version, who, at, ownSignatureAge);
};

/**
 * The last day of a version that covers now, if nobody signs or withdraws anything more: its own, the day before the person comes of age
 * (guardians no longer decide) or reaches the age of the own signature without having given it, the last day of an exception that it rests
 * on, or a withdrawal's day when looking back.
 */
const lastDay = (version: ConsentVersion, who: Signatory, cell: Cell, at: Instant, ownSignatureAge: number): IsoDate => {
  const days = lastDays(version, who, at, ownSignatureAge);
  if (version.withdrawals.length === 0 && days.length === 0) return version.validTo;
  const later = version.withdrawals.filter((w) => w.withdrawnAt > at && concerns(w, cell)).map((w) => dateAt(w.withdrawnAt));
  return [version.validTo, ...later, ...days].reduce((a, b) => (b < a ? b : a));
};

const ordered = new WeakMap<readonly ConsentVersion[], readonly ConsentVersion[]>();
/** Newest first. */
const inOrder = (versions: readonly ConsentVersion[]): readonly ConsentVersion[] => {
  let order = ordered.get(versions);
  if (!order) {
    order = [...versions].sort((a, b) => b.number - a.number);
    ordered.set(versions, order);
  }
  return order;
};

export type CellVerdict =
  | { readonly allowed: true; readonly version: number; readonly until: IsoDate }
  /** The newest version that includes the cell, and why it does not hold; `null` when no version includes it. */
  | { readonly allowed: false; readonly version: number | null; readonly reasons: readonly Uncovered[] };

/**
 * Whether any version covers the cell at the minute. Versions add up; a newer, narrower one revokes only by withdrawal (which "replace"
 * records). So removing a signature can never grant permission.
 */
export const cellVerdict = (
  versions: readonly ConsentVersion[],
  who: Signatory,
  cell: Cell,
  at: Instant,
  ownSignatureAge: number,
): CellVerdict => {
  const newestFirst = inOrder(versions);
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

/** Who signs, and for whom: a guardian's right begins at the child's birth and ends when the child is of age. */
export type Signing = { readonly personId: Id; readonly signerBirth: IsoDate | null; readonly of: Signatory };

/** What is wrong with the minute of a withdrawal: nothing can be withdrawn before it was given. */
export const withdrawalProblem = (withdrawnAt: string, version: ConsentVersion, now: Instant): string | null => {
  if (!isInstant(withdrawnAt)) return 'date-shape';
  if (withdrawnAt > now) return 'date-future';
  const given = version.signatures.map((s) => dateAt(s.signedAt)).sort()[0] ?? version.validFrom;
  return dateAt(withdrawnAt) < (given < version.validFrom ? given : version.validFrom) ? 'withdrawn-before-given' : null;
};

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
  // A form is drawn up, signed and in force within months; a year before is a typing error.
  if (dateAt(signedAt) < addYears(version.validFrom, -1)) return 'signed-long-before';
  return version.withdrawals.some((w) => w.agencyId === null && w.subject === null && w.withdrawnAt <= signedAt)
    ? 'signed-after-withdrawal'
    : null;
};

/** Earlier versions in force on a day of the new one that share a cell with it: versions add up, and the user should know. */
export const overlapping = <V extends Pick<ConsentVersion, 'validFrom' | 'validTo' | 'cells' | 'withdrawals'>>(
  scope: { readonly validFrom: string; readonly validTo: string; readonly cells: readonly Cell[] },
  versions: readonly V[],
): readonly V[] =>
  versions.filter(
    (one) =>
      one.validFrom <= scope.validTo &&
      scope.validFrom <= one.validTo &&
      one.cells.some(
        (cell) =>
          scope.cells.some((each) => each.agencyId === cell.agencyId && each.subject === cell.subject) &&
          !one.withdrawals.some((w) => concerns(w, cell)),
      ),
  );

export type ExceptionFields = {
  readonly decider: string;
  readonly reason: string;
  readonly legalBasis: string;
  readonly decidedAt: string;
  readonly until: string;
};

/** What is wrong with a decision to do without a guardian's signature. */
export const exceptionProblems = (fields: ExceptionFields, signing: Signing, version: ConsentVersion, now: Instant): FieldProblems => ({
  decider: lineProblem(fields.decider, 200),
  reason: lineProblem(fields.reason, 2000),
  legalBasis: lineProblem(fields.legalBasis, 500),
  decidedAt: signatureProblem(fields.decidedAt, signing, version, now),
  until: !isIsoDate(fields.until)
    ? 'date-shape'
    : isInstant(fields.decidedAt) && fields.until < dateAt(fields.decidedAt)
      ? 'ends-before-start'
      : null,
});
