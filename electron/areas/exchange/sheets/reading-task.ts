import { Refusal } from '../../../base/result.ts';
import type { UnreadableReason } from './sheet-rules.ts';

/** What a long read needs from its caller. */
export type ReadingTask = {
  /** Share done, 0–1; called between pieces, never backwards. */
  readonly onProgress?: (share: number) => void;
  /** Ends the read between two pieces with the refusal `cancelled`. */
  readonly signal?: AbortSignal;
};

export const unreadable = (reason: UnreadableReason): Refusal => new Refusal('unreadable-file', { details: { reason } });

export const tooManyRows = (rows: number, limit: number): Refusal => new Refusal('too-many-rows', { details: { rows, limit } });

/** Reports progress, lets waiting messages in (including a cancel), and stops when asked to. */
export const breathe = async (task: ReadingTask, share: number): Promise<void> => {
  task.onProgress?.(Math.min(1, share));
  await new Promise((resolve) => setImmediate(resolve));
  if (task.signal?.aborted) throw new Refusal('cancelled');
};
