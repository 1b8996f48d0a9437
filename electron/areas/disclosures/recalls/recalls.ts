import type { Instant } from '../../../base/dates.ts';
import type { Id } from '../../../base/ids.ts';
import { Refusal } from '../../../base/result.ts';
import type { ActContext, OpenContext } from '../../../register/context.ts';
import type { Db } from '../../../register/database.ts';
import { consentsOf } from '../../consents/store.ts';
import { requireCase } from '../../participants/service.ts';
import { readSettings } from '../../settings/store.ts';
import { disclose, knowledgeOf } from '../gate/gate.ts';
import { insertUse } from '../grounds/ground-store.ts';
import { leave, type LeaveAs } from '../gate/release.ts';
import { documentName, recallPaper, recallWords } from './recall-papers.ts';
import { insertRecall, sentOf } from './recall-store.ts';
import { recallsOf } from './recall-rules.ts';

export type OpenRecall = {
  readonly caseId: Id;
  readonly agencyId: Id;
  readonly agency: string;
  /** The first minute without cover. */
  readonly withdrawnAt: Instant;
  readonly documents: readonly { readonly disclosureId: Id; readonly document: string; readonly leftAt: Instant }[];
};

/** Per agency: what it received about a case that a withdrawal has since left without cover, and that it has not been told of. */
export const recallsIn = (db: Db, caseId: Id): OpenRecall[] => {
  const sent = sentOf(db, caseId);
  if (sent.length === 0) return [];
  const { knowledge, personOf } = knowledgeOf(db, [caseId]);
  const due = recallsOf(sent, personOf.get(caseId) ?? caseId, consentsOf(db, caseId), knowledge);
  const agencies = [...new Map(sent.map((one) => [one.agencyId, one.agency]))];
  return agencies.flatMap(([agencyId, agency]): OpenRecall[] => {
    const mine = due.filter((one) => one.agencyId === agencyId);
    const [withdrawnAt] = mine.map((one) => one.withdrawnAt).toSorted();
    if (withdrawnAt === undefined) return [];
    const documents = sent
      .filter((one) => mine.some((recall) => recall.disclosureId === one.disclosureId))
      .map(({ disclosureId, document, leftAt }) => ({ disclosureId, document, leftAt }));
    return [{ caseId, agencyId, agency, withdrawnAt, documents }];
  });
};

const requireRecall = (db: Db, caseId: Id, agencyId: Id): OpenRecall => {
  const recall = recallsIn(db, caseId).find((one) => one.agencyId === agencyId);
  if (!recall) throw new Refusal('not-found');
  return recall;
};

/** The letter to one recipient: which documents, by kind and date, are recalled. Not why, and none of their content. */
export const recallLetter = async (
  context: ActContext,
  { caseId, agencyId }: { readonly caseId: Id; readonly agencyId: Id },
  as: LeaveAs,
): Promise<{ readonly left: boolean; readonly name: string }> => {
  const made = context.write((open) => {
    const { db, now, user } = open;
    const recall = requireRecall(db, caseId, agencyId);
    const recipient = { kind: 'agency', agencyId } as const;
    const { caseNumber } = requireCase(db, caseId);
    const { language } = readSettings(db);
    const words = recallWords(language);
    // The consent no longer covers anything, so the notice has its own ground: this recipient, this minute, form only.
    const useId = insertUse(
      db,
      {
        caseId,
        groundId: 'recall',
        paragraph: 'OSL 12 kap. 2 §',
        to: recipient,
        subjects: ['formal'],
        told: '',
        reason: '',
        risk: '',
        answers: [],
        decider: user.name,
        outcome: 'allowed',
        decidedAt: now,
        endsAt: nextMinute(now),
      },
      user.id,
    );
    const content = {
      caseNumber,
      documents: recall.documents.map(({ document, leftAt }) => ({ document: documentName(language, document), leftAt })),
    };
    return disclose(open, {
      recipient,
      purpose: words.purpose,
      document: 'recall',
      parts: [{ cases: [caseId], subject: 'formal', content }],
      groundUses: [useId],
      build: ([letter], { frame, today }) => {
        if (!letter) throw new Refusal('not-covered');
        const name = { kind: words.title, date: today, caseNumber: letter.caseNumber, recipient: frame.header.recipient };
        return { ...recallPaper(frame, letter), name };
      },
    });
  });
  return leave(context, made, as);
};

/** A decision for one disclosure ends a minute later. */
export const nextMinute = (now: Instant): Instant => new Date(Date.parse(now) + 60_000).toISOString();

/** The recipient has been told: by the letter, or by telephone. */
export const recallSent = (context: OpenContext, caseId: Id, agencyId: Id): void => {
  const { db, now, user, audit } = context;
  const recall = requireRecall(db, caseId, agencyId);
  for (const { disclosureId } of recall.documents) insertRecall(db, disclosureId, caseId, recall.withdrawnAt, user.id, now);
  audit('disclosures.recall-sent', { agencyId, documents: recall.documents.map((one) => one.disclosureId) }, caseId);
};
