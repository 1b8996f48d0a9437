import { addDays, at, weekday, type Instant, type IsoDate } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import type { ActContext, OpenContext } from '../../register/context.ts';
import { participantsHandlers } from '../../areas/participants/service.ts';
import { allAgencies } from '../../areas/settings/store.ts';
import type { AgencyKind } from '../../base/terms.ts';

/** One thing that somebody did in the program, and when. */
export type Step = {
  readonly at: Instant;
  readonly run: (context: OpenContext) => void;
  /** What was then released on paper; each is answered as printed. */
  readonly leave?: (context: ActContext) => Promise<void>;
};

const people = [
  'alva',
  'milo',
  'noel',
  'vera',
  'elton',
  'saga',
  'ludvig',
  'tuva',
  'casper',
  'ines',
  'hugo',
  'moa',
  'adrian',
  'leo',
] as const;
export type Who = (typeof people)[number];

/** The state of the story: the day it counts from, and the ids that earlier steps returned. */
export type Story = {
  readonly today: IsoDate;
  /** The step at a wall-clock time some days from today (negative: before). */
  readonly step: (days: number, time: string, run: (context: OpenContext) => void) => Step;
  /** The date some days from today. */
  readonly day: (days: number) => IsoDate;
  /** The same, moved to Friday if it falls on a weekend. */
  readonly workday: (days: number) => IsoDate;
  /** The first such weekday (Monday 1) at least `after` days ahead. */
  readonly next: (day: number, after: number) => IsoDate;
  readonly caseOf: (who: Who) => Id;
  readonly registered: (who: Who, caseId: Id) => void;
  /** The case, opened the way a person does it: once a day, with its log entry. */
  readonly open: (context: OpenContext, who: Who, reason?: string) => Id;
  readonly agency: (context: OpenContext, kind: AgencyKind) => Id;
};

/** Handlers receive no bytes here. */
export const noBytes: readonly Uint8Array[] = [];

export const createStory = (today: IsoDate): Story => {
  const cases = new Map<Who, Id>();
  const caseOf = (who: Who): Id => {
    const found = cases.get(who);
    if (found === undefined) throw new Error(`the story mentions ${who} before it registers them`);
    return found;
  };
  const day = (days: number): IsoDate => addDays(today, days);
  return {
    today,
    day,
    step: (days, time, run) => ({ at: at(day(days), time), run }),
    workday: (days) => addDays(day(days), Math.min(0, 5 - weekday(day(days)))),
    next: (wanted, after) => addDays(day(after), (wanted - weekday(day(after)) + 7) % 7),
    caseOf,
    registered: (who, caseId) => void cases.set(who, caseId),
    open: (context, who, reason = '') => {
      const caseId = caseOf(who);
      if (!context.grants.has(caseId)) participantsHandlers.openCase({ caseId, reason }, context, noBytes);
      return caseId;
    },
    agency: (context, kind) => {
      const found = allAgencies(context.db).find((each) => each.kind === kind);
      if (!found) throw new Error(`a new register has no agency of the kind ${kind}`);
      return found.id;
    },
  };
};
