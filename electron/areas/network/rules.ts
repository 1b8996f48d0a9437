import { isIsoDate, type IsoDate } from '../../base/dates.ts';
import { lineProblem, type FieldProblems } from '../../base/fields.ts';
import type { Id } from '../../base/ids.ts';

/** Two cases that may not be brought together, and the days on which that holds; both included, `until` null: no end is set. */
export type KeptApart = { readonly caseId: Id; readonly otherCaseId: Id; readonly since: IsoDate; readonly until: IsoDate | null };

export const holdsOn = ({ since, until }: Pick<KeptApart, 'since' | 'until'>, on: IsoDate): boolean =>
  since <= on && (until === null || on <= until);

/** Of these cases, the ones that may not be together with another of them on that day. Order and side make no difference. */
export const conflicting = (pairs: readonly KeptApart[], caseIds: readonly Id[], on: IsoDate): readonly Id[] => {
  const present = new Set(caseIds);
  const hit = new Set(
    pairs
      .filter((pair) => holdsOn(pair, on) && present.has(pair.caseId) && present.has(pair.otherCaseId))
      .flatMap((pair) => [pair.caseId, pair.otherCaseId]),
  );
  return [...present].filter((caseId) => hit.has(caseId));
};

export type KeepApartFields = { readonly reason: string; readonly since: string; readonly until: string | null };

export const keepApartProblems = ({ reason, since, until }: KeepApartFields): FieldProblems => ({
  reason: reason.isWellFormed() ? lineProblem(reason, 1000) : 'text-broken',
  since: isIsoDate(since) ? null : 'date-shape',
  until: until === null ? null : !isIsoDate(until) ? 'date-shape' : until < since ? 'until-before-since' : null,
});
