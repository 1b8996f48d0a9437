import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupKind } from '../../base/backup-kinds.ts';
import { Refusal } from '../../base/result.ts';
import { backupPaths, listBackups, readBackup, removeBackup, type WholeBackup } from '../../register/backups/backup-files.ts';
import { hashFile, makeBackup, readCopy, withCopy } from '../../register/backups/backups.ts';
import type { Db } from '../../register/database.ts';
import { fact } from '../../register/facts.ts';
import { writingContext } from '../../register/job-context.ts';
import type { Job, JobContext } from '../../register/jobs.ts';
import { prunable, type Held, type Place } from './rules.ts';
import { checksOf, dropCheck, setCheck, setSecondAt } from './store.ts';

/** The folder of a place, and which of the two it is. */
type Where = { readonly place: Place; readonly folder: string };

/** Copies of this register in a place; other registers' copies may be next to them on a USB stick, and are not ours. */
export const heldIn = (db: Db, { place, folder }: Where): readonly (Held & { readonly backup: WholeBackup })[] => {
  const registerId = fact(db, 'registerId');
  const checks = checksOf(db, place);
  return listBackups(folder).flatMap((backup) =>
    backup.state === 'whole' && backup.manifest.registerId === registerId
      ? [
          {
            name: backup.name,
            kind: backup.manifest.kind,
            at: backup.manifest.at,
            isSound: checks.get(backup.name)?.isSound ?? true,
            backup,
          },
        ]
      : [],
  );
};

/** Deletes expired copies. Those that cannot be removed are tried again next time. */
const prune = ({ db, now }: JobContext, where: Where): readonly string[] =>
  prunable(heldIn(db, where), now).flatMap((one) => {
    try {
      removeBackup(one.backup);
      return [one.name];
    } catch {
      return [];
    }
  });

export type MakeInput = Where & { readonly registerFolder: string; readonly kind: BackupKind };

/** Writes and reads back one copy, deletes old ones, and logs both. */
export const makeJob: Job<MakeInput, { readonly name: string }> = {
  name: 'backups.make',
  run: ({ registerFolder, place, folder, kind }, job) => {
    const { db, now, progress, cancelled } = job;
    const into = place === 'own' ? {} : { into: folder };
    const { name, manifest } = makeBackup(db, registerFolder, { kind, now, ...into, progress, cancelled });
    const pruned = prune(job, { place, folder });
    db.transaction(() => {
      for (const gone of pruned) dropCheck(db, place, gone);
      if (place === 'second') setSecondAt(db, now);
      const { head, counts, size } = manifest;
      writingContext(job).audit('backups.made', { place, name, kind, seq: head.seq, head: head.head, cases: counts.cases, size, pruned });
    });
    return { name };
  },
};

type Finding = 'unreadable' | 'hash' | 'contents';

/** Whether there is a regular file there, not a folder, a link or a pipe. */
const isReadable = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false })?.isFile() === true;

const problemOf = ({ db, progress, cancelled }: JobContext, backup: WholeBackup): Finding | null => {
  const file = backupPaths(backup.home).database;
  const { manifest } = backup;
  if (!isReadable(file)) return 'unreadable';
  if (hashFile(file, { progress, cancelled }).sha256 !== manifest.sha256) return 'hash';
  try {
    const { head, counts } = withCopy(db, file, () => readCopy(db, 'copy'));
    const isSame = head.head === manifest.head.head && counts.cases === manifest.counts.cases && counts.entries === manifest.counts.entries;
    return isSame ? null : 'contents';
  } catch (error) {
    if (error instanceof Refusal && error.failure.code === 'backup-damaged')
      // A copy from before a new key does not open under this one: all we can tell is that its bytes are those read back then.
      return manifest.generation === fact(db, 'generation') ? 'contents' : null;
    throw error;
  }
};

/** Reads one copy through: every byte against its hash, every page against the key, head and counts against its description. */
export const checkJob: Job<Where & { readonly name: string }, { readonly isSound: boolean }> = {
  name: 'backups.check',
  run: ({ place, folder, name }, job) => {
    const { db, now } = job;
    const found = readBackup(join(folder, name));
    if (found === null) throw new Refusal('not-found');
    if (found.state === 'newer') throw new Refusal('register-newer');
    const problem = found.state === 'unreadable' ? 'unreadable' : problemOf(job, found);
    const isSound = problem === null;
    db.transaction(() => {
      setCheck(db, place, { name, at: now, isSound });
      writingContext(job).audit('backups.checked', { place, name, problem });
    });
    return { isSound };
  },
};
