import type { z } from 'zod';
import { addDays, startOf } from '../../base/dates.ts';
import { requireFields } from '../../base/fields.ts';
import type { logFilters } from './contract.ts';
import { periodProblems } from './rules.ts';
import type { Filter } from './store.ts';

export type TypedFilter = { readonly [F in keyof typeof logFilters]: z.output<(typeof logFilters)[F]> };

/** The typed filter in the form the store needs. Refuses bad dates at their field. */
export const filterOf = ({ kind, userId, caseNumber, from, to }: TypedFilter): Filter => {
  requireFields(periodProblems({ from, to }));
  return {
    kind: kind === '' ? null : kind,
    userId: userId === '' ? null : userId,
    caseNumber: caseNumber.trim().toUpperCase(),
    from: from === null ? null : startOf(from),
    until: to === null ? null : startOf(addDays(to, 1)),
  };
};
