import type { Id } from '../../base/ids.ts';
import { requireOpeningReason } from '../../base/reason.ts';
import { Refusal } from '../../base/result.ts';
import type { OpenContext } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import { auditTogether } from '../audit/joint-entry.ts';
import { isSealed, listName } from '../participants/rules.ts';
import { requireCase } from '../participants/service.ts';
import { isEnded } from '../participants/store.ts';
import { allAgencies } from '../settings/store.ts';
import type { Meeting } from './contract.ts';
import { itemsOf, type StoredItem } from './agenda/item-store.ts';
import type { AgendaItem, MeetingContent } from './rules.ts';
import { agenciesOf, casesOf, grantedCasesOf, meetingById, versionsOf, type MeetingRecord } from './store.ts';

const namedCase = (db: Db, caseId: Id): Meeting['cases'][number] => {
  const row = requireCase(db, caseId);
  return { caseId, caseNumber: row.caseNumber, name: listName(row) };
};

export const recordOf = (db: Db, meetingId: Id): MeetingRecord => {
  const record = meetingById(db, meetingId);
  if (!record) throw new Refusal('not-found');
  return record;
};

/** The meeting, after checking that all its cases, former ones too, have been opened in this session. */
export const requireMeeting = ({ db, grants }: Pick<OpenContext, 'db' | 'grants'>, meetingId: Id): MeetingRecord => {
  const record = recordOf(db, meetingId);
  if (grantedCasesOf(db, meetingId).some((caseId) => !grants.has(caseId))) throw new Refusal('no-grant');
  return record;
};

/** The same, while its minutes may still change. `mayHold`: the cases it is about after the change. */
export const requireOpenMeeting = (context: OpenContext, meetingId: Id, mayHold?: readonly Id[]): MeetingRecord => {
  const record = requireMeeting(context, meetingId);
  if (record.state === 'finalised') throw new Refusal('immutable');
  // Nothing more is written about somebody whose record has ended. To continue, take the case off the meeting.
  refuseEnded(context.db, mayHold ?? casesOf(context.db, meetingId));
  return record;
};

/** No meeting is held about a record that has ended for good. */
export const refuseEnded = (db: Db, cases: readonly Id[]): void => {
  if (cases.some((caseId) => isEnded(db, caseId))) throw new Refusal('record-closed');
};

export const requireItem = (db: Db, meetingId: Id, itemId: Id): StoredItem => {
  const item = itemsOf(db, meetingId).find((one) => one.id === itemId);
  if (!item) throw new Refusal('not-found');
  return item;
};

/** Opens the cases that were not open, with a log entry each. A sealed one needs a reason, as anywhere. */
export const openCases = (context: OpenContext, cases: readonly Id[], reason: string, entry: Readonly<Record<string, unknown>>): void => {
  const { db, grants } = context;
  const closed = cases.filter((caseId) => !grants.has(caseId));
  if (closed.length === 0) return;
  // First of all: no reason opens a case that the user is barred from.
  for (const caseId of closed) grants.add(caseId);
  const sealed = closed.filter((caseId) => isSealed(requireCase(db, caseId).protection));
  if (sealed.length > 0) requireOpeningReason(reason);
  // The reason is given once, for the cases that require one; the others open in the same act without a reason.
  const asked = sealed.length > 0 ? sealed : closed;
  const why = reason.trim() === '' ? {} : { reason };
  auditTogether(context, 'participants.opened', asked, entry, why);
  for (const caseId of closed) if (!asked.includes(caseId)) context.audit('participants.opened', entry, caseId);
};

export const meetingOf = (db: Db, meetingId: Id): Meeting => {
  const { consentRead, ...record } = recordOf(db, meetingId);
  return {
    ...record,
    consentRead: consentRead === 1,
    cases: casesOf(db, meetingId).map((caseId) => namedCase(db, caseId)),
    agencies: agenciesOf(db, meetingId),
    items: itemsOf(db, meetingId),
    versions: versionsOf(db, meetingId).map(({ content: _, ...version }) => version),
  };
};

/** The meeting as it is now, in the shape that is finalised and printed. */
export const contentOf = (db: Db, meetingId: Id): MeetingContent => {
  const { type, number, date, startTime, endTime, place, consentRead, nextDate, nextTime } = recordOf(db, meetingId);
  const items = itemsOf(db, meetingId).map(({ followsActionId: _, version: __, ...item }): AgendaItem => item);
  const owning = new Set(items.flatMap((item) => item.actions.map((one) => one.ownerAgencyId)));
  return {
    type,
    number,
    date,
    startTime,
    endTime,
    place,
    consentRead: consentRead === 1,
    nextDate,
    nextTime,
    cases: casesOf(db, meetingId).map((caseId) => ({ caseId, caseNumber: requireCase(db, caseId).caseNumber })),
    agencies: agenciesOf(db, meetingId).map(({ agencyId, name, contact, attendance }) => ({ agencyId, name, contact, attendance })),
    items,
    owners: Object.fromEntries(allAgencies(db).flatMap((agency) => (owning.has(agency.id) ? [[agency.id, agency.name]] : []))),
  };
};

/** The finalised versions up to one, or all when no number is given; newest first. */
export const finalisedContents = (
  db: Db,
  meetingId: Id,
  number: number | null,
): readonly { readonly number: number; readonly finalisedAt: string; readonly content: MeetingContent }[] =>
  versionsOf(db, meetingId)
    .filter((one) => number === null || one.number <= number)
    .map((one) => ({ number: one.number, finalisedAt: one.finalisedAt, content: JSON.parse(one.content) as MeetingContent }));

/** A finalised version, the newest when no number is given. */
export const finalisedContent = (
  db: Db,
  meetingId: Id,
  number: number | null,
): { readonly number: number; readonly finalisedAt: string; readonly content: MeetingContent } => {
  const version = versionsOf(db, meetingId).find((one) => number === null || one.number === number);
  if (!version) throw new Refusal('not-found');
  return { number: version.number, finalisedAt: version.finalisedAt, content: JSON.parse(version.content) as MeetingContent };
};
