import { addDays, addMonths, type IsoDate } from '../../base/dates.ts';
import type { Role } from '../../base/permissions.ts';

/**
 * SoLPuL (2001:454) 10 §: reading is logged, and the log is checked systematically and regularly. The law sets no share; a
 * tenth and at least twenty is this program's practice, one month at a time.
 */
const share = 10;
export const smallestSample = 20;

/**
 * What the check is drawn from: openings, readings, searches and what left the register. The next reader sees what was written anyway;
 * looking leaves no trace except in the log.
 */
export const sampledKinds = [
  'participants.opened',
  'participants.searched',
  'participants.search-without-hit',
  'participants.number-revealed',
  'meetings.opened',
  'relocation.opened',
  'network.keep-apart-revealed',
  'audit.payload-read',
  'disclosures.left',
  'relocation.copy-made',
] as const;

export const verdicts = ['fine', 'question'] as const;
export type CheckVerdict = (typeof verdicts)[number];

/** `2026-04`. */
export type Month = string;

/** The last month that is over. */
export const lastMonth = (today: IsoDate): Month => addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7);

/** First day of the month, and first day after it. */
export const daysOf = (month: Month): { readonly from: IsoDate; readonly until: IsoDate } => ({
  from: `${month}-01`,
  until: addMonths(`${month}-01`, 1),
});

/** A tenth, rounded up; at least twenty; all when there are fewer. */
export const sampleSize = (candidates: number): number => Math.min(candidates, Math.max(smallestSample, Math.ceil(candidates / share)));

type Candidate = {
  readonly seq: number;
  /** SHA-256 over month, the chain's head at the month's end and the entry's number, hexadecimal: nobody chooses it, anybody can compute it. */
  readonly rank: string;
};

/** The entries with the lowest ranks, in the log's order. The same candidates give the same sample, in whatever order they come. */
export const drawSample = (candidates: readonly Candidate[]): readonly number[] =>
  candidates
    .toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.seq - b.seq))
    .slice(0, sampleSize(candidates.length))
    .map(({ seq }) => seq)
    .toSorted((a, b) => a - b);

/** The manager checks. If the register has none, the coordinator draws and signs, and the paper says so. */
export const mayCheck = (role: Role, hasManager: boolean): boolean => role === 'manager' || (role === 'coordinator' && !hasManager);

/** Local practice: the month before is checked by the tenth. */
export const dueOn = (month: Month): IsoDate => addDays(daysOf(month).until, 9);

/** A verdict's requirements: a question must say what it asks. */
export const remarkProblem = (verdict: CheckVerdict, remark: string): 'required' | 'too-long' | null =>
  verdict === 'question' && remark.trim() === '' ? 'required' : remark.length > 2000 ? 'too-long' : null;
