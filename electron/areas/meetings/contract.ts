import { z } from 'zod';
import { act, read, write } from '../../base/contract.ts';
import { caseRoles } from '../../base/permissions.ts';
import { longestReason } from '../../base/reason.ts';
import { agencyKinds, subjectAreas } from '../../base/terms.ts';
import { partOfList } from '../../base/list-part.ts';
import { attendances, meetingParts, meetingStates, meetingTypes } from './rules.ts';

const entryId = z.string().min(1).max(60);
const statement = z.strictObject({ id: entryId, nature: z.enum(['fact', 'judgment']), source: z.string(), text: z.string() });
const decision = z.strictObject({ id: entryId, text: z.string(), decider: z.string() });
const plannedAction = z.strictObject({
  id: entryId,
  what: z.string(),
  ownerAgencyId: z.string().nullable(),
  ownerName: z.string(),
  dueOn: z.string(),
});

const subject = z.enum([...subjectAreas, 'formal']).nullable();
const restriction = z.enum(['none', 'no-onward']);

const itemFields = {
  title: z.string(),
  subject,
  restriction,
  cases: z.array(z.string()).max(40).readonly(),
  statements: z.array(statement).max(200).readonly(),
  decisions: z.array(decision).max(100).readonly(),
  actions: z.array(plannedAction).max(100).readonly(),
};

const contentItem = z.strictObject({ id: z.string(), ...itemFields });
export const itemSchema = z.strictObject({ ...contentItem.shape, followsActionId: z.string().nullable(), version: z.int() });
export type Item = z.infer<typeof itemSchema>;

const invited = z.strictObject({ agencyId: z.string(), name: z.string(), contact: z.string(), attendance: z.enum(attendances).nullable() });

const about = { type: z.enum(meetingTypes), number: z.int(), date: z.string(), startTime: z.string(), endTime: z.string() };
const next = { nextDate: z.string().nullable(), nextTime: z.string().nullable() };

export const contentSchema = z.strictObject({
  ...about,
  place: z.string(),
  consentRead: z.boolean(),
  ...next,
  cases: z.array(z.strictObject({ caseId: z.string(), caseNumber: z.string() })).readonly(),
  agencies: z.array(invited).readonly(),
  items: z.array(contentItem).readonly(),
  owners: z.record(z.string(), z.string()),
});

/** `name` null: sealed. */
const namedCase = z.strictObject({ caseId: z.string(), caseNumber: z.string(), name: z.string().nullable() });

const versionSchema = z.strictObject({ number: z.int(), finalisedAt: z.string(), finalisedBy: z.string(), contentHash: z.string() });

export const meetingRow = z.strictObject({
  id: z.string(),
  ...about,
  state: z.enum(meetingStates),
  cases: z.array(namedCase),
  versions: z.int(),
});
export type MeetingRow = z.infer<typeof meetingRow>;

export const meetingSchema = z.strictObject({
  id: z.string(),
  ...about,
  place: z.string(),
  state: z.enum(meetingStates),
  consentRead: z.boolean(),
  ...next,
  cases: z.array(namedCase),
  agencies: z.array(
    z.strictObject({ ...invited.shape, shortName: z.string(), agencyKind: z.enum(agencyKinds), contactId: z.string().nullable() }),
  ),
  items: z.array(itemSchema),
  /** Finalised ones, newest first. */
  versions: z.array(versionSchema),
  version: z.int(),
});
export type Meeting = z.infer<typeof meetingSchema>;

const why = z.enum([
  'untagged',
  'restricted',
  'nobody-named',
  'unknown-agency',
  'unknown-person',
  'not-included',
  'own-signature',
  'no-guardian',
  'guardian-signature',
  'of-age',
  'not-yet',
  'expired',
  'withdrawn',
  /** Form only: the agency may hear no item with a subject. */
  'only-formal',
]);

/** Whether an agency hears an item now, and what stands in the way. */
export const coverCell = z.strictObject({
  itemId: z.string(),
  agencyId: z.string(),
  isHeard: z.boolean(),
  why: why.nullable(),
  /** Whose consent is missing, where the meeting is about several. */
  caseNumber: z.string().nullable(),
  /** `guardian-signature`: the guardians whose signatures are missing, by name; for a sealed record nobody is named. */
  names: z.array(z.string()),
});
export type CoverCell = z.infer<typeof coverCell>;

export const recipientSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own-unit') }),
  z.strictObject({ kind: z.literal('agency'), agencyId: z.string() }),
]);
/** `itemId` null: the place. `key`: what the user confirms she has seen. */
const mentionSchema = z.strictObject({
  itemId: z.string().nullable(),
  field: z.enum(['title', 'statements', 'decisions', 'actions', 'place']),
  kind: z.enum(['person', 'number', 'agency']),
  what: z.string(),
  key: z.string(),
});
const document = z.enum(['agenda', 'minutes']);
/** Keys of mentions that the user has been shown. */
const seen = z.array(z.string().max(1000)).max(1000).optional();
const leaveAs = z.enum(['pdf', 'docx', 'print']);

const cases = { roles: caseRoles };
const inMeeting = { meetingId: z.string() };
const change = { ...inMeeting, version: z.int() };
const places = { date: z.string(), startTime: z.string(), endTime: z.string(), place: z.string() };

/**
 * A meeting is about one or several cases; every one of them must have been opened in this session. `open` and `plan` open
 * them, with a log entry each.
 */
export const meetingsContract = {
  /**
   * A window of the meetings to come, the next one first; of those past and not finalised; or of those that have been, both newest first.
   * Nothing but when, which and whose (SoLPuL 7 a §).
   */
  list: read({ part: z.enum(meetingParts), ...partOfList }, z.strictObject({ rows: z.array(meetingRow), more: z.boolean() }), cases),
  /** `number` null: the next of its type. `reason`: asked for when a sealed case must be opened for it. */
  plan: write(
    {
      type: z.enum(meetingTypes),
      number: z.int().min(1).max(9999).nullable(),
      ...places,
      cases: z.array(z.string()).max(40),
      agencies: z.array(z.strictObject({ agencyId: z.string(), contactId: z.string().nullable() })).max(40),
      /** Titles of the template's items, in the chosen language; empty for an empty agenda. */
      items: z.array(z.strictObject({ title: z.string(), subject })).max(60),
      reason: z.string().max(longestReason),
    },
    meetingSchema,
    cases,
  ),
  open: write({ ...inMeeting, reason: z.string().max(longestReason) }, meetingSchema, { ...cases, held: 'allowed' }),
  get: read(inMeeting, meetingSchema, cases),
  change: write({ ...change, changes: z.strictObject({ ...places, consentRead: z.boolean(), ...next }).partial() }, meetingSchema, cases),
  /** While it is being prepared. An added case is added to every item, so that nobody hears more than before. */
  setCases: write({ ...change, cases: z.array(z.string()).max(40) }, meetingSchema, cases),
  setAgencies: write(
    { ...change, agencies: z.array(z.strictObject({ agencyId: z.string(), contactId: z.string().nullable() })).max(40) },
    meetingSchema,
    cases,
  ),
  setAttendance: write({ ...inMeeting, agencyId: z.string(), attendance: z.enum(attendances).nullable() }, meetingSchema, cases),
  /** `at`: index in the agenda, `null` last. `cases` null: all of the meeting's. */
  addItem: write(
    {
      ...inMeeting,
      title: z.string(),
      subject,
      restriction,
      cases: z.array(z.string()).max(40).nullable(),
      at: z.int().nullable(),
      followsActionId: z.string().nullable(),
    },
    meetingSchema,
    cases,
  ),
  /** Refuses `conflict`; lists are given whole. */
  changeItem: write(
    { ...inMeeting, itemId: z.string(), version: z.int(), changes: z.strictObject(itemFields).partial() },
    meetingSchema,
    cases,
  ),
  moveItem: write({ ...inMeeting, itemId: z.string(), to: z.int() }, meetingSchema, cases),
  removeItem: write({ ...inMeeting, itemId: z.string() }, meetingSchema, cases),
  restoreItem: write({ ...inMeeting, itemId: z.string() }, meetingSchema, cases),
  hold: write(inMeeting, meetingSchema, cases),
  /** The items that everybody in the room may hear now, and not a word of any others. Showing it makes a log entry. */
  project: write(
    { ...inMeeting, seen },
    z.strictObject({ items: z.array(z.strictObject({ id: z.string(), title: z.string() })).readonly() }),
    cases,
  ),
  /**
   * Names and numbers of persons, and agencies that do not hear the item: in what would be finished (`minutes`), in what the papers of
   * `agencies` would say now (`agenda`, or `minutes` with a `version`, `null` the newest; those called when none are given), or in what
   * the room would see.
   */
  mentions: read(
    {
      ...inMeeting,
      document: z.enum(['agenda', 'minutes', 'room']),
      version: z.int().nullable().optional(),
      agencies: z.array(z.string()).max(40).optional(),
    },
    z.array(mentionSchema),
    cases,
  ),
  /**
   * Makes the next immutable version and its actions. `seen`: the keys of mentions that the user has been shown; any other mention refuses.
   */
  finalise: write({ ...change, seen }, meetingSchema, cases),
  /** Reopens the newest version as a draft of the next. */
  correct: write(inMeeting, meetingSchema, cases),
  version: read({ ...inMeeting, number: z.int() }, z.strictObject({ ...versionSchema.shape, content: contentSchema }), cases),
  cover: read(inMeeting, z.array(coverCell), cases),
  /** The same for every agency in use, called or not: whom an action can be given to. */
  ownerCover: read(inMeeting, z.array(coverCell), cases),
  /** The numbered headings of exactly what the gate allows; `covered: false` if nothing. */
  preview: read(
    { ...inMeeting, document, recipient: recipientSchema },
    z.strictObject({ isCovered: z.boolean(), title: z.string(), headings: z.array(z.strictObject({ number: z.int(), text: z.string() })) }),
    cases,
  ),
  /** What is due for these cases and not yet on the agenda. */
  suggestions: read(
    inMeeting,
    z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('action'),
          actionId: z.string(),
          what: z.string(),
          owner: z.string().nullable(),
          dueOn: z.string(),
          from: z.strictObject({ type: z.enum(meetingTypes), number: z.int() }),
          subject,
          restriction,
          cases: z.array(z.string()).readonly(),
        }),
        z.strictObject({ kind: z.literal('consent'), caseId: z.string(), caseNumber: z.string(), number: z.int(), validTo: z.string() }),
      ]),
    ),
    cases,
  ),
  /**
   * One paper for one recipient. Minutes: a finalised version, `null` the newest. `left` false: cancelled. A paper for an agency is refused
   * (`mentions-unseen`) while it mentions something not in `seen`: who may hear what can have changed since it was finished.
   */
  save: act(
    { ...inMeeting, document, version: z.int().nullable(), recipient: recipientSchema, as: leaveAs, seen },
    z.strictObject({ left: z.boolean(), name: z.string() }),
    cases,
  ),
  /** One paper for each agency given, each through its own dialog; an agency that may hear nothing gets none. `seen` as in `save`. */
  distribute: act(
    { ...inMeeting, document, agencies: z.array(z.string()).max(40), as: z.enum(['pdf', 'docx']), seen },
    z.array(z.strictObject({ agencyId: z.string(), outcome: z.enum(['left', 'cancelled', 'not-covered']), name: z.string() })),
    cases,
  ),
};
