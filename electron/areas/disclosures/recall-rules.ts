import type { Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import type { SubjectArea } from '../../base/terms.ts';
import type { ConsentVersion } from '../consents/rules.ts';
import { decide, type Knowledge } from './rules.ts';

/** What was told an agency of one person, resting on consent. */
export type Sent = {
  readonly disclosureId: Id;
  readonly agencyId: Id;
  readonly leftAt: Instant;
  readonly said: readonly { readonly subject: SubjectArea | 'formal'; readonly version: number | null }[];
};

export type Recall = { readonly disclosureId: Id; readonly agencyId: Id; readonly withdrawnAt: Instant };

/**
 * What must be taken back: something that rested on a consent left, and a withdrawal after it took the cover away. Where
 * another version covers the same on that minute (a renewed consent replaced it), nothing is recalled.
 */
export const recallsOf = (
  sent: readonly Sent[],
  personId: Id,
  versions: readonly ConsentVersion[],
  knowledge: Knowledge,
): readonly Recall[] =>
  sent.flatMap(({ disclosureId, agencyId, leftAt, said }): Recall[] => {
    const lost = said.flatMap(({ subject, version }) =>
      versions
        .filter((one) => one.number === version)
        .flatMap((one) => one.withdrawals)
        .filter(
          (w) =>
            w.withdrawnAt >= leftAt &&
            (w.agencyId === null || w.agencyId === agencyId) &&
            (w.subject === null || subject === 'formal' || w.subject === subject) &&
            !decide({ persons: [personId], subject, restriction: 'none' }, { kind: 'agency', agencyId }, w.withdrawnAt, knowledge).allowed,
        )
        .map((w) => w.withdrawnAt),
    );
    const [first] = lost.toSorted();
    return first === undefined ? [] : [{ disclosureId, agencyId, withdrawnAt: first }];
  });
