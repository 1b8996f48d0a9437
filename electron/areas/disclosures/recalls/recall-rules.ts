import type { Instant } from '../../../base/dates.ts';
import type { Id } from '../../../base/ids.ts';
import type { SubjectArea } from '../../../base/terms.ts';
import type { ConsentVersion } from '../../consents/rules.ts';
import { decide, type Knowledge } from '../gate/rules.ts';

/** What an agency was told about one person on the basis of consent. */
export type Sent = {
  readonly disclosureId: Id;
  readonly agencyId: Id;
  readonly leftAt: Instant;
  readonly said: readonly { readonly subject: SubjectArea | 'formal'; readonly version: number | null }[];
};

export type Recall = { readonly disclosureId: Id; readonly agencyId: Id; readonly withdrawnAt: Instant };

const later = (a: Instant, b: Instant): Instant => (a < b ? b : a);

/**
 * What must be taken back: something left on the basis of a consent that was then withdrawn, or had already been withdrawn but not yet
 * recorded. Where another version covers the same at that minute (a renewed consent replaced it), nothing is recalled.
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
            (w.agencyId === null || w.agencyId === agencyId) &&
            (w.subject === null || subject === 'formal' || w.subject === subject) &&
            !decide(
              { persons: [personId], subject, restriction: 'none' },
              { kind: 'agency', agencyId },
              later(w.withdrawnAt, leftAt),
              knowledge,
            ).allowed,
        )
        .map((w) => w.withdrawnAt),
    );
    const [first] = lost.toSorted();
    return first === undefined ? [] : [{ disclosureId, agencyId, withdrawnAt: first }];
  });
