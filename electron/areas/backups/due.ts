import type { OpenContext } from '../../register/context.ts';
import { checkedAt } from '../audit/store.ts';
import { secondDue, type SecondDue } from './rules.ts';
import { readState } from './store.ts';

/** Whether Idag reminds of the second place. */
export const dueSecondBackup = ({ db, today }: Pick<OpenContext, 'db' | 'today'>): SecondDue | null => {
  const { at, remindDays } = readState(db);
  return secondDue(at, checkedAt(db).madeAt, remindDays, today);
};
