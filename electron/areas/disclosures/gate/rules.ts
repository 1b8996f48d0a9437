import type { Instant } from '../../../base/dates.ts';
import type { Id } from '../../../base/ids.ts';
import type { SubjectArea } from '../../../base/terms.ts';
import { cellVerdict, type ConsentVersion, type Signatory, type Uncovered } from '../../consents/rules.ts';

/**
 * Something that may be said: about whom, in which subject area, under which restriction by its source.
 * `formal` material (opening, next date) states nothing about a person except that the matter exists. `null`: nobody has tagged it, so it
 * goes nowhere.
 */
export type Material = {
  readonly persons: readonly Id[];
  readonly subject: SubjectArea | 'formal' | null;
  /** `no-onward`: the source forbids passing it on ("police intelligence, do not spread"). */
  readonly restriction: 'none' | 'no-onward';
  /** Aggregate figures in which nobody can be identified. Names nobody. */
  readonly isFigures?: boolean;
};

/** `person`: a named person, perhaps outside every agency; `statistics`: figures about nobody in particular. */
export type Recipient =
  | { readonly kind: 'own-unit' }
  | { readonly kind: 'agency'; readonly agencyId: Id }
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'statistics' };

/**
 * A legal ground other than consent, chosen, reasoned and decided for one disclosure: of one person, in one subject, to one recipient. It
 * opens nothing else, and only from the minute of its decision until it ends.
 */
export type GroundUse = {
  readonly id: Id;
  readonly personId: Id;
  readonly to: Extract<Recipient, { kind: 'agency' | 'person' }>;
  readonly subject: SubjectArea | 'formal';
  readonly decidedAt: Instant;
  /** Exclusive: no longer valid at that minute. */
  readonly endsAt: Instant;
};

/** What the gate must know about a person in the material. */
export type PersonKnowledge = { readonly who: Signatory; readonly versions: readonly ConsentVersion[] };

export type Knowledge = {
  readonly people: ReadonlyMap<Id, PersonKnowledge>;
  /** Agencies that are our own organisation: there is no secrecy border between us. */
  readonly ownHouse: ReadonlySet<Id>;
  /** Agencies that can be told anything at all. */
  readonly agencies: ReadonlySet<Id>;
  readonly ownSignatureAge: number;
  /** Grounds chosen for this very disclosure; none when left out. */
  readonly groundUses?: readonly GroundUse[];
};

export type RefusalReason =
  | { readonly kind: 'untagged' }
  | { readonly kind: 'restricted' }
  | { readonly kind: 'nobody-named' }
  | { readonly kind: 'unknown-agency' }
  | { readonly kind: 'unknown-person'; readonly personId: Id }
  | { readonly kind: 'not-covered'; readonly personId: Id; readonly version: number | null; readonly reasons: readonly Uncovered[] };

export type Ground = {
  readonly personId: Id;
  readonly kind: 'own-unit' | 'own-house' | 'consent' | 'legal-ground';
  readonly version: number | null;
  /** The decision that a legal ground was used by. */
  readonly useId?: Id;
};

export type Decision =
  { readonly allowed: true; readonly grounds: readonly Ground[] } | { readonly allowed: false; readonly reasons: readonly RefusalReason[] };

const refused = (...reasons: readonly RefusalReason[]): Decision => ({ allowed: false, reasons });

/** The subjects in which an agency was ever named. */
const subjectsOf = (versions: readonly ConsentVersion[], agencyId: Id): ReadonlySet<SubjectArea> =>
  new Set(versions.flatMap((v) => v.cells.flatMap((c) => (c.agencyId === agencyId ? [c.subject] : []))));

type OnePerson = Ground | Extract<RefusalReason, { kind: 'not-covered' | 'unknown-person' }>;

/** One person's cover by consent. Formal material needs cover in some subject: that there is a matter at all is a fact about them. */
const byConsent = (
  personId: Id,
  known: PersonKnowledge,
  subject: SubjectArea | 'formal',
  agencyId: Id,
  at: Instant,
  ownSignatureAge: number,
): OnePerson => {
  const subjects = subject === 'formal' ? [...subjectsOf(known.versions, agencyId)] : [subject];
  let nearest: OnePerson = { kind: 'not-covered', personId, version: null, reasons: [{ kind: 'not-included' }] };
  for (const each of subjects) {
    const verdict = cellVerdict(known.versions, known.who, { agencyId, subject: each }, at, ownSignatureAge);
    if (verdict.allowed) return { kind: 'consent', personId, version: verdict.version };
    if (nearest.version === null) nearest = { kind: 'not-covered', personId, version: verdict.version, reasons: verdict.reasons };
  }
  return nearest;
};

type Remembered = { readonly at: Instant; readonly ownSignatureAge: number; readonly answers: Map<Id, Map<string, OnePerson>> };

/** What was worked out about a person at one minute. Knowledge is a value: the same object always gives the same answer. */
const remembered = new WeakMap<PersonKnowledge, Remembered>();

const forPerson = (personId: Id, subject: SubjectArea | 'formal', agencyId: Id, at: Instant, knowledge: Knowledge): OnePerson => {
  const known = knowledge.people.get(personId);
  if (!known) return { kind: 'unknown-person', personId };
  if (knowledge.ownHouse.has(agencyId)) return { kind: 'own-house', personId, version: null };
  const { ownSignatureAge } = knowledge;
  let memory = remembered.get(known);
  if (memory?.at !== at || memory.ownSignatureAge !== ownSignatureAge) {
    memory = { at, ownSignatureAge, answers: new Map() };
    remembered.set(known, memory);
  }
  let answers = memory.answers.get(agencyId);
  if (!answers) {
    answers = new Map();
    memory.answers.set(agencyId, answers);
  }
  let answer = answers.get(subject);
  // Two keys may hold the same knowledge; an answer names its person.
  if (answer?.personId !== personId) {
    answer = byConsent(personId, known, subject, agencyId, at, ownSignatureAge);
    answers.set(subject, answer);
  }
  return answer;
};

const isTo = (use: GroundUse, recipient: Recipient): boolean =>
  use.to.kind === 'agency'
    ? recipient.kind === 'agency' && recipient.agencyId === use.to.agencyId
    : recipient.kind === 'person' && recipient.name === use.to.name;

/** One person's cover by a ground decided for this disclosure: the same person, subject and recipient, while it holds. */
const byGround = (
  personId: Id,
  subject: SubjectArea | 'formal',
  recipient: Recipient,
  at: Instant,
  knowledge: Knowledge,
): Ground | undefined => {
  const use = knowledge.groundUses?.find(
    (one) => one.personId === personId && one.subject === subject && one.decidedAt <= at && at < one.endsAt && isTo(one, recipient),
  );
  return use && { personId, kind: 'legal-ground', version: null, useId: use.id };
};

const isGround = (one: OnePerson): one is Ground => one.kind !== 'not-covered' && one.kind !== 'unknown-person';

/** Consent first, or no secrecy border at all; then a ground. Only a ground allows telling a named person. */
const coverOf = (
  personId: Id,
  subject: SubjectArea | 'formal',
  recipient: Extract<Recipient, { kind: 'agency' | 'person' }>,
  at: Instant,
  knowledge: Knowledge,
): OnePerson => {
  const answer: OnePerson =
    recipient.kind === 'agency'
      ? forPerson(personId, subject, recipient.agencyId, at, knowledge)
      : knowledge.people.has(personId)
        ? { kind: 'not-covered', personId, version: null, reasons: [{ kind: 'not-included' }] }
        : { kind: 'unknown-person', personId };
  if (answer.kind !== 'not-covered' || knowledge.groundUses === undefined) return answer;
  return byGround(personId, subject, recipient, at, knowledge) ?? answer;
};

/**
 * The one gate. OSL (2009:400) 26:1 presumes secrecy: what neither a consent nor a ground decided for this disclosure covers for every
 * person in it, at that minute, is not disclosed. Fails closed on everything unknown; no ground opens what nobody has tagged or what its
 * source holds back. Adding a person to the material can only reduce what is allowed.
 */
export const decide = (material: Material, recipient: Recipient, at: Instant, knowledge: Knowledge): Decision => {
  const { persons, subject } = material;
  if (recipient.kind === 'own-unit') {
    return { allowed: true, grounds: persons.map((personId) => ({ personId, kind: 'own-unit', version: null })) };
  }
  if (material.restriction === 'no-onward') return refused({ kind: subject === null ? 'untagged' : 'restricted' });
  if (recipient.kind === 'statistics') {
    // Material that names anyone is not statistics, whatever it is called.
    return material.isFigures === true && persons.length === 0 ? { allowed: true, grounds: [] } : refused({ kind: 'untagged' });
  }
  if (subject === null) return refused({ kind: 'untagged' });
  if (persons.length === 0) return refused({ kind: 'nobody-named' });
  if (recipient.kind === 'agency' && !knowledge.agencies.has(recipient.agencyId)) return refused({ kind: 'unknown-agency' });
  const grounds: Ground[] = [];
  const reasons: RefusalReason[] = [];
  for (const personId of persons) {
    const answer = coverOf(personId, subject, recipient, at, knowledge);
    if (isGround(answer)) grounds.push(answer);
    else reasons.push(answer);
  }
  return reasons.length > 0 ? { allowed: false, reasons } : { allowed: true, grounds };
};
