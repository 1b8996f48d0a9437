import { closeSync, constants, rmSync, writeSync } from 'node:fs';
import type { Instant } from '../../base/dates.ts';
import type { AuditHead } from './audit-chain.ts';
import { openPlain, paths, readIfPresent } from '../folder/files.ts';
import { noteHead, parsedHead } from './heads.ts';

/** One record, always as long, written over in place: a note a write costs no room. */
const recordLength = 256;

/**
 * Where the audit chain ends after the last write, beside the register. A process that is killed leaves its last commits in the
 * write-ahead log alone; a log that is damaged then is cut by SQLite at the first frame that does not fit, without a word, and
 * what was acknowledged after it would be gone silently. This note tells. It is written after the commit, which the disk holds by
 * then (`synchronous=FULL`), and never synced itself: after a power cut it may be older than the chain, never newer.
 */
export class LatestHead {
  readonly #file: string;
  readonly #generation: string;
  #handle: number | null = null;
  #seq = -1;

  constructor(folder: string, generation: string) {
    this.#file = paths(folder).latestHead;
    this.#generation = generation;
  }

  note(at: Instant, { seq, head }: AuditHead): void {
    if (seq === this.#seq) return;
    try {
      this.#handle ??= openPlain(this.#file, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC);
      const text = JSON.stringify({ at, seq, head, generation: this.#generation });
      writeSync(this.#handle, text.padEnd(recordLength), 0);
      this.#seq = seq;
    } catch {
      // As with every head noted outside: what cannot be noted keeps nobody from working.
    }
  }

  /** Closed as it should be, the register's end stands in `heads.jsonl`. `isOurs`: not another program's by now. */
  end(isOurs: boolean): void {
    if (this.#handle !== null) closeSync(this.#handle);
    this.#handle = null;
    if (isOurs) rmSync(this.#file, { force: true });
  }
}

/** At an opening: what a process that did not close noted last becomes one of the heads that the chain must hold, for good. */
export const keepLatestHead = (folder: string, generation: string): void => {
  const text = readIfPresent(paths(folder).latestHead);
  if (text === null) return;
  const left = parsedHead(text.trim());
  // Another generation's is that of a register which a restore or a new key has left.
  if (left !== null && left.generation === generation) noteHead(folder, left);
};
