import { z } from 'zod';
import { read, write } from '../../base/contract.ts';
import { caseRoles } from '../../base/permissions.ts';
import { decisionKinds } from '../decisions/rules.ts';
import { dueGroups } from './rules.ts';

const meetingName = { type: z.enum(['sig', 'sspf', 'other']), number: z.int() };
const meeting = { meetingId: z.string(), meeting: z.strictObject(meetingName), isHeld: z.boolean() };

/**
 * All that Idag may say, and the one place that says so. SoLPuL (2001:454) 7 a §: an overview holds nothing sensitive or
 * delicate. Nothing of a case that the user is shut out of. So: what kind of thing, case numbers, dates, counts, the names of agencies and of grounds, and the ids that lead there. No name
 * of a person, no threat level, no text that somebody wrote. Answers with anything more are refused by the strict shapes.
 */
const common = {
  id: z.string(),
  cases: z.array(z.strictObject({ caseId: z.string(), caseNumber: z.string() })).readonly(),
  date: z.string(),
  days: z.int(),
  group: z.enum(dueGroups),
};
const dueItemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('reassessment'), time: z.string().nullable() }),
  z.strictObject({ ...common, kind: z.literal('consent-lapses'), number: z.int() }),
  z.strictObject({ ...common, kind: z.literal('signature-missing'), number: z.int(), missing: z.int() }),
  z.strictObject({ ...common, kind: z.literal('comes-of-age') }),
  z.strictObject({
    ...common,
    kind: z.literal('action'),
    actionId: z.string(),
    version: z.int(),
    agencyId: z.string().nullable(),
    agency: z.string().nullable(),
    from: z.strictObject({ ...meetingName, date: z.string() }),
  }),
  z.strictObject({ ...common, kind: z.literal('meeting'), ...meeting, time: z.string(), items: z.int(), invited: z.int() }),
  z.strictObject({ ...common, kind: z.literal('minutes'), ...meeting }),
  z.strictObject({ ...common, kind: z.literal('move-day'), planId: z.string(), left: z.int(), total: z.int() }),
  z.strictObject({ ...common, kind: z.literal('plan-conflict'), planId: z.string() }),
  z.strictObject({ ...common, kind: z.literal('recall'), recipients: z.int() }),
  z.strictObject({ ...common, kind: z.literal('decision'), what: z.enum(decisionKinds), subject: z.string() }),
  z.strictObject({ ...common, kind: z.literal('log-check') }),
  z.strictObject({ ...common, kind: z.literal('second-backup'), age: z.int().nullable() }),
  // Numbers alone: what an area shows of its own cannot bring a text here.
  z.strictObject({ ...common, kind: z.literal('other'), what: z.string(), ref: z.string(), facts: z.record(z.string(), z.number()) }),
]);

const overviewSchema = z.strictObject({
  today: z.string(),
  items: z.array(dueItemSchema).readonly(),
  week: z
    .array(
      z.strictObject({
        date: z.string(),
        entries: z
          .array(
            z.discriminatedUnion('kind', [
              z.strictObject({ kind: z.literal('meeting'), meetingId: z.string(), type: meetingName.type, time: z.string() }),
              z.strictObject({ kind: z.literal('move-day'), planId: z.string() }),
            ]),
          )
          .readonly(),
      }),
    )
    .readonly(),
  /** Open actions per agency. */
  agencies: z.array(z.strictObject({ agencyId: z.string(), agency: z.string(), open: z.int(), late: z.int() })).readonly(),
});
export type Overview = z.infer<typeof overviewSchema>;

const cases = { roles: caseRoles };

export const overviewContract = {
  due: read({}, overviewSchema, cases),
  /** Ticks an action off, or takes the tick back, without opening its cases, unless one is sealed (`no-grant`): nothing of them is shown. Refuses `conflict`. */
  tickAction: write({ actionId: z.string(), version: z.int(), isDone: z.boolean() }, z.strictObject({ version: z.int() }), cases),
};
