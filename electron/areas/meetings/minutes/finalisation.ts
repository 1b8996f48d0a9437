import { createHash } from 'node:crypto';
import { requireFields } from '../../../base/fields.ts';
import type { Id } from '../../../base/ids.ts';
import { Refusal } from '../../../base/result.ts';
import type { OpenContext } from '../../../register/context.ts';
import { agreeActions, type AgreedAction } from '../../actions/store.ts';
import type { Meeting } from '../contract.ts';
import { deleteRemoved, formerCasesOfItems } from '../agenda/item-store.ts';
import { mentionsOf, requireSeen } from '../audience/mentions.ts';
import { contentOf, meetingOf, requireMeeting, requireOpenMeeting } from '../meeting.ts';
import { finaliseProblems, type MeetingContent } from '../rules.ts';
import { casesOf, insertVersion, updateMeeting, versionsOf } from '../store.ts';

/** Under the item's cases, and under those that were taken off it as long as nobody has stated again what it is about. */
const agreed = (content: MeetingContent, former: ReadonlyMap<Id, readonly Id[]>): AgreedAction[] =>
  content.items.flatMap(({ id: itemId, subject, restriction, cases, actions }) => {
    const spokenOf = [...new Set([...cases, ...(former.get(itemId) ?? [])])];
    return actions.map(({ id, ...action }) => ({ ...action, entryId: id, subject, restriction, cases: spokenOf }));
  });

/** Stores the meeting as it is as the next version, with its hash, and brings its actions in line. */
export const finalise = (context: OpenContext, meetingId: Id, version: number, seen: readonly string[]): Meeting => {
  const { db, now, user, audit, changed } = context;
  const record = requireOpenMeeting(context, meetingId);
  if (record.version !== version) throw new Refusal('conflict');
  if (record.state !== 'held') throw new Refusal('invalid', { fields: { state: 'not-held' } });
  const content = contentOf(db, meetingId);
  requireFields(finaliseProblems(content));
  const left = requireSeen(mentionsOf(context, content, now), seen);
  deleteRemoved(db, meetingId);
  const text = JSON.stringify(content);
  const contentHash = createHash('sha256').update(text).digest('hex');
  const number = (versionsOf(db, meetingId)[0]?.number ?? 0) + 1;
  insertVersion(db, meetingId, { number, content: text, contentHash, finalisedAt: now }, user.id);
  updateMeeting(db, { ...record, state: 'finalised' });
  agreeActions(db, meetingId, number, agreed(content, formerCasesOfItems(db, meetingId)), now);
  for (const { caseId } of content.cases) audit('meetings.finalised', { id: meetingId, number, contentHash, mentions: left }, caseId);
  changed('actions');
  return meetingOf(db, meetingId);
};

/** What was finalised stays; the meeting is open again as a draft of the next version. */
export const correct = (context: OpenContext, meetingId: Id): Meeting => {
  const { db, audit } = context;
  const record = requireMeeting(context, meetingId);
  if (record.state !== 'finalised') throw new Refusal('invalid', { fields: { state: 'not-finalised' } });
  updateMeeting(db, { ...record, state: 'held' });
  for (const caseId of casesOf(db, meetingId))
    audit('meetings.correction-begun', { id: meetingId, of: versionsOf(db, meetingId)[0]?.number ?? 0 }, caseId);
  return meetingOf(db, meetingId);
};
