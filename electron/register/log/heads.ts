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
/** A backup's manifest contains more; only its head, generation and date are read here. */
const manifestSchema = z.looseObject({ head: z.looseObject(headFields), at: z.string().optional(), generation });

export type NotedHead = AuditHead & {
  readonly at: Instant;
  /** Which generation's chain ends here. */
  readonly generation?: string | undefined;
  /** The generation was restored to this entry from a copy: what is noted about the generation it was copied from applies up to here. */
  readonly restored?: true | undefined;
  /** Which generation it is a copy of. */
  readonly from?: string | undefined;
};

/**
 * Notes where the chain ends, in a plain append-only file next to the register. It holds no name and no kind: a number and a hash.
 * Rewriting or truncating the chain inside the register does not rewrite this file. A note that cannot be written must not block opening or
 * closing: the heads before it, and those in backups, still protect the chain.
 */
export const noteHead = (folder: string, { at, seq, head, generation, restored, from }: NotedHead): void => {
  try {
    appendLine(paths(folder).heads, JSON.stringify({ at, seq, head, generation, restored, from }));
  } catch {
    // Best effort: a full disk or a missing folder is reported by whatever has to write next.
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

/** One noted head, or null if it cannot be read. */
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

/**
 * The history of one generation: the heads its chain must contain, and up to which entry it shares the chain of each earlier generation.
 */
type Past = { readonly heads: readonly Line[]; readonly shares: ReadonlyMap<string, number> };

const nothing: Past = { heads: [], shares: new Map() };

/**
 * Restores create branches: a register restored to its third entry and one that was later restored to the abandoned branch have separate
 * chains after that point. A generation that was not restored continues the one before it (a new key).
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
 * Every head kept outside the register that this generation's chain must still contain: those noted next to it and those of its backups,
 * except those of a branch that a restore has abandoned. Unreadable lines are skipped: the file is evidence, not a key. `living`: the
 * living generation; by default the last one noted.
 */
export const knownHeads = (folder: string, living?: string): readonly AuditHead[] => {
  const lines = notedLines(folder);
  const { pasts, last } = pastsOf(lines);
  const past = pasts.get(living ?? last);
  const restores = lines.filter((line) => line.restored);
  const copies = manifests(folder).filter(({ at = '', head, generation: of }) => {
    // A copy that does not name its generation is placed by its date; one without a date counts as the oldest.
    if (of === undefined) return !restores.some((restore) => restore.at >= at && restore.seq < head.seq);
    const upTo = past?.shares.get(of) ?? (of === living || pasts.size === 0 ? Infinity : -1);
    return head.seq <= upTo;
  });
  return [...(past?.heads ?? []), ...copies.map((copy) => copy.head)].map(({ seq, head }) => ({ seq, head }));
};

/** The last line noted: where the chain of a locked register ended, or that the register was restored and has not been unlocked since. */
export const lastNoted = (folder: string): NotedHead | null => notedLines(folder).at(-1) ?? null;

/**
 * The newest generation whose chain is noted as open. A line saying "restored" is written before the pointer changes: it announces what was
 * about to happen, and does not count.
 */
export const newestNoted = (folder: string): string | null =>
  notedLines(folder)
    .flatMap(({ restored, generation: of }) => (restored || of === undefined ? [] : [of]))
    .toSorted()
    .at(-1) ?? null;
