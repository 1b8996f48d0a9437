import type { Id } from '../../../base/ids.ts';
import { Refusal } from '../../../base/result.ts';
import type { ActContext } from '../../../register/context.ts';
import { disclose, type Part } from '../../disclosures/gate/gate.ts';
import { leave } from '../../disclosures/gate/release.ts';
import { readSettings } from '../../settings/store.ts';
import { assessmentsOf } from '../../threats/store.ts';
import { cardEmergency, cardHead, cardPaper, cardTimes } from './card-papers.ts';
import { fullHead, fullPaper, fullSections, type FullContent } from './full-papers.ts';
import { requirePlan } from '../plan.ts';
import { deleteCopy, insertCopy, nextCopy } from '../store.ts';
import { paperWords } from './words-papers.ts';

const ownUnit = { kind: 'own-unit' } as const;
type Left = { readonly left: boolean; readonly name: string };

/** Takes the next copy number and gives it back when the paper does not leave, so that no copy is missing from the row. */
export const saveFull = async (context: ActContext, caseId: Id, as: 'pdf' | 'docx' | 'print'): Promise<Left> => {
  const made = context.write((open) => {
    const plan = requirePlan(open, caseId);
    const { language } = readSettings(open.db);
    const number = nextCopy(open.db, plan.planId);
    const w = paperWords[language];
    const sealed = disclose(open, {
      recipient: ownUnit,
      purpose: `${w.fileName}, ${w.copy(number)}`,
      document: 'relocation-plan',
      parts: [
        { cases: [caseId], subject: 'formal', content: fullHead(language, plan, number) },
        ...fullSections(language, plan, assessmentsOf(open.db, caseId)[0]).map(({ subject, blocks }): Part<FullContent> => ({
          cases: [caseId],
          subject,
          content: { kind: 'section', blocks },
        })),
      ],
      build: (allowed, { frame, today }) => fullPaper(frame, today, allowed),
    });
    insertCopy(open.db, plan.planId, { number, disclosureId: sealed.disclosureId, at: open.now, by: open.user.id });
    open.audit('relocation.copy-made', { planId: plan.planId, number }, caseId);
    return { sealed, planId: plan.planId, number };
  });
  let left = false;
  try {
    const answer = await leave(context, made.sealed, as);
    left = answer.left;
    return answer;
  } finally {
    if (!left) {
      context.write((open) => {
        deleteCopy(open.db, made.planId, made.sealed.disclosureId);
        open.audit('relocation.copy-not-taken', { planId: made.planId, number: made.number }, caseId);
      });
    }
    context.changed('relocation');
  }
};

/** Refuses, field by field, when something on the card would reveal the place or the name. */
export const saveCard = async (context: ActContext, caseId: Id, as: 'pdf' | 'print'): Promise<Left> => {
  const sealed = context.write((open) => {
    const plan = requirePlan(open, caseId);
    if (Object.keys(plan.cardGivesAway).length > 0) throw new Refusal('invalid', { fields: plan.cardGivesAway });
    const { language } = readSettings(open.db);
    return disclose(open, {
      recipient: ownUnit,
      purpose: paperWords[language].cardFileName,
      document: 'relocation-card',
      parts: [
        { cases: [caseId], subject: 'formal', content: cardHead(plan, language) },
        { cases: [caseId], subject: 'safety', content: cardTimes(plan, language) },
        { cases: [caseId], subject: 'safety', content: cardEmergency(plan, language) },
      ],
      format: 'card',
      build: (allowed, { frame, today }) => cardPaper(frame, today, allowed),
    });
  });
  return leave(context, sealed, as);
};
