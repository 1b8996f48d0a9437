import { isInstant, type Instant } from '../../base/dates.ts';
import { lineProblem, type FieldProblems } from '../../base/fields.ts';

/** The longest note accepted; a longer one stays in the draft with the reason next to it. */
export const longestNote = 100_000;

export type EventText = { readonly happenedAt: Instant; readonly source: string; readonly text: string };

export const eventProblems = ({ happenedAt, source, text }: EventText, now: Instant): FieldProblems => ({
  happenedAt: !isInstant(happenedAt) ? 'date-shape' : happenedAt > now ? 'date-future' : null,
  source: lineProblem(source, 200),
  // Half a surrogate pair cannot be stored as UTF-8: it would come back as another character.
  text: !text.isWellFormed() ? 'text-broken' : text.trim() === '' ? 'required' : text.length > longestNote ? 'note-too-long' : null,
});
