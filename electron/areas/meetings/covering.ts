import type { Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import type { Db } from '../../register/database.ts';
import type { Uncovered } from '../consents/rules.ts';
import { consentsOf } from '../consents/store.ts';
import { knowledgeOf, preview } from '../disclosures/gate.ts';
import type { Decision, Recipient, RefusalReason } from '../disclosures/rules.ts';
import { isSealed } from '../participants/rules.ts';
import { requireCase } from '../participants/service.ts';
import { guardiansOf } from '../participants/store.ts';
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
  return guardiansOf(db, personId).flatMap((one) => (missing.has(one.personId) ? [`${one.givenName} ${one.familyName}`] : []));
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

/** The consents that let the parts through to an agency, each once. */
export const basisOf = (db: Db, content: MeetingContent, recipient: Recipient, at: Instant): readonly Basis[] => {
  if (recipient.kind === 'own-unit') return [];
  const { personOf } = knowledgeOf(
    db,
    content.cases.map((one) => one.caseId),
  );
  const grounds = preview(db, partsOf(content), recipient, at).flatMap((decision) => (decision.allowed ? decision.grounds : []));
  return content.cases.flatMap(({ caseId }) => {
    const used = new Set(grounds.flatMap((one) => (one.personId === personOf.get(caseId) && one.version !== null ? [one.version] : [])));
    return consentsOf(db, caseId)
      .filter((one) => used.has(one.number))
      .map(({ number, validTo }) => ({ number, validTo }));
  });
};
