import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Id } from '../../base/ids.ts';
import type { Db } from '../../register/database.ts';
import { draftOf } from '../drafts/store.ts';
import { importFields, type ColumnMapping } from './sheets/column-rules.ts';
import type { CellEdits } from './rules.ts';

/** What a user has done to a sheet: which column is which, what was typed instead, which rows stay out (numbers as in Excel). */
export type Mending = { readonly mapping: ColumnMapping; readonly edits: CellEdits; readonly leftOut: readonly number[] };

const mendingSchema = z.strictObject({
  mapping: z.partialRecord(z.enum(importFields), z.int()),
  edits: z.record(z.string(), z.string()),
  leftOut: z.array(z.int()),
});

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** By the file's contents: the same file chosen again, after a lock or a crash, keeps its corrections. */
export const mendingKey = (hash: string): string => `exchange/${hash}/mending`;

export const readMending = (db: Db, userId: Id, hash: string): Mending | null => {
  const draft = draftOf(db, { userId, key: mendingKey(hash) });
  if (!draft) return null;
  const parsed = mendingSchema.safeParse(JSON.parse(draft.value));
  return parsed.success ? parsed.data : null;
};
