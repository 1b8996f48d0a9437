import type { FieldProblems } from '../../base/fields.ts';
import type { Id } from '../../base/ids.ts';
import type { ItemSubject, Restriction } from './rules.ts';

/** What an action was agreed under. */
export type Agreed = {
  readonly id: Id;
  readonly what: string;
  readonly subject: ItemSubject;
  readonly restriction: Restriction;
  readonly cases: readonly Id[];
};

type Carrier = Pick<Agreed, 'subject' | 'restriction' | 'cases'>;

/**
 * What is wrong with an item that follows an action of an earlier meeting. It is about what the action is about: the same
 * subject, everybody it speaks of, the restriction of its source. It may be held back more, never told more widely.
 */
export const carriedProblems = (item: Carrier, action: Carrier): FieldProblems => ({
  // Form holds nothing of a person, so an action agreed under it long ago is about nobody has said what.
  subject: item.subject === null || (item.subject === action.subject && item.subject !== 'formal') ? null : 'carried',
  restriction: action.restriction === 'no-onward' && item.restriction === 'none' ? 'carried' : null,
  cases: action.cases.every((caseId) => item.cases.includes(caseId)) ? null : 'carried',
});

const plain = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('sv');

/** An open action told in its own words, by an item that would tell it more widely than it was agreed. */
export const toldAnew = (title: string, item: Carrier, actions: readonly Agreed[]): Agreed | undefined =>
  actions.find(
    (action) => plain(action.what) === plain(title) && Object.values(carriedProblems(item, action)).some((problem) => problem !== null),
  );
