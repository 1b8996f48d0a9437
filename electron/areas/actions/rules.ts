import { daysBetween, type IsoDate } from '../../base/dates.ts';

export type ActionState = 'done' | 'late' | 'soon' | 'open';

/** Days before the due date from which an action counts as soon due. */
export const soonDays = 7;

/** Late from the day after the due date; a done action is never late. */
export const actionState = (
  { dueOn, doneAt }: { readonly dueOn: IsoDate; readonly doneAt: string | null },
  today: IsoDate,
): ActionState => {
  if (doneAt !== null) return 'done';
  const left = daysBetween(today, dueOn);
  return left < 0 ? 'late' : left <= soonDays ? 'soon' : 'open';
};
