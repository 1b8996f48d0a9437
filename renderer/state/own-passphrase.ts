import { create } from 'zustand';
import type { Failure } from '../../electron/base/result.ts';
import { useSession } from './session.ts';

type Asked = {
  /** Answers whoever waits; null while nobody does. */
  readonly answer: ((passphrase: Uint8Array | null) => void) | null;
  /** What was wrong with the one before. */
  readonly refused: Failure | null;
  /** Waits for the person's own passphrase, as bytes; null when she gives it up. */
  readonly ask: (refused: Failure | null) => Promise<Uint8Array | null>;
};

/** What changes who may come at the register waits for one's own passphrase: asked by the client for every such call, shown by one dialog. */
export const useOwnPassphrase = create<Asked>((set, get) => ({
  answer: null,
  refused: null,
  ask: (refused) => {
    const { state } = useSession.getState();
    // Nobody knows the passphrase of a demo, and before a register is open there is nobody: the core asks for none.
    if (state.kind !== 'open' || state.register.kind === 'demo') return Promise.resolve(new Uint8Array());
    return new Promise((resolve) => {
      get().answer?.(null);
      set({
        refused,
        answer: (passphrase) => {
          set({ answer: null, refused: null });
          resolve(passphrase);
        },
      });
    });
  },
}));

// At a lock nobody is there to answer, and nothing may wait for whoever unlocks next.
useSession.subscribe(({ state }) => {
  if (state.kind !== 'open') useOwnPassphrase.getState().answer?.(null);
});
