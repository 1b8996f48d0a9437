import { createHash } from 'node:crypto';
import { seal, type Disclosable } from '../../../base/disclosable.ts';
import type { Instant } from '../../../base/dates.ts';
import { newId, type Id } from '../../../base/ids.ts';
import { Refusal } from '../../../base/result.ts';
import type { Paper, PaperFrame } from '../../../papers/paper.ts';
import { clear, type Cleared, type PaperText } from '../../../papers/text.ts';
import type { OpenContext } from '../../../register/context.ts';
import type { Db } from '../../../register/database.ts';
import { consentsOfCases } from '../../consents/store.ts';
import { whoCountsIn } from '../../participants/store.ts';
import { isOwnHouse } from '../../settings/rules.ts';
import { allAgencies, readSettings } from '../../settings/store.ts';
import { requireReason } from './release-reason.ts';
import { openUses, tieUses } from '../grounds/ground-store.ts';
import { paperFrame } from '../paper-frame.ts';
import { decide, type Decision, type Ground, type GroundUse, type Knowledge, type Material, type Recipient } from './rules.ts';
import { insertDisclosure, type SaidSubject } from '../store.ts';

/** One thing to disclose, and the cases it is about (a case stands for its person here: each participant has one). */
export type Part<T> = {
  readonly cases: readonly Id[];
  readonly subject: Material['subject'];
  readonly restriction?: Material['restriction'];
  readonly isFigures?: boolean;
  readonly content: T;
};

/** Everything `decide` must know about the cases named, at this moment. A fixed number of statements, however many cases. */
export const knowledgeOf = (db: Db, cases: readonly Id[]): { readonly knowledge: Knowledge; readonly personOf: ReadonlyMap<Id, Id> } => {
  const { ownSignatureAge, organisation } = readSettings(db);
  const agencies = allAgencies(db);
  const people = new Map<Id, Knowledge['people'] extends ReadonlyMap<Id, infer P> ? P : never>();
  const personOf = new Map<Id, Id>();
  const asked = [...new Set(cases)];
  const versions = consentsOfCases(db, asked);
  for (const { caseId, personId, birthDate, guardianIds } of whoCountsIn(db, asked)) {
    personOf.set(caseId, personId);
    people.set(personId, { who: { personId, birthDate, guardianIds }, versions: versions.get(caseId) ?? [] });
  }
  if (personOf.size < asked.length) throw new Refusal('not-found');
  return {
    personOf,
    knowledge: {
      people,
      ownSignatureAge,
      // An agency no longer worked with is told nothing, whatever an old consent says.
      agencies: new Set(agencies.filter((a) => a.active).map((a) => a.id)),
      ownHouse: new Set(agencies.filter((a) => isOwnHouse(organisation, a)).map((a) => a.id)),
    },
  };
};

/** What the gate knows of some cases at one moment, read once: whatever is asked of it then asks the register nothing more. */
export type Known = ReturnType<typeof knowledgeOf>;

/** What the gate says of each part, without disclosing anything: cover shown while an agenda is written. */
export const preview = (
  { knowledge, personOf }: Known,
  parts: readonly Part<unknown>[],
  recipient: Recipient,
  at: Instant,
  groundUses: readonly GroundUse[] = [],
): readonly Decision[] =>
  parts.map((part) =>
    decide(
      {
        persons: part.cases.map((id) => personOf.get(id) ?? id),
        subject: part.subject,
        restriction: part.restriction ?? 'none',
        isFigures: part.isFigures === true,
      },
      recipient,
      at,
      { ...knowledge, groundUses },
    ),
  );

const casesOf = (parts: readonly Part<unknown>[]): readonly Id[] => parts.flatMap((part) => part.cases);

export type DisclosureRequest<T, Document> = {
  readonly recipient: Recipient;
  readonly purpose: string;
  /** What kind of document, for the log: `minutes`, `agenda`, `relocation-plan`. */
  readonly document: string;
  readonly parts: readonly Part<T>[];
  /** Recorded decisions to use a legal ground, for this disclosure and for no other. */
  readonly groundUses?: readonly Id[];
  /** Told by mouth, not on paper or as a file: nothing leaves in plain text, and the decision to tell has its own reason. */
  readonly isSpoken?: true;
  /** The size of the paper; A4 when left out. */
  readonly format?: Paper['format'];
  /** Makes the document from what passed and nothing else: papers accept no other text from the register. */
  readonly build: (allowed: readonly Cleared<T>[], around: Around) => Document;
};

/** What every paper shows, whatever passed: whose it is, for whom, and the day. */
export type Around = { readonly frame: PaperFrame; readonly today: PaperText };

const around = (context: OpenContext, recipient: Recipient, format: Paper['format'] = 'page'): Around =>
  clear({ frame: paperFrame(context, recipient, format), today: context.today });

const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
};

const sameGround = (a: Ground, b: Ground): boolean => a.kind === b.kind && a.version === b.version && a.useId === b.useId;

/** Case → what allowed its own person's facts, each ground once. Another person's consent never enters a case's log. */
const groundsByCase = (
  passed: readonly { readonly part: Part<unknown>; readonly grounds: readonly Ground[] }[],
  personOf: ReadonlyMap<Id, Id>,
) => {
  const byCase = new Map<Id, Ground[]>();
  for (const { part, grounds } of passed) {
    for (const caseId of part.cases) {
      const known = byCase.get(caseId) ?? [];
      const own = grounds.filter((ground) => ground.personId === personOf.get(caseId));
      byCase.set(caseId, [...known, ...own.filter((ground) => !known.some((other) => sameGround(other, ground)))]);
    }
  }
  return byCase;
};

/** Case → the subjects disclosed about it and the version each rested on, once each. */
const subjectsByCase = (
  passed: readonly { readonly part: Part<unknown>; readonly grounds: readonly Ground[] }[],
  personOf: ReadonlyMap<Id, Id>,
): ReadonlyMap<Id, readonly SaidSubject[]> => {
  const byCase = new Map<Id, SaidSubject[]>();
  for (const { part, grounds } of passed) {
    const { subject } = part;
    if (subject === null) continue;
    for (const caseId of part.cases) {
      const said = byCase.get(caseId) ?? [];
      const version = grounds.find((ground) => ground.personId === personOf.get(caseId))?.version ?? null;
      if (!said.some((one) => one.subject === subject && one.version === version)) said.push({ subject, version });
      byCase.set(caseId, said);
    }
  }
  return byCase;
};

/**
 * The only way out. Decides every part, builds the document from those that passed, writes the disclosure row and the audit
 * entry, and seals the document; papers, print and export open nothing that is not sealed. Refuses `not-covered` when
 * nothing at all may be told to the recipient, `no-grant` when a case was not opened in this session, `leaving-reason` when somebody
 * in it is protected and the call brought no reason. Call inside a write transaction.
 */
export const disclose = <T, Document>(context: OpenContext, request: DisclosureRequest<T, Document>): Disclosable<Document> => {
  const { db, now, user } = context;
  const { recipient, parts } = request;
  // Cases may come from anywhere (a meeting, a list), so the router cannot have looked at them all.
  if (parts.some((part) => part.cases.some((caseId) => !context.grants.has(caseId)))) throw new Refusal('no-grant');
  const uses = openUses(db, request.groundUses ?? []);
  const known = knowledgeOf(db, casesOf(parts));
  const decisions = preview(known, parts, recipient, now, uses);
  const passed = parts.flatMap((part, i) => {
    const decision = decisions[i];
    return decision?.allowed ? [{ part, grounds: decision.grounds }] : [];
  });
  if (recipient.kind !== 'own-unit' && passed.length === 0) throw new Refusal('not-covered');
  if (request.isSpoken !== true)
    requireReason(
      context,
      passed.flatMap(({ part }) => part.cases),
    );
  // A private copy, so that what leaves is what was hashed.
  const allowed = passed.map(({ part }) => clear(part.content));
  const content = frozen(structuredClone(request.build(allowed, around(context, recipient, request.format))));
  const contentHash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const { personOf } = known;
  const grounds = groundsByCase(passed, personOf);
  const id = newId();
  insertDisclosure(
    db,
    {
      at: now,
      recipient,
      purpose: request.purpose,
      document: request.document,
      contentHash,
      decidedBy: user.id,
      cases: grounds,
      subjects: subjectsByCase(passed, personOf),
    },
    id,
  );
  tieUses(db, request.groundUses ?? [], id);
  const entry = { id, recipient, document: request.document, contentHash };
  if (grounds.size === 0) context.audit('disclosures.made', { ...entry, parts: parts.length, passed: passed.length });
  // Each case's log counts only what was disclosed about that case.
  for (const caseId of grounds.keys()) {
    const own = parts.filter((part) => part.cases.includes(caseId)).length;
    const ownPassed = passed.filter(({ part }) => part.cases.includes(caseId)).length;
    context.audit('disclosures.made', { ...entry, parts: own, passed: ownPassed }, caseId);
  }
  context.changed('disclosures');
  return seal(content, id);
};

/**
 * A preview of the document, decided in the same way but not sealed: it is shown in the window and cannot leave. Writes
 * nothing.
 */
export const rehearse = <T, Document>(
  context: OpenContext,
  { recipient, parts, format, build }: Pick<DisclosureRequest<T, Document>, 'recipient' | 'parts' | 'format' | 'build'>,
): Document => {
  const decisions = preview(knowledgeOf(context.db, casesOf(parts)), parts, recipient, context.now);
  const allowed = parts.flatMap((part, i) => (decisions[i]?.allowed === true ? [clear(part.content)] : []));
  return build(allowed, around(context, recipient, format));
};
