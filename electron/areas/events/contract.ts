import { z } from 'zod';
import { read, write } from '../../base/contract.ts';
import { caseRoles } from '../../base/permissions.ts';
import { partOfList } from '../../base/list-part.ts';
import { confidences, eventTypes, subjectAreas } from '../../base/terms.ts';

export const eventFields = {
  type: z.enum(eventTypes),
  nature: z.enum(['fact', 'judgment']),
  /** Instant. */
  happenedAt: z.string(),
  source: z.string(),
  reliability: z.enum(confidences),
  subjectArea: z.enum(subjectAreas).nullable(),
  text: z.string(),
};

export const eventSchema = z.strictObject({
  id: z.string(),
  ...eventFields,
  author: z.string(),
  writtenAt: z.string(),
  version: z.int(),
  /** Earlier wordings, newest first. */
  earlier: z.array(z.strictObject({ version: z.int(), text: z.string(), replacedAt: z.string(), replacedBy: z.string() })),
});
export type CaseEvent = z.infer<typeof eventSchema>;

const opened = { roles: caseRoles, grant: 'case' } as const;

export const eventsContract = {
  /** A window of the journal, newest first, or of its notes of one type. `types`: those that occur. */
  list: read(
    { caseId: z.string(), type: z.enum(eventTypes).nullable().default(null), ...partOfList },
    z.strictObject({ rows: z.array(eventSchema), more: z.boolean(), types: z.array(z.enum(eventTypes)) }),
    opened,
  ),
  add: write({ caseId: z.string(), ...eventFields }, eventSchema, opened),
  /** A correction: the earlier wording stays readable. Refuses `conflict`. */
  change: write({ caseId: z.string(), id: z.string(), version: z.int(), ...eventFields }, eventSchema, opened),
};
