import { create } from 'zustand';
import { useSession } from './session.ts';

type Asked = {
  /** Answers whoever waits; null while nobody does. */
  readonly answer: ((reason: string | null) => void) | null;
  /** Waits for a reason; null when the person gives the paper up. */
  readonly ask: () => Promise<string | null>;
};

/** A paper about somebody protected waits for its reason: asked by the client for whatever call the core refused, shown by one dialog. */
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

// At a lock nobody is there to answer, and nothing may wait for whoever unlocks next.
useSession.subscribe(({ state }) => {
  if (state.kind !== 'open') useLeavingReason.getState().answer?.(null);
});
