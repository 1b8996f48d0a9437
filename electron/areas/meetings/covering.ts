import type { Instant, IsoDate } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { subjectAreas } from '../../base/terms.ts';
import type { Db } from '../../register/database.ts';
import { cellVerdict, type Uncovered } from '../consents/rules.ts';
import { knowledgeOf, preview } from '../disclosures/gate.ts';
import type { Decision, PersonKnowledge, Recipient, RefusalReason } from '../disclosures/rules.ts';
import { isSealed } from '../participants/rules.ts';
import { requireCase } from '../participants/service.ts';
import { guardiansOf } from '../participants/store.ts';
import { allAgencies } from '../settings/store.ts';
import type { CoverCell } from './contract.ts';
import type { Basis } from './papers.ts';
import { partsOf, type MeetingContent, type Said } from './rules.ts';

export const isItem = (said: Said): said is Extract<Said, { kind: 'item' }> => said.kind === 'item';

/** What the gate lets through to a recipient at that minute. Not `covered` when no item at all passes. */
export const heard = (
  db: Db,
  content: MeetingContent,
  recipient: Recipient,
  at: Instant,
): { readonly isCovered: boolean; readonly passed: readonly Said[] } => {
  const parts = partsOf(content);
  const decisions = preview(db, parts, recipient, at);
  const passed = parts.flatMap((part, i) => (decisions[i]?.allowed === true ? [part.content] : []));
  return { isCovered: recipient.kind === 'own-unit' || passed.some(isItem), passed };
};

/** The guardians a consent waits for, as one says their names. A sealed record's people are named nowhere but in its own file. */
const missingGuardians = (db: Db, caseId: Id, reasons: readonly Uncovered[]): string[] => {
  const { personId, protection } = requireCase(db, caseId);
  if (isSealed(protection)) return [];
  const missing = new Set(reasons.flatMap((one) => (one.kind === 'guardian-signature' ? [one.personId] : [])));
  return guardiansOf(db, personId).flatMap((one) =>
    missing.has(one.personId) && !isSealed(one.protection) ? [`${one.givenName} ${one.familyName}`] : [],
  );
};

const reasonCell = (
  db: Db,
  content: MeetingContent,
  reason: RefusalReason | undefined,
): Pick<CoverCell, 'why' | 'caseNumber' | 'names'> => {
  if (reason === undefined) return { why: null, caseNumber: null, names: [] };
  if (reason.kind !== 'not-covered') return { why: reason.kind, caseNumber: null, names: [] };
  const whose = content.cases.find((one) => requireCase(db, one.caseId).personId === reason.personId);
  const why = reason.reasons[0]?.kind ?? 'not-included';
  return {
    why,
    caseNumber: content.cases.length > 1 ? (whose?.caseNumber ?? null) : null,
    names: why === 'guardian-signature' && whose ? missingGuardians(db, whose.caseId, reason.reasons) : [],
  };
};

const reasonOf = (decision: Decision | undefined): RefusalReason | undefined =>
  decision === undefined || decision.allowed ? undefined : decision.reasons[0];

/** Items × invited agencies, now: what is shown while the agenda is written. */
export const coverOf = (db: Db, content: MeetingContent, at: Instant): CoverCell[] =>
  content.agencies.flatMap(({ agencyId }) => {
    const parts = partsOf(content);
    const decisions = preview(db, parts, { kind: 'agency', agencyId }, at);
    return parts.flatMap((part, i): CoverCell[] =>
      part.content.kind === 'item'
        ? [
            {
              itemId: part.content.item.id,
              agencyId,
              isHeard: decisions[i]?.allowed === true,
              ...reasonCell(db, content, reasonOf(decisions[i])),
            },
          ]
        : [],
    );
  });

/** Item → names of the invited agencies that may hear it. */
export const hearersOf = (db: Db, content: MeetingContent, at: Instant): ReadonlyMap<Id, readonly string[]> => {
  const cells = coverOf(db, content, at);
  return new Map(
    content.items.map((item) => [
      item.id,
      content.agencies
        .filter((one) => cells.some((cell) => cell.isHeard && cell.itemId === item.id && cell.agencyId === one.agencyId))
        .map((one) => one.name),
    ]),
  );
};

/** The same for every agency that an action can be given to, invited or not. */
export const ownerCoverOf = (db: Db, content: MeetingContent, at: Instant): CoverCell[] => {
  const candidates = allAgencies(db).filter((one) => one.active);
  const agencies = candidates.map(({ id, name }) => ({ agencyId: id, name, contact: '', attendance: null }));
  return coverOf(db, { ...content, agencies }, at);
};

/**
 * The meeting as a recipient may know it. That an agency was called is itself a fact about the persons (OSL 26:1), and one
 * that no consent lets out when that agency may hear nothing. So an agency is named only when it may hear, now, at least one
 * of the items that the recipient hears: those two could sit in the same room for that item and know of each other anyway.
 * One who was present but whose consent has been withdrawn since is left out too; a paper that says less is the safe side.
 */
export const contentFor = (db: Db, content: MeetingContent, recipient: Recipient, at: Instant): MeetingContent => {
  if (recipient.kind !== 'agency') return content;
  const itemsHeard = (agencyId: Id): readonly Id[] =>
    heard(db, content, { kind: 'agency', agencyId }, at).passed.flatMap((said) => (isItem(said) ? [said.item.id] : []));
  const mine = new Set(itemsHeard(recipient.agencyId));
  return { ...content, agencies: content.agencies.filter((one) => itemsHeard(one.agencyId).some((id) => mine.has(id))) };
};

/** Version → the last day it covers anything for the agency; the earliest where its subjects differ. */
const endsOf = (known: PersonKnowledge, agencyId: Id, at: Instant, ownSignatureAge: number): ReadonlyMap<number, IsoDate> => {
  const ends = new Map<number, IsoDate>();
  for (const subject of subjectAreas) {
    const verdict = cellVerdict(known.versions, known.who, { agencyId, subject }, at, ownSignatureAge);
    if (!verdict.allowed) continue;
    const before = ends.get(verdict.version);
    if (before === undefined || verdict.until < before) ends.set(verdict.version, verdict.until);
  }
  return ends;
};

/** The consents that let the parts through to an agency, each once, and the day each really ends (at eighteen, for one). */
export const basisOf = (db: Db, content: MeetingContent, recipient: Recipient, at: Instant): readonly Basis[] => {
  if (recipient.kind !== 'agency') return [];
  const { personOf, knowledge } = knowledgeOf(
    db,
    content.cases.map((one) => one.caseId),
  );
  const grounds = preview(db, partsOf(content), recipient, at).flatMap((decision) => (decision.allowed ? decision.grounds : []));
  return content.cases.flatMap(({ caseId }): Basis[] => {
    const personId = personOf.get(caseId) ?? caseId;
    const known = knowledge.people.get(personId);
    if (!known) return [];
    const used = new Set(grounds.flatMap((one) => (one.personId === personId && one.version !== null ? [one.version] : [])));
    const ends = endsOf(known, recipient.agencyId, at, knowledge.ownSignatureAge);
    return known.versions
      .filter((one) => used.has(one.number))
      .map(({ number, validTo }) => ({ number, until: ends.get(number) ?? validTo }));
  });
};
