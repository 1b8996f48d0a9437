import { create } from 'zustand';
import type { Committed, SheetSummary } from '../../../electron/areas/exchange/contract.ts';

type ImportState = {
  /** The sheet in hand; the core holds what is in it. Stays while other views are visited. */
  readonly sheet: SheetSummary | null;
  readonly done: Committed | null;
  readonly setSheet: (sheet: SheetSummary | null) => void;
  readonly setDone: (done: ImportState['done']) => void;
};

export const useImport = create<ImportState>((set) => ({
  sheet: null,
  done: null,
  setSheet: (sheet) => set({ sheet, done: null }),
  setDone: (done) => set({ done }),
}));
