import type { Disclosable } from '../../../base/disclosable.ts';
import type { Id } from '../../../base/ids.ts';
import { Refusal } from '../../../base/result.ts';
import type { Paper } from '../../../papers/paper.ts';
import type { ActContext, OpenContext } from '../../../register/context.ts';
import { disclose, rehearse, type Around } from '../../disclosures/gate/gate.ts';
import { leave, type LeaveAs } from '../../disclosures/gate/release.ts';
import { requireReason } from '../../disclosures/gate/release-reason.ts';
import { readSettings } from '../../settings/store.ts';
import { basisOf, hallOf, hearersOf, knownAgencies, ourNames, peopleNames } from '../audience/coverage.ts';
import { lapsedIn } from '../agenda/lapsed-items.ts';
import { leavingMentions, requireSeen } from '../audience/mentions.ts';
import { contentOf, finalisedContents, requireMeeting } from '../meeting.ts';
import { formerCasesOf } from '../store.ts';
import { meetingPaper, meetingTitle, purposeOf, type MeetingDocument } from '../papers.ts';
import type { MeetingContent } from '../rules.ts';
import { partsFor, versionFor, type Listener, type MeetingPart, type Told } from '../audience/audience-rules.ts';
import type { Cleared } from '../../../papers/text.ts';

export type Wanted = {
  readonly meetingId: Id;
  readonly document: MeetingDocument;
  readonly version: number | null;
  readonly recipient: Listener;
  /** Keys of the mentions that the user has been shown. */
  readonly seen: readonly string[];
};

type Finalised = { readonly number: number; readonly finalisedAt: string };
type Made = { readonly content: MeetingContent; readonly finalised: readonly (Finalised & { readonly content: MeetingContent })[] };

/** What the paper is made of: the agenda as it is now, minutes as they were finalised, newest first. */
const madeOf = ({ db }: OpenContext, { meetingId, document, version }: Omit<Wanted, 'seen'>): Made => {
  if (document === 'agenda') return { content: contentOf(db, meetingId), finalised: [] };
  const finalised = finalisedContents(db, meetingId, version);
  const [newest] = finalised;
  if (!newest) throw new Refusal('not-found');
  return { content: newest.content, finalised };
};

/** Everything the paper may say to its recipient, as parts for the gate; none when no item may be told. */
const partsOf = (
  { db, now }: OpenContext,
  { content, finalised }: Made,
  { meetingId, recipient, document }: Omit<Wanted, 'seen'>,
): readonly MeetingPart[] => {
  if (recipient.kind === 'own-unit') {
    const hall = hallOf(db, content, now);
    const parts = partsFor(content, recipient, {
      hears: hall.hears,
      agencies: [],
      ours: [],
      people: new Map(),
      basis: [],
      version: finalised[0] ?? null,
      ...(document === 'agenda' ? { heardBy: hearersOf(db, hall) } : {}),
      lapsed: lapsedIn(db, content, finalised[0]?.finalisedAt ?? now),
    });
    // Our own paper holds everything, including what may still be about a case taken off it; no consent lets that go to an agency.
    const former = formerCasesOf(db, meetingId);
    return former.length === 0 ? parts : parts.map((part) => ({ ...part, cases: [...part.cases, ...former] }));
  }
  const told = (one: MeetingContent, version: Finalised | null): readonly MeetingPart[] => {
    const hall = hallOf(db, one, now);
    return partsFor(one, recipient, {
      hears: hall.hears,
      agencies: knownAgencies(db, one),
      ours: ourNames(db),
      people: peopleNames(db, one),
      basis: basisOf(hall, recipient.agencyId),
      version,
    });
  };
  const version = versionFor(finalised.toReversed().map((one) => ({ finalisedAt: one.finalisedAt, told: told(one.content, null) })));
  return told(content, version);
};

const builderOf =
  ({ document, recipient }: Pick<Wanted, 'document' | 'recipient'>) =>
  (allowed: readonly Cleared<Told>[], around: Around): Paper =>
    meetingPaper(around, document, recipient.kind === 'own-unit', allowed);

/** Seals one recipient's paper. Refuses `not-covered` when no item may be told. */
const sealPaper = (context: OpenContext, wanted: Wanted): Disclosable<Paper> => {
  requireMeeting(context, wanted.meetingId);
  const made = madeOf(context, wanted);
  const parts = partsOf(context, made, wanted);
  if (parts.length === 0) throw new Refusal('not-covered');
  const { recipient } = wanted;
  if (recipient.kind === 'agency') {
    // Minutes too: who may hear what can have changed since they were finished.
    const found = leavingMentions(context, wanted.document, made.content, [recipient.agencyId], context.now);
    const mentions = requireSeen(found, wanted.seen);
    const told = { id: wanted.meetingId, agencyId: recipient.agencyId, mentions };
    // Going on is a decision. Whom else it may be about is not logged.
    const kind = wanted.document === 'agenda' ? 'meetings.agenda-mentions-seen' : 'meetings.minutes-mentions-seen';
    if (mentions.length > 0) for (const { caseId } of made.content.cases) context.audit(kind, told, caseId);
  }
  const { language } = readSettings(context.db);
  const { type, number, date } = made.content;
  const isOwn = recipient.kind === 'own-unit';
  return disclose(context, {
    recipient: wanted.recipient,
    purpose: `${purposeOf(language, wanted.document)}, ${meetingTitle(language, type, isOwn ? number : null)}${isOwn ? '' : ` ${date}`}`,
    document: wanted.document,
    parts,
    build: builderOf(wanted),
  });
};

export const savePaper = async (
  context: ActContext,
  wanted: Wanted,
  as: LeaveAs,
): Promise<{ readonly left: boolean; readonly name: string }> => {
  const sealed = context.write((open) => sealPaper(open, wanted));
  return leave(context, sealed, as);
};

export type Distributed = { readonly agencyId: Id; readonly outcome: 'left' | 'cancelled' | 'not-covered'; readonly name: string };

const isNotCovered = (error: unknown): boolean => error instanceof Refusal && error.failure.code === 'not-covered';

/** One paper after the other. A cancelled dialog ends only that paper; what has already left is in the log. */
export const distributePapers = async (
  context: ActContext,
  wanted: Omit<Wanted, 'recipient' | 'version'>,
  agencies: readonly Id[],
  as: 'pdf' | 'docx',
): Promise<Distributed[]> => {
  // Before the first paper, not between two: papers already out would leave again when the call is repeated with a reason.
  context.read((open) => {
    requireMeeting(open, wanted.meetingId);
    const { content } = madeOf(open, { ...wanted, version: null, recipient: { kind: 'own-unit' } });
    requireSeen(leavingMentions(open, wanted.document, content, agencies, open.now), wanted.seen);
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

/** A preview: the headings of exactly the paper that would leave, unsealed, so it cannot leave. */
export const headingsOf = (
  context: OpenContext,
  wanted: Omit<Wanted, 'seen'>,
): {
  readonly isCovered: boolean;
  readonly title: string;
  readonly headings: { readonly number: number; readonly text: string }[];
} => {
  const made = madeOf(context, wanted);
  const parts = partsOf(context, made, wanted);
  if (parts.length === 0) return { isCovered: false, title: '', headings: [] };
  const paper = rehearse(context, { recipient: wanted.recipient, parts, build: builderOf(wanted) });
  const headings = paper.blocks.flatMap((block) =>
    block.kind === 'heading' && block.number !== undefined ? [{ number: block.number, text: block.text }] : [],
  );
  return { isCovered: true, title: paper.title, headings };
};
