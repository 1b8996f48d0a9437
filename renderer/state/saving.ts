import { create } from 'zustand';
import type { Instant } from '../../electron/base/dates.ts';

export type Saved =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Instant }
  /** Kept as a draft, not yet part of the record. */
  | { readonly kind: 'draft' }
  | { readonly kind: 'failed' };

type Saving = {
  readonly state: Saved;
  readonly running: number;
  readonly begin: () => void;
  readonly end: (outcome: Exclude<Saved, { kind: 'saving' }>) => void;
};

/** The one saved state of the top bar. Several savings at once count as one; a failure stays until the next success. */
export const useSaving = create<Saving>((set) => ({
  state: { kind: 'idle' },
  running: 0,
  begin: () => set(({ running }) => ({ running: running + 1, state: { kind: 'saving' } })),
  end: (outcome) =>
    set(({ running, state }) => {
      const left = Math.max(0, running - 1);
      if (outcome.kind === 'failed') return { running: left, state: outcome };
      return { running: left, state: left > 0 && state.kind !== 'failed' ? { kind: 'saving' } : outcome };
    }),
}));
