import { Refusal } from './result.ts';

/** Field → problem code, or null if the field is valid. */
export type FieldProblems = Readonly<Record<string, string | null>>;

/** Refuses with all invalid fields at once, so that each gets its message. */
export const requireFields = (problems: FieldProblems): void => {
  const wrong = Object.fromEntries(Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== null));
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong });
};

/** A required line of text: `required` or `too-long`. */
export const lineProblem = (text: string, longest = 200): 'required' | 'too-long' | null =>
  text.trim() === '' ? 'required' : text.length > longest ? 'too-long' : null;

/** A text that may be empty. Maximum for a note: 100,000 characters. */
export const textProblem = (text: string, longest = 100_000): 'too-long' | null => (text.length > longest ? 'too-long' : null);
