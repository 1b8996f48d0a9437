import { create } from 'zustand';
import type { Failure } from '../../electron/base/result.ts';
import { useSession } from './session.ts';

type Asked = {
  /** Answers the waiting caller; null while there is none. */
  readonly answer: ((passphrase: Uint8Array | null) => void) | null;
  /** What was wrong with the previous one. */
  readonly refused: Failure | null;
  /** Waits for the user's own passphrase, as bytes; null when she cancels. */
  readonly ask: (refused: Failure | null) => Promise<Uint8Array | null>;
};

/** Changing who has access to the register waits for the user's own passphrase: requested by the client for every such call, in one dialog.
 */
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

// At a lock nobody is there to answer, and nothing may wait for the next person to unlock.
useSession.subscribe(({ state }) => {
  if (state.kind !== 'open') useOwnPassphrase.getState().answer?.(null);
});
