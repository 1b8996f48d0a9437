import { create } from 'zustand';
import { useSession } from './session.ts';

type Asked = {
  /** Answers the waiting caller; null while there is none. */
  readonly answer: ((reason: string | null) => void) | null;
  /** Waits for a reason; null when the user cancels. */
  readonly ask: () => Promise<string | null>;
};

/** A paper about somebody protected waits for its reason: requested by the client for any call the core refused, shown by one dialog. */
export const useLeavingReason = create<Asked>((set, get) => ({
  answer: null,
  ask: () =>
    new Promise((resolve) => {
      get().answer?.(null);
      set({
        answer: (reason) => {
          set({ answer: null });
          resolve(reason);
        },
      });
    }),
}));

// At a lock nobody is there to answer, and nothing may wait for the next person to unlock.
useSession.subscribe(({ state }) => {
  if (state.kind !== 'open') useLeavingReason.getState().answer?.(null);
});
