import type { Fault } from '../base/faults.ts';
import type { PortAnswer, PortAsk } from '../base/ports.ts';

/**
 * A data folder of an earlier version: on Windows in the application data that roam, or that of a program Electron had no name for.
 */
export type EarlierFolder = { readonly kind: 'roaming' | 'unnamed'; readonly folder: string };

/**
 * What the shell and the core worker say to each other. The shell never looks inside `text`; it only checks who sent it
 * and forwards. Buffers are transferred, not copied.
 */
export type CoreSettings = {
  /** The folder that was asked for or chosen; null: the one of the last time, or the usual one. */
  readonly registerFolder: string | null;
  /** The folder a register is made in unless the person chooses another. */
  readonly usualFolder: string;
  /** Where demo registers are made. */
  readonly demoFolder: string;
  /** Where theme and language are kept: the window's own storage is in memory. */
  readonly appearanceFile: string;
  /** Where it is noted in which folder a register was last open. */
  readonly lastFolderFile: string;
  /** Where earlier versions kept their data; looked into when nothing lies where this one keeps its own. */
  readonly earlierFolders: readonly EarlierFolder[];
  /** `stand-in` opens only trial registers. */
  readonly runtime: 'electron' | 'stand-in';
  readonly version: string;
  /** Fixed time for tests and pictures (ISO instant); refused by the shell when packaged. */
  readonly clock: string | null;
};

export type ToCore =
  | { readonly kind: 'call'; readonly id: number; readonly text: string; readonly bytes: readonly Uint8Array[] }
  | { readonly kind: 'port-reply'; readonly id: number; readonly answer: PortAnswer }
  /** Tests move the frozen clock; refused when packaged. */
  | { readonly kind: 'set-clock'; readonly clock: string }
  | { readonly kind: 'close' };

export type FromCore =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly text: string }
  /** A package with native code cannot be loaded: there will be no core. */
  | { readonly kind: 'unloadable'; readonly module: string; readonly fault: Fault }
  /** A fault of ours, for the trace. */
  | { readonly kind: 'fault'; readonly source: 'core' | 'job'; readonly fault: Fault }
  /** A `CoreEvent` as JSON for the window. */
  | { readonly kind: 'event'; readonly text: string }
  | { readonly kind: 'port'; readonly id: number; readonly ask: PortAsk }
  /** Lock: the shell ends this worker, starts a fresh one and reloads the window. */
  | { readonly kind: 'lock' };
