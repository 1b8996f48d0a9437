import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Instant } from '../base/dates.ts';
import type { AuditHead } from './audit-chain.ts';
import { paths, readIfPresent } from './files.ts';

const headFields = { seq: z.int().min(0), head: z.string().regex(/^[0-9a-f]{64}$/) };
const lineSchema = z.strictObject({ at: z.string(), ...headFields, restored: z.literal(true).optional() });
/** A backup's manifest says more; its head, and when it was made, are all that is read here. */
const manifestSchema = z.looseObject({ head: z.looseObject(headFields), at: z.string().optional() });

export type NotedHead = AuditHead & {
  readonly at: Instant;
  /** The register was put back to this entry from a copy: later heads noted before this line hold no longer. */
  readonly restored?: true;
};

/**
 * Notes where the chain ends, in a plain file beside the register that is only ever added to. It holds no name and no kind: a
 * number and a hash. Somebody who rewrites or cuts the chain inside the register does not thereby rewrite this file.
 * A note that cannot be written keeps nobody out and nothing open: the heads before it, and those in backups, still hold.
 */
export const noteHead = (folder: string, { at, seq, head, restored }: NotedHead): void => {
  try {
    appendFileSync(paths(folder).heads, `${JSON.stringify({ at, seq, head, ...(restored ? { restored } : {}) })}\n`, { mode: 0o600 });
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

const notedLines = (folder: string) => (readIfPresent(paths(folder).heads) ?? '').split('\n').flatMap((line) => parsed(lineSchema, line));

const manifests = (folder: string): readonly { readonly at?: string | undefined; readonly head: AuditHead }[] => {
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
 * Every head kept outside of the register that its chain must still hold: those noted beside it and those of its backups, less
 * what a later restore has overtaken. Lines that cannot be read are passed over: the file is a witness, not a key.
 */
export const knownHeads = (folder: string): readonly AuditHead[] => {
  const lines = notedLines(folder);
  const restores = lines.flatMap((line, index) => (line.restored ? [{ ...line, index }] : []));
  const noted = lines.filter((line, index) => !restores.some((restore) => restore.index > index && restore.seq < line.seq));
  const copies = manifests(folder).filter(
    // A copy that does not say when it was made is taken for as old as the oldest; one of the same instant is what was left.
    ({ at = '', head }) => !restores.some((restore) => restore.at >= at && restore.seq < head.seq),
  );
  return [...noted, ...copies.map((copy) => copy.head)].map(({ seq, head }) => ({ seq, head }));
};

/** The last line noted: where the chain of a locked register ended, or that it was restored and nobody has unlocked it since. */
export const lastNoted = (folder: string): NotedHead | null => {
  const last = notedLines(folder).at(-1);
  return last ? { at: last.at, seq: last.seq, head: last.head, ...(last.restored ? { restored: true } : {}) } : null;
};
