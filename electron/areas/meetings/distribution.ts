import type { Disclosable } from '../../base/disclosable.ts';
import type { Id } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import { paperFileName } from '../../papers/file-name.ts';
import type { Paper } from '../../papers/paper.ts';
import type { ActContext, OpenContext } from '../../register/context.ts';
import { disclose } from '../disclosures/gate.ts';
import { leave, type LeaveAs } from '../disclosures/leaving.ts';
import { requireReason } from '../disclosures/leaving-reason.ts';
import { paperFrame } from '../disclosures/paper-frame.ts';
import type { Recipient } from '../disclosures/rules.ts';
import { readSettings } from '../settings/store.ts';
import { basisOf, contentFor, heard, hearersOf } from './covering.ts';
import { lapsedIn } from './lapsing.ts';
import { contentOf, finalisedContent, requireMeeting } from './meeting.ts';
import { documentName, meetingPaper, meetingTitle, purposeOf, versionName, type PaperRequest } from './papers.ts';
import { casesSaid, partsOf } from './rules.ts';

export type Wanted = {
  readonly meetingId: Id;
  readonly document: 'agenda' | 'minutes';
  readonly version: number | null;
  readonly recipient: Recipient;
};

/** What the paper is made of: the agenda as it stands, minutes as they were finalised. */
export const paperRequest = ({ db, now }: OpenContext, { meetingId, document, version, recipient }: Wanted): PaperRequest => {
  const finalised = document === 'minutes' ? finalisedContent(db, meetingId, version) : null;
  const content = contentFor(db, finalised?.content ?? contentOf(db, meetingId), recipient, now);
  return {
    document,
    content,
    basis: basisOf(db, content, recipient, now),
    ...(finalised ? { version: { number: finalised.number, finalisedAt: finalised.finalisedAt } } : {}),
    ...(recipient.kind === 'own-unit'
      ? { heardBy: hearersOf(db, content, now), lapsed: lapsedIn(db, content, finalised?.finalisedAt ?? now) }
      : {}),
  };
};

type Sealed = { readonly sealed: Disclosable<Paper>; readonly nameFor: (as: LeaveAs) => string };

/** Seals one recipient's paper. Refuses `not-covered` when no item may be told. */
const sealPaper = (context: OpenContext, wanted: Wanted): Sealed => {
  requireMeeting(context, wanted.meetingId);
  const { db, now, today } = context;
  const request = paperRequest(context, wanted);
  const { recipient, document } = wanted;
  const { isCovered, passed } = heard(db, request.content, recipient, now);
  if (!isCovered) throw new Refusal('not-covered');
  const { language } = readSettings(db);
  const frame = paperFrame(context, recipient);
  const sealed = disclose(context, {
    recipient,
    purpose: `${purposeOf(language, document)}, ${meetingTitle(language, request.content.type, request.content.number)}`,
    document,
    parts: partsOf(request.content),
    build: (allowed) => meetingPaper(frame, request, allowed),
  });
  const cases = casesSaid(request.content, passed);
  const [only] = cases;
  // A correction must not lie down over the version before it.
  const later = request.version && request.version.number > 1 ? [versionName(language, request.version.number)] : [];
  const nameFor = (as: LeaveAs): string =>
    paperFileName({
      kind: [documentName(language, document), meetingTitle(language, request.content.type, request.content.number), ...later].join(' '),
      date: document === 'minutes' ? request.content.date : today,
      ...(cases.length === 1 && only ? { caseNumber: only.caseNumber } : {}),
      recipient: frame.header.recipient,
      extension: as === 'docx' ? 'docx' : 'pdf',
    });
  return { sealed, nameFor };
};

export const savePaper = async (
  context: ActContext,
  wanted: Wanted,
  as: LeaveAs,
): Promise<{ readonly left: boolean; readonly name: string }> => {
  const { sealed, nameFor } = context.write((open) => sealPaper(open, wanted));
  return leave(context, sealed, as, nameFor(as));
};

export type Distributed = { readonly agencyId: Id; readonly outcome: 'left' | 'cancelled' | 'not-covered'; readonly name: string };

const isNotCovered = (error: unknown): boolean => error instanceof Refusal && error.failure.code === 'not-covered';

/** One paper after the other. A cancelled dialog ends that paper alone; what has left has left, and is in the log. */
export const distributePapers = async (
  context: ActContext,
  wanted: Omit<Wanted, 'recipient' | 'version'>,
  agencies: readonly Id[],
  as: 'pdf' | 'docx',
): Promise<Distributed[]> => {
  // Before the first paper, not between two of them: what has left would leave again when the call comes back with its reason.
  context.read((open) => {
    requireMeeting(open, wanted.meetingId);
    const { content } = paperRequest(open, { ...wanted, version: null, recipient: { kind: 'own-unit' } });
    requireReason(
      open,
      content.cases.map((one) => one.caseId),
    );
  });
  const outcomes: Distributed[] = [];
  for (const agencyId of agencies) {
    try {
      // One dialog at a time: a person answers them.
      const { left, name } = await savePaper(context, { ...wanted, version: null, recipient: { kind: 'agency', agencyId } }, as);
      outcomes.push({ agencyId, outcome: left ? 'left' : 'cancelled', name });
    } catch (error) {
      if (!isNotCovered(error)) throw error;
      outcomes.push({ agencyId, outcome: 'not-covered', name: '' });
    }
  }
  return outcomes;
};

/** For looking at: the paper that would leave, unsealed, so that nothing but its headings may be shown. */
export const headingsOf = (
  context: OpenContext,
  wanted: Wanted,
): { isCovered: boolean; title: string; headings: { number: number; text: string }[] } => {
  const request = paperRequest(context, wanted);
  const { isCovered, passed } = heard(context.db, request.content, wanted.recipient, context.now);
  const paper = meetingPaper(paperFrame(context, wanted.recipient), request, passed);
  const headings = paper.blocks.flatMap((block) =>
    block.kind === 'heading' && block.number !== undefined ? [{ number: block.number, text: block.text }] : [],
  );
  return { isCovered, title: paper.title, headings: isCovered ? headings : [] };
};
