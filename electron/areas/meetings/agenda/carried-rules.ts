import type { FieldProblems } from '../../../base/fields.ts';
import type { Id } from '../../../base/ids.ts';
import { read } from '../audience/name-rules.ts';
import type { ItemSubject, Restriction } from '../rules.ts';

/** What an action was agreed under. */
export type Agreed = {
  readonly id: Id;
  readonly what: string;
  readonly subject: ItemSubject;
  readonly restriction: Restriction;
  readonly cases: readonly Id[];
  readonly isDone?: boolean;
};

type Carrier = Pick<Agreed, 'subject' | 'restriction' | 'cases'>;

/**
 * What is wrong with an item that follows an action of an earlier meeting. It must have the action's subject, everybody the action is about
 * and its source's restriction. It may be more restricted, never told more widely.
 */
export const carriedProblems = (item: Carrier, action: Carrier): FieldProblems => ({
  // Form holds nothing about a person, so an action once agreed under it has no subject.
  subject: item.subject === null || (item.subject === action.subject && item.subject !== 'formal') ? null : 'carried',
  restriction: action.restriction === 'no-onward' && item.restriction === 'none' ? 'carried' : null,
  cases: action.cases.every((caseId) => item.cases.includes(caseId)) ? null : 'carried',
});

/** Words that a sentence keeps its meaning without. */
const smallWords = new Set('en ett och med till for hos vid den det de att om av pa i a an the to at of and with'.split(' '));

type Words = { readonly letters: string; readonly begins: ReadonlySet<number>; readonly words: readonly string[] };
/** A text in the form that is compared: its letters, without what separates them, and its meaningful words. */
const wordsOf = (text: string): Words => {
  const { letters, begins, words } = read(text);
  return { letters, begins, words: words.map(({ from, to }) => letters.slice(from, to)).filter((word) => !smallWords.has(word)) };
};

/** The same word, also with another ending: "kliniken", "klinikens"; "boka", "bokar". */
const isSameWord = (one: string, other: string): boolean => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short === long || (short.length >= 4 && long.length - short.length <= 3 && long.startsWith(short));
};

/** Whether all of these words stand close together, in any order: three or more may have other endings and one extra word between them. */
const standTogether = (text: readonly string[], sought: readonly string[]): boolean => {
  const isLoose = sought.length > 2;
  const span = sought.length + (isLoose ? 1 : 0);
  return text.some((_, from) => {
    const left = text.slice(from, from + span);
    return sought.every((word) => {
      const at = left.findIndex((one) => (isLoose ? isSameWord(one, word) : one === word));
      // Each word counts once. If one is missing, the search stops.
      left.splice(at, 1);
      return at >= 0;
    });
  });
};

/** Whether a text contains the words of another. A single word must be the whole text: inside others it proves nothing. */
const says = (text: Words, sought: Words): boolean => {
  if (sought.letters === '') return false;
  if (sought.words.length < 2) return text.letters === sought.letters;
  for (let from = text.letters.indexOf(sought.letters); from >= 0; from = text.letters.indexOf(sought.letters, from + 1))
    if (text.begins.has(from) && text.begins.has(from + sought.letters.length)) return true;
  return standTogether(text.words, sought.words);
};

const sought = new WeakMap<Agreed, Words>();
/** Read once: many texts are compared with the same actions. */
const wordsOfAction = (action: Agreed): Words => {
  const words = sought.get(action) ?? wordsOf(action.what);
  sought.set(action, words);
  return words;
};

/** This many words are no coincidence: they identify the action even after it is done. */
const ownSentence = 3;

/** An action repeated in its own words by an item that would tell it more widely than was agreed. */
export const toldAnew = (text: string, item: Carrier, actions: readonly Agreed[]): Agreed | undefined => {
  const words = wordsOf(text);
  return actions.find((action) => {
    const its = wordsOfAction(action);
    if (action.isDone === true && its.words.length < ownSentence) return false;
    return says(words, its) && Object.values(carriedProblems(item, action)).some((problem) => problem !== null);
  });
};

type Written = Carrier & {
  readonly title: string;
  readonly statements: readonly { readonly text: string }[];
  readonly decisions: readonly { readonly text: string }[];
  readonly actions: readonly { readonly what: string }[];
};

/** What is wrong with the texts of an item that repeats an action of an earlier meeting, at the fields of `itemProblems`. */
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
