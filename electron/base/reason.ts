import { Refusal } from './result.ts';

/** What somebody writes when the program asks why. A shorter one explains nothing; outer blanks do not count. */
export const shortestReason = 10;
export const longestReason = 1000;

export const isReason = (text: string): boolean => text.trim().length >= shortestReason;

/** Of a reason that must be there. */
export const reasonProblem = (text: string): 'reason-too-short' | 'too-long' | null =>
  !isReason(text) ? 'reason-too-short' : text.length > longestReason ? 'too-long' : null;

/** Refuses `reason-required` at `reason`: whatever it is that does not open without one. */
export const requireOpeningReason = (reason: string): void => {
  const problem = reasonProblem(reason);
  if (problem !== null) throw new Refusal('reason-required', { fields: { reason: problem } });
};
