import { requireFields } from '../../base/fields.ts';
import type { Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { fieldRefusal, Refusal } from '../../base/result.ts';
import type { Handlers, OpenContext } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import { agreedAction, agreedActions } from '../actions/store.ts';
import { listName } from '../participants/rules.ts';
import { requireCase } from '../participants/service.ts';
import { auditTogether } from '../audit/joint-entry.ts';
import { allAgencies } from '../settings/store.ts';
import { cutTo } from '../../base/list-part.ts';
import { casesShutFrom } from '../users/conflicts/shut-out-store.ts';
import type { meetingsContract } from './contract.ts';
import { carriedProblems, textProblems, type Agreed } from './agenda/carried-rules.ts';
import { coverOf, ownerCoverOf } from './audience/coverage.ts';
import { distributePapers, headingsOf, savePaper } from './minutes/distribution.ts';
import { correct, finalise } from './minutes/finalisation.ts';
import * as items from './agenda/item-store.ts';
import {
  contentOf,
  finalisedContent,
  meetingOf,
  openCases,
  refuseEnded,
  recordOf,
  requireItem,
  requireMeeting,
  requireOpenMeeting,
} from './meeting.ts';
import { mentionKey } from './audience/mention-rules.ts';
import { leavingMentions, mentionsOf, requireSeen, roomMentions, titleNames } from './audience/mentions.ts';
import { projected } from './audience/projector-rules.ts';
import { itemProblems, meetingProblems, moved, nextProblems, type AgendaItem } from './rules.ts';
import * as store from './store.ts';
import { suggestionsFor } from './agenda/suggestions.ts';

type Invitation = { readonly agencyId: Id; readonly contactId: Id | null };

/** Every agency exists, every contact is one of its own. */
const requireInvited = (db: Db, invited: readonly Invitation[]): void => {
  const agencies = new Map(allAgencies(db).map((agency) => [agency.id, agency]));
  for (const { agencyId, contactId } of invited) {
    const agency = agencies.get(agencyId);
    if (!agency) throw fieldRefusal('agencies', 'unknown-agency');
    if (contactId !== null && !agency.contacts.some((contact) => contact.id === contactId))
      throw fieldRefusal('agencies', 'unknown-contact');
  }
};

const requireOwners = (db: Db, item: Pick<AgendaItem, 'actions'>): void => {
  const known = new Set(allAgencies(db).map((agency) => agency.id));
  item.actions.forEach((one, i) => {
    if (one.ownerAgencyId !== null && !known.has(one.ownerAgencyId)) throw fieldRefusal(`actions.${i}.ownerAgencyId`, 'unknown-agency');
  });
};

const requireCasesOf = (db: Db, meetingId: Id, cases: readonly Id[]): void => {
  const mine = new Set(store.casesOf(db, meetingId));
  if (cases.some((caseId) => !mine.has(caseId))) throw fieldRefusal('cases', 'case-not-in-meeting');
};

/** The action that an item follows, agreed at another meeting about cases of this one. */
const requireAction = (db: Db, meetingId: Id, actionId: Id): Agreed => {
  const action = agreedAction(db, actionId);
  const mine = new Set(store.casesOf(db, meetingId));
  if (!action?.cases.every((caseId) => mine.has(caseId))) throw fieldRefusal('followsActionId', 'unknown-action');
  return action;
};

type Carrying = Omit<AgendaItem, 'id'> & { readonly followsActionId: Id | null };

/**
 * An action of an earlier meeting keeps the subject it was agreed under, even when somebody retypes its text. Only actions that the user
 * may read are compared: otherwise the answer would reveal an action about somebody whose case she has not opened.
 */
const requireCarried = ({ db, grants }: Pick<OpenContext, 'db' | 'grants'>, meetingId: Id, item: Carrying): void => {
  if (item.followsActionId !== null) requireFields(carriedProblems(item, requireAction(db, meetingId, item.followsActionId)));
  const elsewhere = agreedActions(db)
    .filter((one) => one.origin.meetingId !== meetingId && one.cases.some((id) => item.cases.includes(id)))
    .filter((one) => one.cases.every((caseId) => grants.has(caseId)))
    .map((one) => ({ ...one, isDone: one.doneAt !== null }));
  requireFields(textProblems(item, elsewhere));
};

const nothingWritten = { statements: [], decisions: [], actions: [] } as const;

type Told = Readonly<Record<string, unknown>>;

/**
 * An entry under each case that the meeting is about; text about several together goes under none of them, nor does text that may still be
 * about a former one.
 */
const auditMeeting = (context: OpenContext, meetingId: Id, kind: string, payload: Told): void =>
  auditTogether(
    context,
    kind,
    store.casesOf(context.db, meetingId),
    { id: meetingId },
    payload,
    store.formerCasesOf(context.db, meetingId),
  );

/** The same for an item, under the cases that it is about, before or after. */
const auditItem = (
  context: OpenContext,
  meetingId: Id,
  kind: string,
  item: { readonly id: Id; readonly cases: readonly Id[] },
  payload: Told = {},
): void =>
  auditTogether(
    context,
    kind,
    [...new Set(item.cases)],
    { id: meetingId, itemId: item.id },
    payload,
    store.formerCasesOf(context.db, meetingId),
  );

const requireVersion = (record: store.MeetingRecord, version: number): void => {
  if (record.version !== version) throw new Refusal('conflict');
};

/** Only what the caller gave: a missing field and an undefined one are the same. */
const given = <T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

const beforeOf = (record: object, after: object): Record<string, unknown> =>
  Object.fromEntries(Object.keys(after).map((field) => [field, (record as Record<string, unknown>)[field] ?? null]));

/** What the room sees of the agenda now. */
const shownIn = (db: Db, meetingId: Id, now: Instant) => {
  const { agencies, items: all } = meetingOf(db, meetingId);
  return projected({ agencies, items: all }, coverOf(db, contentOf(db, meetingId), now));
};

export const meetingsHandlers: Handlers<typeof meetingsContract> = {
  list: ({ part, offset, limit }, { db, user, today }) => {
    const shut = casesShutFrom(db, user.id);
    const { rows, more } = cutTo(store.meetingsIn(db, part, today, [...shut], { offset, limit: limit + 1 }), limit);
    const about = store.casesOfMeetings(
      db,
      rows.map(({ id }) => id),
    );
    return {
      more,
      rows: rows.map((row) => ({
        ...row,
        cases: (about.get(row.id) ?? []).map(({ caseId, caseNumber, ...person }) => ({
          ...{ caseId, caseNumber },
          name: shut.has(caseId) ? null : listName(person),
        })),
      })),
    };
  },

  plan: ({ cases, agencies, items: agenda, reason, number, type, ...places }, context) => {
    const { db, now, user } = context;
    requireFields({
      ...meetingProblems(places),
      number: number !== null && store.isNumberTaken(db, type, number) ? 'duplicate' : null,
      cases: cases.length === 0 ? 'nobody-chosen' : null,
    });
    for (const caseId of cases) requireCase(db, caseId);
    refuseEnded(db, cases);
    requireInvited(db, agencies);
    const id = store.insertMeeting(db, { type, number, ...places }, user.id, now);
    openCases(context, cases, reason, { meeting: id });
    store.replaceCases(db, id, cases, now);
    store.replaceAgencies(db, id, agencies);
    for (const item of agenda) {
      requireFields(itemProblems({ ...item, cases, ...nothingWritten }));
      const added = { ...item, restriction: 'none', cases, followsActionId: null } as const;
      requireCarried(context, id, { ...added, ...nothingWritten });
      items.insertItem(db, id, added);
    }
    auditMeeting(context, id, 'meetings.planned', { type, after: places, agencies: agencies.map((one) => one.agencyId) });
    return meetingOf(db, id);
  },

  open: ({ meetingId, reason }, context) => {
    recordOf(context.db, meetingId);
    openCases(context, store.grantedCasesOf(context.db, meetingId), reason, { meeting: meetingId });
    auditMeeting(context, meetingId, 'meetings.opened', reason.trim() === '' ? {} : { reason });
    return meetingOf(context.db, meetingId);
  },

  get: ({ meetingId }, context) => {
    requireMeeting(context, meetingId);
    return meetingOf(context.db, meetingId);
  },

  change: ({ meetingId, version, changes }, context) => {
    const record = requireOpenMeeting(context, meetingId);
    requireVersion(record, version);
    const { consentRead, ...rest } = given(changes);
    const after = { ...rest, ...(consentRead === undefined ? {} : { consentRead: Number(consentRead) }) };
    const next = { ...record, ...after };
    requireFields({ ...meetingProblems(next), ...nextProblems(next, next.date) });
    store.updateMeeting(context.db, next);
    auditMeeting(context, meetingId, 'meetings.changed', { before: beforeOf(record, after), after });
    return meetingOf(context.db, meetingId);
  },

  setCases: ({ meetingId, version, cases }, context) => {
    const { db, grants } = context;
    const record = requireOpenMeeting(context, meetingId, cases);
    requireVersion(record, version);
    if (record.state !== 'prepare') throw new Refusal('immutable');
    requireFields({ cases: cases.length === 0 ? 'nobody-chosen' : null });
    for (const caseId of cases) {
      requireCase(db, caseId);
      if (!grants.has(caseId)) throw new Refusal('no-grant');
    }
    const before = store.casesOf(db, meetingId);
    for (const caseId of cases.filter((one) => !before.includes(one))) items.addCaseToItems(db, meetingId, caseId);
    const gone = before.filter((one) => !cases.includes(one));
    const untagged = gone.flatMap((caseId) => items.removeCaseFromItems(db, meetingId, caseId, titleNames(db, caseId)));
    for (const caseId of new Set([...before, ...cases]))
      context.audit('meetings.cases-changed', { id: meetingId, before: before.includes(caseId), after: cases.includes(caseId) }, caseId);
    const all = [...new Set([...before, ...cases])];
    if (all.length > 1) context.audit('meetings.cases-changed', { id: meetingId, cases: all, before, after: cases, untagged });
    store.replaceCases(db, meetingId, cases, context.now);
    store.updateMeeting(db, record);
    return meetingOf(db, meetingId);
  },

  setAgencies: ({ meetingId, version, agencies }, context) => {
    const { db } = context;
    const record = requireOpenMeeting(context, meetingId);
    requireVersion(record, version);
    requireInvited(db, agencies);
    const before = store.agenciesOf(db, meetingId).map((one) => one.agencyId);
    store.replaceAgencies(db, meetingId, agencies);
    store.updateMeeting(db, record);
    auditMeeting(context, meetingId, 'meetings.agencies-changed', { before, after: agencies.map((one) => one.agencyId) });
    return meetingOf(db, meetingId);
  },

  setAttendance: ({ meetingId, agencyId, attendance }, context) => {
    requireOpenMeeting(context, meetingId);
    if (store.updateAttendance(context.db, meetingId, agencyId, attendance) === 0) throw new Refusal('not-found');
    auditMeeting(context, meetingId, 'meetings.attendance', { agencyId, after: attendance });
    return meetingOf(context.db, meetingId);
  },

  addItem: ({ meetingId, at, cases, ...fields }, context) => {
    const { db } = context;
    requireOpenMeeting(context, meetingId);
    const about = cases ?? store.casesOf(db, meetingId);
    requireFields(itemProblems({ ...fields, cases: about, ...nothingWritten }));
    requireCasesOf(db, meetingId, about);
    requireCarried(context, meetingId, { ...fields, cases: about, ...nothingWritten });
    const id = items.insertItem(db, meetingId, { ...fields, cases: about });
    const order = items.itemsOf(db, meetingId).map((one) => one.id);
    if (at !== null) items.writeOrder(db, moved(order, order.indexOf(id), at));
    auditItem(context, meetingId, 'meetings.item-added', { id, cases: about }, { after: { ...fields, cases: about } });
    return meetingOf(db, meetingId);
  },

  changeItem: ({ meetingId, itemId, version, changes }, context) => {
    const { db } = context;
    requireOpenMeeting(context, meetingId);
    const before = requireItem(db, meetingId, itemId);
    if (before.version !== version) throw new Refusal('conflict');
    const after = given(changes);
    const next = { ...before, ...after };
    requireFields(itemProblems(next));
    requireCasesOf(db, meetingId, next.cases);
    requireCarried(context, meetingId, next);
    requireOwners(db, next);
    items.updateItem(db, next);
    const about = { id: itemId, cases: [...before.cases, ...next.cases] };
    auditItem(context, meetingId, 'meetings.item-changed', about, { before: beforeOf(before, after), after });
    return meetingOf(db, meetingId);
  },

  moveItem: ({ meetingId, itemId, to }, context) => {
    const { db } = context;
    requireOpenMeeting(context, meetingId);
    const item = requireItem(db, meetingId, itemId);
    const order = items.itemsOf(db, meetingId).map((one) => one.id);
    items.writeOrder(db, moved(order, order.indexOf(itemId), to));
    auditItem(context, meetingId, 'meetings.item-moved', item, { before: order.indexOf(itemId), after: to });
    return meetingOf(db, meetingId);
  },

  removeItem: ({ meetingId, itemId }, context) => {
    requireOpenMeeting(context, meetingId);
    const item = requireItem(context.db, meetingId, itemId);
    items.setRemoved(context.db, meetingId, itemId, context.now);
    auditItem(context, meetingId, 'meetings.item-removed', item);
    return meetingOf(context.db, meetingId);
  },

  restoreItem: ({ meetingId, itemId }, context) => {
    requireOpenMeeting(context, meetingId);
    if (items.setRemoved(context.db, meetingId, itemId, null) === 0) throw new Refusal('nothing-to-undo');
    auditItem(context, meetingId, 'meetings.item-restored', requireItem(context.db, meetingId, itemId));
    return meetingOf(context.db, meetingId);
  },

  hold: ({ meetingId }, context) => {
    const record = requireOpenMeeting(context, meetingId);
    if (record.state === 'prepare') store.updateMeeting(context.db, { ...record, state: 'held' });
    auditMeeting(context, meetingId, 'meetings.held', { before: record.state });
    return meetingOf(context.db, meetingId);
  },

  project: ({ meetingId, seen }, context) => {
    requireMeeting(context, meetingId);
    const shown = shownIn(context.db, meetingId, context.now);
    const mentions = requireSeen(roomMentions(context, contentOf(context.db, meetingId), shown, context.now), seen ?? []);
    auditMeeting(context, meetingId, 'meetings.projected', {
      shown: shown.map((item) => item.id),
      ...(mentions.length > 0 ? { mentions } : {}),
    });
    return { items: [...shown] };
  },

  mentions: ({ meetingId, document, version, agencies }, context) => {
    requireMeeting(context, meetingId);
    const { db, now } = context;
    const content = version === undefined ? contentOf(db, meetingId) : finalisedContent(db, meetingId, version).content;
    const recipients = agencies ?? content.agencies.map((one) => one.agencyId);
    const found =
      document === 'room'
        ? roomMentions(context, content, shownIn(db, meetingId, now), now)
        : document === 'minutes' && version === undefined
          ? mentionsOf(context, content, now)
          : leavingMentions(context, document, content, recipients, now);
    return found.map((one) => ({ ...one, key: mentionKey(one) }));
  },

  finalise: ({ meetingId, version, seen }, context) => finalise(context, meetingId, version, seen ?? []),

  correct: ({ meetingId }, context) => correct(context, meetingId),

  version: ({ meetingId, number }, context) => {
    requireMeeting(context, meetingId);
    const { content } = finalisedContent(context.db, meetingId, number);
    const row = store.versionsOf(context.db, meetingId).find((one) => one.number === number);
    if (!row) throw new Refusal('not-found');
    return { number, finalisedAt: row.finalisedAt, finalisedBy: row.finalisedBy, contentHash: row.contentHash, content };
  },

  cover: ({ meetingId }, context) => {
    requireMeeting(context, meetingId);
    return coverOf(context.db, contentOf(context.db, meetingId), context.now);
  },

  ownerCover: ({ meetingId }, context) => {
    requireMeeting(context, meetingId);
    return ownerCoverOf(context.db, contentOf(context.db, meetingId), context.now);
  },

  preview: ({ meetingId, document, recipient }, context) => {
    requireMeeting(context, meetingId);
    return headingsOf(context, { meetingId, document, version: null, recipient });
  },

  suggestions: ({ meetingId }, context) => {
    requireMeeting(context, meetingId);
    return suggestionsFor(context.db, meetingId, context.today);
  },

  save: ({ as, seen, ...wanted }, context) => savePaper(context, { ...wanted, seen: seen ?? [] }, as),

  distribute: ({ meetingId, document, agencies, as, seen }, context) =>
    distributePapers(context, { meetingId, document, seen: seen ?? [] }, agencies, as),
};
