import { Refusal } from './result.ts';

/** Field → problem code, or null when the field is right. */
export type FieldProblems = Readonly<Record<string, string | null>>;

/** Refuses with every wrong field at once, so that each gets its sentence. */
export const requireFields = (problems: FieldProblems): void => {
  const wrong = Object.fromEntries(Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== null));
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', { fields: wrong });
};

/** A line of text that must be there: `required` or `too-long`. */
export const lineProblem = (text: string, longest = 200): 'required' | 'too-long' | null =>
  text.trim() === '' ? 'required' : text.length > longest ? 'too-long' : null;

/** A text that may be empty. Longest note: 100,000 characters. */
export const textProblem = (text: string, longest = 100_000): 'too-long' | null => (text.length > longest ? 'too-long' : null);
