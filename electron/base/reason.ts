import { Refusal } from './result.ts';

/** What a user writes when the program asks for a reason. A shorter text explains nothing; leading and trailing spaces do not count. */
export const shortestReason = 10;
export const longestReason = 1000;

export const isReason = (text: string): boolean => text.trim().length >= shortestReason;

/** For a required reason. */
export const reasonProblem = (text: string): 'reason-too-short' | 'too-long' | null =>
  !isReason(text) ? 'reason-too-short' : text.length > longestReason ? 'too-long' : null;

/** Refuses with `reason-required` at `reason`, for anything that needs a reason to open. */
export const requireOpeningReason = (reason: string): void => {
  const problem = reasonProblem(reason);
  if (problem !== null) throw new Refusal('reason-required', { fields: { reason: problem } });
};
