import { create } from 'zustand';

type Damage = {
  /** Somebody chose to go on reading a damaged register. */
  readonly isReading: boolean;
  readonly setReading: (isReading: boolean) => void;
};

/** What was chosen about a damaged register. Lost with the window at a lock: the question is asked again. */
export const useDamage = create<Damage>((set) => ({ isReading: false, setReading: (isReading) => set({ isReading }) }));
