import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Instant } from '../../base/dates.ts';
import type { AuditHead } from './audit-chain.ts';
import { appendLine, paths, readIfPresent } from '../folder/files.ts';

const headFields = { seq: z.int().min(0), head: z.string().regex(/^[0-9a-f]{64}$/) };
const generation = z.string().max(8).optional();
const lineSchema = z.strictObject({ at: z.string(), ...headFields, generation, restored: z.literal(true).optional(), from: generation });
type Line = z.infer<typeof lineSchema>;
/** A backup's manifest says more; its head, of which generation and when, are all that is read here. */
const manifestSchema = z.looseObject({ head: z.looseObject(headFields), at: z.string().optional(), generation });

export type NotedHead = AuditHead & {
  readonly at: Instant;
  /** Whose chain it ends. */
  readonly generation?: string | undefined;
  /** The generation was put back to this entry from a copy: what is noted of the one that it is a copy of holds up to here. */
  readonly restored?: true | undefined;
  /** Which generation it is a copy of. */
  readonly from?: string | undefined;
};

/**
 * Notes where the chain ends, in a plain file beside the register that is only ever added to. It holds no name and no kind: a
 * number and a hash. Somebody who rewrites or cuts the chain inside the register does not thereby rewrite this file.
 * A note that cannot be written keeps nobody out and nothing open: the heads before it, and those in backups, still hold.
 */
export const noteHead = (folder: string, { at, seq, head, generation, restored, from }: NotedHead): void => {
  try {
    appendLine(paths(folder).heads, JSON.stringify({ at, seq, head, generation, restored, from }));
  } catch {
    // Said above: a full disk or a folder gone is told by whatever has to write next.
  }
};

const parsed = <T>(schema: z.ZodType<T>, text: string): readonly T[] => {
  try {
    const result = schema.safeParse(JSON.parse(text));
    return result.success ? [result.data] : [];
  } catch {
    return [];
  }
};

/** One noted head, or null when it cannot be read. */
export const parsedHead = (text: string): NotedHead | null => parsed(lineSchema, text)[0] ?? null;

const notedLines = (folder: string) => (readIfPresent(paths(folder).heads) ?? '').split('\n').flatMap((line) => parsed(lineSchema, line));

const manifests = (folder: string): readonly z.infer<typeof manifestSchema>[] => {
  const { backups } = paths(folder);
  try {
    return readdirSync(backups, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap((entry) => parsed(manifestSchema, readIfPresent(join(backups, entry.name, 'manifest.json')) ?? ''));
  } catch {
    return [];
  }
};

/** One generation's past: the heads its chain must hold, and up to which entry it is the same chain as each generation before it. */
type Past = { readonly heads: readonly Line[]; readonly shares: ReadonlyMap<string, number> };

const nothing: Past = { heads: [], shares: new Map() };

/**
 * Restores make branches: a register put back to its third entry and one put back to what was left for it have chains of their own
 * from there on. A generation that nobody restored goes on from the one before it (a new key).
 */
const pastsOf = (lines: readonly Line[]): { readonly pasts: ReadonlyMap<string, Past>; readonly last: string } => {
  const pasts = new Map<string, Past>();
  let last = '';
  for (const line of lines) {
    const mine = line.generation ?? last;
    if (line.restored) {
      const source = pasts.get(line.from ?? mine) ?? nothing;
      const shares = [...source.shares].map(([name, upTo]) => [name, Math.min(upTo, line.seq)] as const);
      pasts.set(mine, {
        heads: [...source.heads.filter(({ seq }) => seq <= line.seq), line],
        shares: new Map([...(line.from === undefined ? [] : [[line.from, line.seq] as const]), ...shares, [mine, Infinity]]),
      });
    } else {
      const before = pasts.get(mine) ?? pasts.get(last) ?? nothing;
      pasts.set(mine, { heads: [...before.heads, line], shares: new Map([...before.shares, [mine, Infinity]]) });
    }
    last = mine;
  }
  return { pasts, last };
};

/**
 * Every head kept outside of the register that this generation's chain must still hold: those noted beside it and those of its
 * backups, less what belongs to a branch that a restore has left. Lines that cannot be read are passed over: the file is a witness,
 * not a key. `living`: which one that is; the last one noted when left out.
 */
export const knownHeads = (folder: string, living?: string): readonly AuditHead[] => {
  const lines = notedLines(folder);
  const { pasts, last } = pastsOf(lines);
  const past = pasts.get(living ?? last);
  const restores = lines.filter((line) => line.restored);
  const copies = manifests(folder).filter(({ at = '', head, generation: of }) => {
    // A copy that does not say of what goes by when it was made; one that does not say that either is as old as the oldest.
    if (of === undefined) return !restores.some((restore) => restore.at >= at && restore.seq < head.seq);
    const upTo = past?.shares.get(of) ?? (of === living || pasts.size === 0 ? Infinity : -1);
    return head.seq <= upTo;
  });
  return [...(past?.heads ?? []), ...copies.map((copy) => copy.head)].map(({ seq, head }) => ({ seq, head }));
};

/** The last line noted: where the chain of a locked register ended, or that it was restored and nobody has unlocked it since. */
export const lastNoted = (folder: string): NotedHead | null => notedLines(folder).at(-1) ?? null;

/**
 * The newest generation whose chain is noted as open. A line that says "restored" stands before the pointer follows: it tells of what
 * was about to be, and does not count.
 */
export const newestNoted = (folder: string): string | null =>
  notedLines(folder)
    .flatMap(({ restored, generation: of }) => (restored || of === undefined ? [] : [of]))
    .toSorted()
    .at(-1) ?? null;
