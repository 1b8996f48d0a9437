import { z } from 'zod';
import { read, write } from '../../base/contract.ts';
import { caseRoles } from '../../base/permissions.ts';
import { partOfList } from '../../base/list-part.ts';
import { longestReason } from '../../base/reason.ts';
import { caseStates, phases, protectionLevels } from '../../base/terms.ts';
import { contactRules, numberKinds, relativeKinds } from './rules.ts';

const personFields = {
  givenName: z.string(),
  familyName: z.string(),
  alias: z.string(),
  personalNumber: z.string(),
  numberMissingReason: z.string(),
  birthDate: z.string(),
  /** `reserve`: a region's own number, with who gave it out. Left out: personal or coordination number. */
  numberKind: z.enum(numberKinds).optional(),
  numberIssuer: z.string().optional(),
};

/** A row of the thin list. SoLPuL (2001:454) 7 a §: nothing sensitive or delicate; a sealed row has no name. */
export const participantRow = z.strictObject({
  caseId: z.string(),
  caseNumber: z.string(),
  /** `null`: sealed. */
  name: z.string().nullable(),
  phase: z.enum(phases),
  state: z.enum(caseStates),
  openedOn: z.string(),
});
export type ParticipantRow = z.infer<typeof participantRow>;

export const listColumns = ['name', 'case', 'phase', 'state', 'next', 'opened'] as const;
export type ListColumn = (typeof listColumns)[number];

/** `nextDate`: the day on which something next happens in the case; null when nothing is planned, or the user is shut out of it. */
const listedRow = z.strictObject({ ...participantRow.shape, nextDate: z.string().nullable() });
export type ListedRow = z.infer<typeof listedRow>;

export const guardianSchema = z.strictObject({
  id: z.string(),
  personId: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  relation: z.string(),
  phone: z.string(),
  email: z.string(),
  /** Under 18 today. */
  isMinor: z.boolean(),
  /** Why she is a threat; empty when she is none. A threat does not sign, is not invited and gets no copies. */
  threatReason: z.string(),
});
export type Guardian = z.infer<typeof guardianSchema>;

const relativeFields = {
  kind: z.enum(relativeKinds),
  relation: z.string(),
  /** In words. */
  livesWhere: z.string(),
  contact: z.enum(contactRules),
  contactHow: z.string(),
  phone: z.string(),
  note: z.string(),
};
export const relativeSchema = z.strictObject({
  id: z.string(),
  personId: z.string(),
  /** `null`: protected. */
  name: z.string().nullable(),
  ...relativeFields,
  version: z.int(),
});
export type Relative = z.infer<typeof relativeSchema>;

export const participantSchema = z.strictObject({
  caseId: z.string(),
  caseNumber: z.string(),
  personId: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  alias: z.string(),
  /** Separated by commas. */
  otherAliases: z.string(),
  /** `20100101-••••`; the whole number is an act of its own (`revealNumber`). */
  maskedNumber: z.string().nullable(),
  numberKind: z.enum(numberKinds),
  numberIssuer: z.string(),
  numberMissingReason: z.string(),
  birthDate: z.string().nullable(),
  /** Whole years today; null when the birth date is unknown. */
  age: z.int().nullable(),
  comesOfAge: z.string().nullable(),
  protection: z.enum(protectionLevels),
  municipality: z.string().nullable(),
  phone: z.string(),
  email: z.string(),
  phase: z.enum(phases),
  state: z.enum(caseStates),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  /** Ended for good: it is read, and nothing of it changes again. */
  isEnded: z.boolean(),
  guardians: z.array(guardianSchema),
  version: z.int(),
});
export type Participant = z.infer<typeof participantSchema>;

const inCase = { caseId: z.string() };
const cases = { roles: caseRoles };
const opened = { roles: caseRoles, grant: 'case' } as const;
/** Also of a record that has ended. */
const reading = { ...opened, ended: 'allowed' } as const;
const onRelative = { ...inCase, relativeId: z.string() };

export const participantsContract = {
  /**
   * A window of the list, sorted and narrowed. By name and by next date those without one stand last by their case numbers, whichever way,
   * and so does what is sealed; otherwise descending is ascending from behind. `states`, `phases`: those that occur.
   */
  list: read(
    {
      sort: z.enum(listColumns).default('case'),
      direction: z.enum(['ascending', 'descending']).default('ascending'),
      state: z.enum(caseStates).nullable().default(null),
      phase: z.enum(phases).nullable().default(null),
      ...partOfList,
    },
    z.strictObject({
      rows: z.array(listedRow),
      /** How many there are behind the filter, and altogether. */
      shown: z.int(),
      total: z.int(),
      states: z.array(z.enum(caseStates)),
      phases: z.array(z.enum(phases)),
    }),
    cases,
  ),
  /**
   * A few rows of the same list for what is typed in a picker: by the words of the names it shows, or by case numbers; and the rows of those
   * that are chosen. No search, as it finds nothing that the list does not show. `more`: others begin alike.
   */
  choices: read(
    { text: z.string().max(200), chosen: z.array(z.string()).max(100) },
    z.strictObject({ rows: z.array(participantRow), more: z.boolean(), chosen: z.array(participantRow) }),
    cases,
  ),
  /** Lawful search; `lawful: false` when nothing was found by name or number: the notice is shown and the attempt logged. `more`: others begin alike. */
  search: write({ text: z.string().max(200) }, z.strictObject({ rows: z.array(participantRow), lawful: z.boolean(), more: z.boolean() }), {
    ...cases,
    held: 'allowed',
  }),
  register: write(
    {
      ...personFields,
      protection: z.enum(protectionLevels),
      phase: z.enum(phases),
      municipality: z.string().nullable(),
      openedOn: z.string(),
    },
    z.strictObject({ caseId: z.string(), caseNumber: z.string() }),
    cases,
  ),
  /**
   * Whom a new participant may be: same name and same birth date. Asked before registering; logged like a search. A sealed
   * record is never among them, for a name is no key to it.
   */
  similar: write(
    { givenName: z.string(), familyName: z.string(), personalNumber: z.string(), birthDate: z.string() },
    z.array(z.strictObject({ caseId: z.string(), caseNumber: z.string(), name: z.string(), birthDate: z.string() })),
    cases,
  ),
  /** The act of opening a case: one log entry, and the grant every procedure on the case asks for. */
  openCase: write({ caseId: z.string(), reason: z.string().max(longestReason) }, participantSchema, { ...cases, held: 'allowed' }),
  get: read(inCase, participantSchema, opened),
  /** Changes some fields of person and case; refuses `conflict` when `version` is not the present one. */
  change: write(
    {
      ...inCase,
      version: z.int(),
      changes: z
        .strictObject({
          ...personFields,
          otherAliases: z.string(),
          phone: z.string(),
          email: z.string(),
          protection: z.enum(protectionLevels),
          municipality: z.string().nullable(),
          phase: z.enum(phases),
          state: z.enum(caseStates),
        })
        .partial(),
    },
    participantSchema,
    opened,
  ),
  revealNumber: write(inCase, z.strictObject({ personalNumber: z.string().nullable() }), { ...reading, held: 'allowed' }),
  addGuardian: write(
    {
      ...inCase,
      givenName: z.string(),
      familyName: z.string(),
      personalNumber: z.string(),
      relation: z.string(),
      phone: z.string(),
      email: z.string(),
    },
    guardianSchema,
    opened,
  ),
  changeGuardian: write(
    { ...inCase, guardianId: z.string(), relation: z.string(), phone: z.string(), email: z.string() },
    guardianSchema,
    opened,
  ),
  removeGuardian: write({ ...inCase, guardianId: z.string() }, z.strictObject({}), opened),
  /** Takes up a guardianship that was ended: the way back from `removeGuardian`. */
  restoreGuardian: write({ ...inCase, guardianId: z.string() }, guardianSchema, opened),
  /** Marks a guardian as a threat, with the reason, or takes the mark away with an empty one: not while a consent waits for her. */
  setGuardianThreat: write({ ...inCase, guardianId: z.string(), reason: z.string() }, guardianSchema, opened),
  /** Family and contacts as this file knows them. */
  relatives: read(inCase, z.array(relativeSchema), opened),
  addRelative: write(
    { ...inCase, givenName: z.string(), familyName: z.string(), personalNumber: z.string(), ...relativeFields },
    relativeSchema,
    opened,
  ),
  /** Refuses `conflict`. */
  changeRelative: write({ ...onRelative, version: z.int(), ...relativeFields }, relativeSchema, opened),
  removeRelative: write(onRelative, z.strictObject({}), opened),
  restoreRelative: write(onRelative, relativeSchema, opened),
};
