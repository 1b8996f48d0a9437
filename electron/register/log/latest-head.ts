import { closeSync, constants, rmSync, writeSync } from 'node:fs';
import type { Instant } from '../../base/dates.ts';
import type { AuditHead } from './audit-chain.ts';
import { openPlain, paths, readIfPresent } from '../folder/files.ts';
import { noteHead, parsedHead } from './heads.ts';

/** One record of fixed length, overwritten in place: a note for each write takes no extra space. */
const recordLength = 256;

/**
 * Where the audit chain ends after the last write, next to the register. A killed process leaves its last commits only in the write-ahead
 * log. If that log is then damaged, SQLite silently cuts it at the first frame that does not match, and acknowledged commits after it would
 * disappear without notice. This note reveals that. It is written after the commit, which is on disk by then (`synchronous=FULL`), and is
 * never synced itself: after a power cut it may be older than the chain, never newer.
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
      // As with every head noted outside the register: if it cannot be written, work goes on.
    }
  }

  /** After a proper close, the register's end is in `heads.jsonl`. `isOurs`: not another program's by now. */
  end(isOurs: boolean): void {
    if (this.#handle !== null) closeSync(this.#handle);
    this.#handle = null;
    if (isOurs) rmSync(this.#file, { force: true });
  }
}

/** At opening: the last note of a process that did not close properly becomes one of the heads that the chain must contain, permanently. */
export const keepLatestHead = (folder: string, generation: string): void => {
  const text = readIfPresent(paths(folder).latestHead);
  if (text === null) return;
  const left = parsedHead(text.trim());
  // A note from another generation belongs to a register that was left by a restore or a new key.
  if (left !== null && left.generation === generation) noteHead(folder, left);
};
