import type { FieldProblems } from '../../../base/fields.ts';
import { folded } from '../../../base/folded-text.ts';
import type { Id } from '../../../base/ids.ts';
import type { ItemSubject, Restriction } from '../rules.ts';

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

/** The words of a text, whatever stands between them. */
const wordsOf = (text: string): readonly string[] => folded(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Whether a text says the words of another. One word alone is looked for as the whole text: inside others it says nothing. */
const says = (text: readonly string[], sought: readonly string[]): boolean =>
  sought.length > 1 ? ` ${text.join(' ')} `.includes(` ${sought.join(' ')} `) : sought.length === 1 && text.join(' ') === sought[0];

/** An open action told in its own words, by an item that would tell it more widely than it was agreed. */
export const toldAnew = (text: string, item: Carrier, actions: readonly Agreed[]): Agreed | undefined => {
  const words = wordsOf(text);
  return actions.find(
    (action) => says(words, wordsOf(action.what)) && Object.values(carriedProblems(item, action)).some((problem) => problem !== null),
  );
};

type Written = Carrier & {
  readonly title: string;
  readonly statements: readonly { readonly text: string }[];
  readonly decisions: readonly { readonly text: string }[];
  readonly actions: readonly { readonly what: string }[];
};

/** What is wrong with the texts of an item that tells an action of an earlier meeting anew, at the fields of `itemProblems`. */
export const textProblems = (item: Written, actions: readonly Agreed[]): FieldProblems => {
  const problem = (text: string, code: string): string | null => (toldAnew(text, item, actions) ? code : null);
  const fields = (list: 'statements' | 'decisions' | 'actions', name: 'text' | 'what', texts: readonly string[]): FieldProblems =>
    Object.fromEntries(texts.map((text, i) => [`${list}.${i}.${name}`, problem(text, 'text-is-action')]));
  return {
    title: problem(item.title, 'title-is-action'),
    ...fields(
      'statements',
      'text',
      item.statements.map((one) => one.text),
    ),
    ...fields(
      'decisions',
      'text',
      item.decisions.map((one) => one.text),
    ),
    ...fields(
      'actions',
      'what',
      item.actions.map((one) => one.what),
    ),
  };
};
