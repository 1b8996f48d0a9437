import { z } from 'zod';
import { act, read, write } from '../../base/contract.ts';
import { partOfList } from '../../base/list-part.ts';
import { caseRoles } from '../../base/permissions.ts';
import { phases } from '../../base/terms.ts';
import { cardProblems } from './papers/card-rules.ts';
import { costKinds, moving, purposes, rowLists, timeKinds } from './plan-rules.ts';

const planFields = {
  purpose: z.enum(purposes).nullable(),
  purposeText: z.string(),
  /** The child's best interests. */
  childText: z.string(),
  /** Whether and how the move can be taken back. */
  reversalText: z.string(),
  moveDate: z.string().nullable(),
  /** Municipality code. */
  responsible: z.string(),
  acceptedOn: z.string().nullable(),
  policeText: z.string(),
  policeDate: z.string().nullable(),
  decidedBy: z.string(),
  decidedOn: z.string().nullable(),
  frameOre: z.int().nullable(),
  frameNote: z.string(),
  meetingPoint: z.string(),
  driver: z.string(),
  whoKnows: z.string(),
  ifLate: z.string(),
  codeWord: z.string(),
  safeSpot: z.string(),
  reserveHousing: z.string(),
  fetchesChildren: z.string(),
  moneyReserve: z.string(),
};

const alternative = { code: z.string(), locality: z.string().nullable(), remark: z.string() };
const check = {
  text: z.string(),
  fromDay: z.int(),
  toDay: z.int(),
  mandatory: z.boolean(),
  owner: z.string(),
  note: z.string(),
  notApplicable: z.string(),
};
const family = { name: z.string(), relation: z.string(), moves: z.enum(moving), contact: z.string(), risk: z.string() };
/** Quantity in hundredths, price in öre. */
const cost = { kind: z.enum(costKinds), text: z.string(), quantity: z.int(), unitOre: z.int() };
const time = { time: z.string(), kind: z.enum(timeKinds), text: z.string() };
const number = { name: z.string(), number: z.string() };

/** A row of one of the plan's lists, as saved. */
const row = z.discriminatedUnion('list', [
  z.strictObject({ list: z.literal('alternatives'), ...alternative }),
  z.strictObject({ list: z.literal('checks'), ...check, done: z.boolean() }),
  z.strictObject({ list: z.literal('family'), ...family }),
  z.strictObject({ list: z.literal('costs'), ...cost }),
  z.strictObject({ list: z.literal('times'), ...time }),
  z.strictObject({ list: z.literal('numbers'), ...number }),
]);

const id = { id: z.string() };

export const zoneOnPlan = z.strictObject({
  ...id,
  centre: z.strictObject({ name: z.string(), lat: z.number(), lon: z.number() }),
  radiusKm: z.number(),
  reason: z.string(),
  validTo: z.string().optional(),
});

export const planSchema = z.strictObject({
  caseId: z.string(),
  planId: z.string(),
  caseNumber: z.string(),
  /** From protected registration upwards: no address, workplace or school on any paper but the numbered full version. */
  isProtected: z.boolean(),
  ...planFields,
  /** Ours: responsible until another has accepted in writing. */
  ownMunicipality: z.string(),
  /** In the user's order. */
  alternatives: z.array(z.strictObject({ ...id, ...alternative })),
  /**
   * `conflict`: a zone entered after the choice covers it, or the gazetteer no longer knows it. `overridden`: zones refuse it, but two
   * people decided on it anyway. Its municipality is the host.
   */
  destination: z
    .strictObject({
      alternativeId: z.string(),
      chosenAt: z.string(),
      chosenBy: z.string(),
      state: z.enum(['clear', 'conflict', 'overridden']),
      /** The decision of two people that came with the choice. */
      override: z.strictObject({ reason: z.string(), decidedBy: z.string(), signedBy: z.string() }).nullable(),
    })
    .nullable(),
  /** Another case that this one must be kept apart from is going to the same municipality. Never which case. */
  keepApart: z.boolean(),
  /** The case's zones in force today. */
  zones: z.array(zoneOnPlan),
  checks: z.array(
    z.strictObject({
      ...id,
      ...check,
      template: z.string().nullable(),
      dueOn: z.string().nullable(),
      doneOn: z.string().nullable(),
      doneBy: z.string().nullable(),
    }),
  ),
  family: z.array(z.strictObject({ ...id, ...family })),
  costs: z.array(z.strictObject({ ...id, ...cost })),
  times: z.array(z.strictObject({ ...id, ...time })),
  numbers: z.array(z.strictObject({ ...id, ...number })),
  /** What keeps the card from being printed, and what it would reveal. By field, or `times.<id>`, `numbers.<id>`. */
  cardGivesAway: z.record(z.string(), z.enum(cardProblems)),
  /** Numbered copies of the full version that have left. */
  copies: z.array(z.strictObject({ number: z.int(), madeAt: z.string(), madeBy: z.string(), leftAs: z.enum(['pdf', 'docx', 'print']) })),
  today: z.string(),
  version: z.int(),
});
export type Plan = z.infer<typeof planSchema>;

/** A row of the thin list. SoLPuL (2001:454) 7 a §; the place is only in the plan. */
export const planListRow = z.strictObject({
  caseId: z.string(),
  planId: z.string(),
  caseNumber: z.string(),
  /** `null`: sealed. */
  name: z.string().nullable(),
  phase: z.enum(phases),
  moveDate: z.string().nullable(),
  mandatoryLeft: z.int(),
  mandatoryTotal: z.int(),
});
export type PlanListRow = z.infer<typeof planListRow>;

const opened = { roles: caseRoles, grant: 'case' } as const;
const inCase = { caseId: z.string() };
/** Every change names the version it was made on; `conflict` if that is not the current one. All return the whole plan. */
const onPlan = { ...inCase, version: z.int() };
const left = z.strictObject({ left: z.boolean(), name: z.string() });

export const relocationContract = {
  /** A window of the plans of open cases, by move day; those without one last. `total`: how many there are. */
  list: read(partOfList, z.strictObject({ rows: z.array(planListRow), more: z.boolean(), total: z.int() }), { roles: caseRoles }),
  /** Whose plan it is, so that the case can be opened first; nothing of the plan itself. */
  find: read(
    { planId: z.string() },
    z.strictObject({ caseId: z.string(), caseNumber: z.string(), isSealed: z.boolean(), isOpened: z.boolean() }),
    {
      roles: caseRoles,
    },
  ),
  get: read(inCase, planSchema.nullable(), opened),
  /** An empty plan with the checklist of the template; returns the existing plan if there is one. */
  create: write(inCase, planSchema, opened),
  change: write({ ...onPlan, changes: z.strictObject(planFields).partial() }, planSchema, opened),
  addRow: write({ ...onPlan, row }, planSchema, opened),
  changeRow: write({ ...onPlan, ...id, row }, planSchema, opened),
  removeRow: write({ ...onPlan, list: z.enum(rowLists), ...id }, planSchema, opened),
  /** Undoes a removal: the row returns to its place. */
  restoreRow: write({ ...onPlan, list: z.enum(rowLists), ...id }, planSchema, opened),
  /** Puts an alternative at a rank, 1 first. */
  rankAlternative: write({ ...onPlan, ...id, rank: z.int() }, planSchema, opened),
  /** Refuses `zone` (details: ids of the zones) when a zone covers it; `null` clears the choice. */
  chooseDestination: write({ ...onPlan, alternativeId: z.string().nullable() }, planSchema, opened),
  /**
   * Chooses a place that zones refuse, by two people: a reason, and another user's passphrase (byte buffer) given on the spot.
   * Refuses what `users/second-signature.ts` refuses, and a place that no zone refuses (`nothing-to-override`).
   */
  overrideZone: act({ ...onPlan, alternativeId: z.string(), reason: z.string(), signerId: z.string() }, planSchema, {
    ...opened,
    bytes: 1,
    // Two signatures must be two people: the first also types her passphrase, or the second signer could have found her window open.
    proof: 'passphrase',
  }),
  /** The numbered full version for our own unit. A cancelled dialog uses up no number. */
  saveFull: act({ ...inCase, as: z.enum(['pdf', 'docx', 'print']) }, left, opened),
  /** Times, code word and numbers on A6; refuses fields that would reveal the place or the name. */
  saveCard: act({ ...inCase, as: z.enum(['pdf', 'print']) }, left, opened),
};
