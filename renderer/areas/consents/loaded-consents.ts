import type { Consent, MatrixCell } from '../../../electron/areas/consents/contract.ts';
import type { Participant } from '../../../electron/areas/participants/contract.ts';
import type { Agency } from '../../../electron/areas/settings/contract.ts';
import type { Instant } from '../../../electron/base/dates.ts';

type GroundCell = Pick<MatrixCell, 'agencyId' | 'subject'> & {
  readonly paragraph: string;
  readonly decidedAt: Instant;
  readonly decider: string;
};

/** All that the tab shows, read. */
export type Loaded = {
  readonly participant: Participant;
  /** Newest first. */
  readonly consents: readonly Consent[];
  readonly matrix: { readonly at: Instant; readonly cells: readonly MatrixCell[] };
  /** Cells with a decision under the law in force on the day shown. */
  readonly grounds: readonly GroundCell[];
  readonly agencies: readonly Agency[];
  readonly now: Instant;
  /** A new version was begun and not saved. */
  readonly hasDraft: boolean;
};
