import type { Fault } from '../base/faults.ts';
import type { PortAnswer, PortAsk } from '../base/ports.ts';

/**
 * A data folder of an earlier version: on Windows in the roaming application data, or the one Electron gives to a program without a name.
 */
export type EarlierFolder = { readonly kind: 'roaming' | 'unnamed'; readonly folder: string };

/**
 * The messages between the shell and the core worker. The shell never looks inside `text`; it only checks who sent it and forwards it.
 * Buffers are transferred, not copied.
 */
export type CoreSettings = {
  /** The folder that was asked for or chosen; null: the last one used, or the usual one. */
  readonly registerFolder: string | null;
  /** The folder for a new register unless the user chooses another. */
  readonly usualFolder: string;
  /** Where demo registers are created. */
  readonly demoFolder: string;
  /** Where theme and language are stored: the window's own storage is in memory. */
  readonly appearanceFile: string;
  /** Where it is noted which folder a register was last open in. */
  readonly lastFolderFile: string;
  /** Where earlier versions kept their data; checked if there is nothing where this version keeps its own. */
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
  /** A fault in our code, for the trace. */
  | { readonly kind: 'fault'; readonly source: 'core' | 'job'; readonly fault: Fault }
  /** A `CoreEvent` as JSON for the window. */
  | { readonly kind: 'event'; readonly text: string }
  | { readonly kind: 'port'; readonly id: number; readonly ask: PortAsk }
  /** Lock: the shell ends this worker, starts a fresh one and reloads the window. */
  | { readonly kind: 'lock' };
