import { create } from 'zustand';
import type { Verdict } from '../../electron/areas/audit/contract.ts';

type Chain = {
  /** What the last check of the log said; null before the first since the unlock. */
  readonly verdict: Verdict | null;
  readonly setVerdict: (verdict: Verdict) => void;
};

/** Whether the log holds together, as far as this window knows. Lost with the window at a lock. */
export const useChain = create<Chain>((set) => ({ verdict: null, setVerdict: (verdict) => set({ verdict }) }));
