import { existsSync, renameSync, rmSync } from 'node:fs';
import { z } from 'zod';
import type { Instant } from '../../base/dates.ts';
import { appendLine, paths, readIfPresent } from '../folder/files.ts';

const eventSchema = z.strictObject({
  at: z.string(),
  kind: z.string().max(60),
  payload: z.record(z.string().max(40), z.union([z.string().max(80), z.number(), z.boolean()])),
});
export type WhileLockedEvent = z.infer<typeof eventSchema>;

/** A secret that did not fit, when unlocking or when opening a copy. */
const wrongTryKinds = ['users.unlock-failed', 'backups.restore-refused'] as const;
export type WrongTryKind = (typeof wrongTryKinds)[number];

export const wrongTries = (events: readonly WhileLockedEvent[]): readonly WhileLockedEvent[] =>
  events.filter(({ kind }) => (wrongTryKinds as readonly string[]).includes(kind));

/** Notes what happened while nobody had the register open. Never a name, a passphrase or anything that was typed. */
export const noteWhileLocked = (folder: string, at: Instant, kind: string, payload: WhileLockedEvent['payload'] = {}): void => {
  if (!existsSync(paths(folder).pointer)) return;
  appendLine(paths(folder).whileLocked, JSON.stringify({ at, kind, payload }));
};

const parse = (line: string): WhileLockedEvent | null => {
  try {
    return eventSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
};

/**
 * The events noted so far. The file is set aside first and removed by `done` once they are in the chain: a crash in between enters them
 * twice rather than never. An unreadable line becomes an entry saying so.
 */
export const takeWhileLocked = (folder: string): { readonly events: readonly WhileLockedEvent[]; readonly done: () => void } => {
  const file = paths(folder).whileLocked;
  const aside = `${file}.entering`;
  if (!existsSync(aside) && existsSync(file)) renameSync(file, aside);
  const lines = (readIfPresent(aside) ?? '').split('\n').filter((line) => line !== '');
  const events = lines.map((line) => parse(line) ?? { at: '', kind: 'audit.unreadable-line', payload: {} });
  return { events, done: () => rmSync(aside, { force: true }) };
};

/** What has been noted since the last unlock, in order; unreadable lines are skipped. */
export const notedWhileLocked = (folder: string): readonly WhileLockedEvent[] =>
  (readIfPresent(paths(folder).whileLocked) ?? '').split('\n').flatMap((line) => parse(line) ?? []);
