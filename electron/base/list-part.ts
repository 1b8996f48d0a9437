import { z } from 'zod';

/** Asks for a part of a list, from a place in it. */
export const partOfList = {
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
};
export type Part = { readonly offset: number; readonly limit: number };

/** A part of what was asked for with one more than the limit, and whether there is more. */
export const cutTo = <T>(rows: readonly T[], limit: number): { readonly rows: T[]; readonly more: boolean } => ({
  rows: rows.slice(0, limit),
  more: rows.length > limit,
});
