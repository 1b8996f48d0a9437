import { create } from 'zustand';
import type { Signature } from '../../electron/base/contract.ts';
import type { Failure } from '../../electron/base/result.ts';
import { useSession } from './session.ts';

type Asked = {
  /** Answers the waiting caller; null while there is none. */
  readonly answer: ((signature: Signature | null) => void) | null;
  /** Who may sign, in its details, and what was wrong with the one before. */
  readonly refused: Failure | null;
  readonly ask: (refused: Failure) => Promise<Signature | null>;
};

/** A change to deciders waits for another decider: requested by the client when the core says so, shown by one dialog. */
export const useCountersignature = create<Asked>((set, get) => ({
  answer: null,
  refused: null,
  ask: (refused) =>
    new Promise((resolve) => {
      get().answer?.(null);
      set({
        refused,
        answer: (signature) => {
          set({ answer: null, refused: null });
          resolve(signature);
        },
      });
    }),
}));

// At a lock nobody is there to answer, and nothing may wait for the next person to unlock.
useSession.subscribe(({ state }) => {
  if (state.kind !== 'open') useCountersignature.getState().answer?.(null);
});
