import { create } from 'zustand';
import type { Failure } from '../../electron/base/result.ts';

export type BackupTrouble = { readonly place: 'own' | 'second'; readonly failure: Failure };

type Backups = {
  /** Somebody unlocked: a day's copy may be due at once. A register that was just made has its first hours before it. */
  readonly wasUnlocked: boolean;
  /** Why the last copy that the program makes by itself was not made. */
  readonly trouble: BackupTrouble | null;
  readonly setUnlocked: () => void;
  readonly setTrouble: (trouble: BackupTrouble | null) => void;
};

/** What this window knows of automatic copies. Lost with the window at a lock. */
export const useBackups = create<Backups>((set) => ({
  wasUnlocked: false,
  trouble: null,
  setUnlocked: () => set({ wasUnlocked: true }),
  setTrouble: (trouble) => set({ trouble }),
}));
