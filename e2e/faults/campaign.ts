import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Options = { readonly long: boolean; readonly seed: number };

/**
 * The outcome of a campaign. `lost`: something acknowledged to the window is missing afterwards, or a register no longer opens. `silent`:
 * something differs from what was written, and nothing reports it. `crashes`: an error without a code, or a process that ended by itself.
 * All three must be 0.
 */
export class Tally {
  runs = 0;
  /** Processor time of the campaign's own programs, in ms; that of this one is counted as well. */
  processorMs = 0;
  readonly faults: { readonly kind: 'lost' | 'silent' | 'crash'; readonly what: string }[] = [];
  /** What was observed, by kind: shows that the runs reached what they were meant to reach. */
  readonly seen = new Map<string, number>();

  see(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }

  fault(kind: 'lost' | 'silent' | 'crash', what: string): void {
    this.faults.push({ kind, what });
  }

  count(kind: 'lost' | 'silent' | 'crash'): number {
    return this.faults.filter((fault) => fault.kind === kind).length;
  }
}

export type Campaign = { readonly name: string; readonly run: (options: Options, tally: Tally) => Promise<void> };

/** Reproducible numbers from a seed: SplitMix64 (Steele, Lea, Flood 2014). */
export class Dice {
  #state: bigint;

  constructor(seed: number) {
    this.#state = BigInt.asUintN(64, BigInt(seed));
  }

  /** An integer from 0 up to, but not including, `below`. */
  below(below: number): number {
    this.#state = BigInt.asUintN(64, this.#state + 0x9e3779b97f4a7c15n);
    let z = this.#state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return Number((z ^ (z >> 31n)) % BigInt(below));
  }

  pick<T>(of: readonly [T, ...T[]]): T {
    return of[this.below(of.length)] ?? of[0];
  }
}

/** A folder that is deleted afterwards. */
export const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'utvag-faults-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
};
