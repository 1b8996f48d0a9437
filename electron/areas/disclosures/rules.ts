import type { Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import type { SubjectArea } from '../../base/terms.ts';
import { cellVerdict, type ConsentVersion, type Signatory, type Uncovered } from '../consents/rules.ts';

/**
 * Something that may be said: about whom, in which subject area, under which restriction by its source.
 * `formal` material (opening, next date) states nothing about a person but that the matter exists. `null`: nobody has said
 * what it is about, so it goes nowhere.
 */
export type Material = {
  readonly persons: readonly Id[];
  readonly subject: SubjectArea | 'formal' | null;
  /** `no-onward`: the source forbids passing it on ("police intelligence, do not spread"). */
  readonly restriction: 'none' | 'no-onward';
};

export type Recipient = { readonly kind: 'own-unit' } | { readonly kind: 'agency'; readonly agencyId: Id };

/** What the gate must know of a person in the material. */
export type PersonKnowledge = { readonly who: Signatory; readonly versions: readonly ConsentVersion[] };

export type Knowledge = {
  readonly people: ReadonlyMap<Id, PersonKnowledge>;
  /** Agencies that are our own organisation: no secrecy border lies between. */
  readonly ownHouse: ReadonlySet<Id>;
  /** Agencies that can be told anything at all. */
  readonly agencies: ReadonlySet<Id>;
  readonly ownSignatureAge: number;
};

export type RefusalReason =
  | { readonly kind: 'untagged' }
  | { readonly kind: 'restricted' }
  | { readonly kind: 'nobody-named' }
  | { readonly kind: 'unknown-agency' }
  | { readonly kind: 'unknown-person'; readonly personId: Id }
  | { readonly kind: 'not-covered'; readonly personId: Id; readonly version: number | null; readonly reasons: readonly Uncovered[] };

export type Ground = { readonly personId: Id; readonly kind: 'own-unit' | 'own-house' | 'consent'; readonly version: number | null };

export type Decision =
  { readonly allowed: true; readonly grounds: readonly Ground[] } | { readonly allowed: false; readonly reasons: readonly RefusalReason[] };

const refused = (...reasons: readonly RefusalReason[]): Decision => ({ allowed: false, reasons });

/** In which subjects an agency was ever named. */
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

/** What was found out about a person at one minute. Knowledge is a value: the same object always gives the same answer. */
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

/**
 * The one gate. OSL (2009:400) 26:1 presumes secrecy: what no consent covers for every person in it, at that minute, is not
 * said. Fails closed on everything unknown. Adding a person to the material can only take away.
 */
export const decide = (material: Material, recipient: Recipient, at: Instant, knowledge: Knowledge): Decision => {
  if (recipient.kind === 'own-unit') {
    return { allowed: true, grounds: material.persons.map((personId) => ({ personId, kind: 'own-unit', version: null })) };
  }
  if (material.subject === null) return refused({ kind: 'untagged' });
  if (material.restriction === 'no-onward') return refused({ kind: 'restricted' });
  if (material.persons.length === 0) return refused({ kind: 'nobody-named' });
  if (!knowledge.agencies.has(recipient.agencyId)) return refused({ kind: 'unknown-agency' });
  const { subject } = material;
  const verdicts = material.persons.map((personId) => forPerson(personId, subject, recipient.agencyId, at, knowledge));
  const reasons = verdicts.filter((v) => v.kind === 'not-covered' || v.kind === 'unknown-person');
  if (reasons.length > 0) return refused(...reasons);
  return { allowed: true, grounds: verdicts.filter((v): v is Ground => v.kind !== 'not-covered' && v.kind !== 'unknown-person') };
};
