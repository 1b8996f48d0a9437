import { isIsoDate } from '../../../base/dates.ts';
import { lineProblem, requireFields, textProblem } from '../../../base/fields.ts';
import type { Id } from '../../../base/ids.ts';
import { fieldRefusal, Refusal } from '../../../base/result.ts';
import type { Disclosable } from '../../../base/disclosable.ts';
import type { Paper, PaperFrame, Sheet } from '../../../papers/paper.ts';
import type { Cleared, PaperText } from '../../../papers/text.ts';
import type { ActContext, OpenContext } from '../../../register/context.ts';
import { isSealed } from '../../participants/rules.ts';
import { requireCase } from '../../participants/service.ts';
import { guardiansOf } from '../../participants/store.ts';
import { readSettings } from '../../settings/store.ts';
import { concernPaper, concernWords, type ConcernContent } from './concern-papers.ts';
import { contactPaper, contactWords, type ContactContent } from './contact-papers.ts';
import { disclose } from '../gate/gate.ts';
import { isPossible, type GroundForm } from '../grounds/ground-rules.ts';
import { groundOf, insertUse, type NewUse, type StoredGround } from '../grounds/ground-store.ts';
import { requireAgency } from '../grounds/grounds.ts';
import { leave, type LeaveAs } from '../gate/release.ts';
import { nextMinute } from '../recalls/recalls.ts';
import { requestPaper, requestWords, type RequestContent } from './request-papers.ts';

type Left = { readonly left: boolean; readonly name: string };

const requireGround = ({ db }: OpenContext, form: GroundForm): StoredGround => {
  const ground = groundOf(db, form);
  if (!ground?.active) throw fieldRefusal('groundId', 'ground-not-possible');
  return ground;
};

const written = (text: string, longest = 5000): string | null => (text.trim() === '' ? 'required' : textProblem(text, longest));

type Letter<T> = {
  readonly caseId: Id;
  readonly ground: StoredGround;
  readonly to: NewUse['to'];
  readonly subject: 'formal' | 'safety';
  readonly document: string;
  readonly use: Pick<NewUse, 'told' | 'reason' | 'risk' | 'answers' | 'decider' | 'outcome'>;
  readonly content: T;
  readonly words: { readonly title: PaperText; readonly kind?: PaperText; readonly purpose: PaperText };
  readonly build: (frame: PaperFrame, content: Cleared<T>) => Sheet;
};

/** Records the decision and seals its letter: the ground holds for this letter, this minute. */
const sealLetter = <T>(open: OpenContext, letter: Letter<T>): Disclosable<Paper> => {
  const { db, now, user, audit } = open;
  const { caseId, ground, to, subject, words } = letter;
  const useId = insertUse(
    db,
    {
      ...letter.use,
      caseId,
      to,
      groundId: ground.id,
      paragraph: ground.paragraph,
      subjects: [subject],
      decidedAt: now,
      endsAt: nextMinute(now),
    },
    user.id,
  );
  audit('disclosures.ground-used', { id: useId, groundId: ground.id, outcome: letter.use.outcome }, caseId);
  return disclose(open, {
    recipient: to,
    purpose: words.purpose,
    document: letter.document,
    parts: [{ cases: [caseId], subject, content: letter.content }],
    groundUses: [useId],
    build: ([content], { frame, today }): Paper => {
      if (content === undefined) throw new Refusal('not-covered');
      return {
        ...letter.build(frame, content),
        // No person's name and no case number: a letter that must not confirm that a case exists must not do so in its file name.
        name: {
          kind: words.kind ?? words.title,
          date: today,
          ...(to.kind === 'agency' ? { recipient: frame.header.recipient } : {}),
        },
      };
    },
  });
};

export type ContactAsked = {
  readonly caseId: Id;
  readonly agencyId: Id;
  readonly requester: string;
  readonly need: string;
  readonly exceptional: boolean | null;
  readonly outcome: 'allowed' | 'refused' | null;
  readonly give: readonly ('phone' | 'email')[];
  readonly reason: string;
  readonly protectionConsidered: boolean;
  readonly decider: string;
};

/**
 * Act (2025:170). Its general duty does not cover what is secret under OSL 26:1–6 (8 §), so under the social board contact details are
 * given only where somebody finds exceptional reasons.
 */
export const contactRequest = async (context: ActContext, asked: ContactAsked, as: LeaveAs): Promise<Left> => {
  const made = context.write((open) => {
    const { db } = open;
    const ground = requireGround(open, 'contact-request');
    const agency = requireAgency(db, asked.agencyId);
    const row = requireCase(db, asked.caseId);
    const gives = asked.outcome === 'allowed';
    requireFields({
      agencyId: ground.recipients.includes(agency.kind) ? null : 'ground-not-possible',
      requester: lineProblem(asked.requester),
      need: written(asked.need),
      exceptional: asked.exceptional === null ? 'answer-missing' : null,
      outcome:
        asked.outcome === null
          ? 'answer-missing'
          : gives && asked.exceptional === false && readSettings(db).organisation === 'social-board'
            ? 'contact-secrecy'
            : null,
      give: gives && !asked.give.some((each) => row[each] !== '') ? 'nothing-to-give' : null,
      protectionConsidered: gives && row.protection !== 'none' && !asked.protectionConsidered ? 'protection-unweighed' : null,
      reason: written(asked.reason),
      decider: lineProblem(asked.decider, 100),
    });
    const given = (field: 'phone' | 'email'): string | null => (asked.give.includes(field) && row[field] !== '' ? row[field] : null);
    const content: ContactContent = {
      requester: asked.requester,
      need: asked.need,
      exceptional: asked.exceptional === true,
      paragraph: ground.paragraph,
      decider: asked.decider,
      given: gives ? { name: `${row.givenName} ${row.familyName}`, phone: given('phone'), email: given('email') } : null,
    };
    const words = contactWords(readSettings(db).language);
    return sealLetter(open, {
      caseId: asked.caseId,
      ground,
      to: { kind: 'agency', agencyId: agency.id },
      subject: 'formal',
      document: 'contact-letter',
      use: {
        told: '',
        reason: `${asked.requester}: ${asked.need}\n${asked.reason}`,
        risk: '',
        answers: [{ question: words.exceptional, answer: asked.exceptional === true ? 'yes' : 'no' }],
        decider: asked.decider,
        outcome: gives ? 'allowed' : 'refused',
      },
      content,
      words,
      build: contactPaper,
    });
  });
  return leave(context, made, as);
};

export type Concern = Omit<ConcernContent, 'name' | 'birthDate' | 'guardians'> & { readonly caseId: Id; readonly agencyId: Id };

/** SoL (2025:400) 19:1: to the social services at once, about a child. */
export const concern = async (context: ActContext, { caseId, agencyId, ...told }: Concern, as: LeaveAs): Promise<Left> => {
  const made = context.write((open) => {
    const { db, today } = open;
    const ground = requireGround(open, 'concern');
    const agency = requireAgency(db, agencyId);
    const row = requireCase(db, caseId);
    requireFields({
      agencyId: isPossible(ground, { birthDate: row.birthDate, today, agencyKind: agency.kind }) ? null : 'ground-not-possible',
      reporter: lineProblem(told.reporter, 100),
      observed: written(told.observed, 10_000),
      since: textProblem(told.since, 5000),
      protectionNow: written(told.protectionNow),
      known: textProblem(told.known, 5000),
    });
    return sealLetter(open, {
      caseId,
      ground,
      to: { kind: 'agency', agencyId },
      subject: 'safety',
      document: 'concern',
      use: { told: told.observed, reason: told.protectionNow, risk: '', answers: [], decider: told.reporter, outcome: 'allowed' },
      content: {
        ...told,
        name: `${row.givenName} ${row.familyName}`,
        birthDate: row.birthDate,
        // A guardian with a sealed record of her own is somebody else's secret: this ground is about the child.
        guardians: guardiansOf(db, row.personId)
          .filter((one) => !isSealed(one.protection))
          .map((one) => `${one.givenName} ${one.familyName}`),
      },
      words: concernWords(readSettings(db).language),
      build: concernPaper,
    });
  });
  return leave(context, made, as);
};

export type DocumentAsked = RequestContent & {
  readonly caseId: Id;
  readonly requester: string;
  readonly isClear: 'yes' | 'no' | null;
};

/** The reverse damage test (OSL 26:1): unless it is clear that nobody is harmed, the answer is no, in writing. */
export const documentRequest = async (
  context: ActContext,
  { caseId, requester, isClear, ...asked }: DocumentAsked,
  as: LeaveAs,
): Promise<Left & { readonly outcome: 'allowed' | 'refused' }> => {
  const made = context.write((open): Disclosable<Paper> | null => {
    const { db, now, user, audit } = open;
    const ground = requireGround(open, 'document-request');
    requireFields({
      requester: textProblem(requester, 200),
      requested: written(asked.requested),
      receivedOn: !isIsoDate(asked.receivedOn) ? 'date-shape' : asked.receivedOn > open.today ? 'date-future' : null,
      isClear: isClear === null ? 'answer-missing' : null,
      reasons: written(asked.reasons),
      decider: lineProblem(asked.decider, 100),
    });
    const words = requestWords(readSettings(db).language);
    const to = { kind: 'person', name: requester.trim() === '' ? words.requested : requester } as const;
    const use = {
      told: asked.requested,
      reason: asked.reasons,
      risk: '',
      answers: isClear === null ? [] : [{ question: ground.wording, answer: isClear }],
      decider: asked.decider,
      outcome: isClear === 'yes' ? 'allowed' : 'refused',
    } as const;
    if (isClear === 'yes') {
      const kept = { ...use, caseId, groundId: ground.id, paragraph: ground.paragraph, to, subjects: ['formal'], decidedAt: now } as const;
      const id = insertUse(db, { ...kept, endsAt: nextMinute(now) }, user.id);
      audit('disclosures.ground-used', { id, groundId: ground.id, outcome: 'allowed' }, caseId);
      return null;
    }
    return sealLetter(open, {
      caseId,
      ground,
      to,
      subject: 'formal',
      document: 'document-refusal',
      use,
      content: asked,
      words,
      build: requestPaper,
    });
  });
  if (made === null) return { outcome: 'allowed', left: false, name: '' };
  return { outcome: 'refused', ...(await leave(context, made, as)) };
};
