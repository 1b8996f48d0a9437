import { lstatSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { backupKinds, type BackupKind } from '../../base/backup-kinds.ts';
import type { Instant } from '../../base/dates.ts';
import { envelopeSchema, type Envelope } from '../keys/envelope.ts';
import { isTemporary, readIfPresent } from '../folder/files.ts';

/**
 * A backup is a folder named after when and why it was made:
 *
 *     2026-05-07T08-00-00-000Z-daily/
 *       register.db the whole register under its own key, written by SQLite itself
 *       envelope.json who could open it at the time
 *       manifest.json describes the backup; written last, once the copy has been read back and verified
 *
 * While it is being made its name ends in `.part`. An interrupted run leaves that folder behind, and the next run removes it.
 */
const formatVersion = 1;

const manifestSchema = z.strictObject({
  format: z.literal('utvag-backup'),
  formatVersion: z.literal(formatVersion),
  registerId: z.uuid(),
  generation: z.string().regex(/^\d{4}$/),
  trial: z.boolean(),
  kind: z.enum(backupKinds),
  at: z.iso.datetime(),
  /** Where the audit chain ended. */
  head: z.strictObject({ seq: z.int().min(0), head: z.string().regex(/^[0-9a-f]{64}$/) }),
  counts: z.strictObject({ cases: z.int().min(0), entries: z.int().min(0) }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Size of register.db in bytes. */
  size: z.int().min(1),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const backupPaths = (home: string) => ({
  home,
  database: join(home, 'register.db'),
  envelope: join(home, 'envelope.json'),
  manifest: join(home, 'manifest.json'),
});

const namePattern = new RegExp(String.raw`^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z-(${backupKinds.join('|')})(-\d+)?$`);
const partPattern = new RegExp(`${namePattern.source.slice(0, -1)}\\.part$`);

export const backupName = (at: Instant, kind: BackupKind): string => `${at.replaceAll(/[:.]/g, '-')}-${kind}`;

export const isBackupName = (name: string): boolean => namePattern.test(name);

export type WholeBackup = { readonly name: string; readonly home: string; readonly manifest: Manifest; readonly envelope: Envelope };
export type FoundBackup =
  | ({ readonly state: 'whole' } & WholeBackup)
  /** Its manifest or envelope cannot be read. */
  | { readonly state: 'unreadable'; readonly name: string; readonly home: string }
  /** Written in a format that this program does not know yet. */
  | { readonly state: 'newer'; readonly name: string; readonly home: string };

const json = (text: string | null): unknown => {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

const textOf = (file: string): string | null => {
  try {
    return readIfPresent(file);
  } catch {
    return null;
  }
};

/** Looks at the path itself: a link is none of these. */
const kindOf = (path: string): 'folder' | 'other' | 'nothing' => {
  try {
    return lstatSync(path).isDirectory() ? 'folder' : 'other';
  } catch {
    return 'nothing';
  }
};

/**
 * What a folder contains, judged from its plain files alone. `null`: it is not a backup and never was one. A link or a file with the name
 * of a backup counts as an unreadable backup; links are never followed.
 */
export const readBackup = (home: string): FoundBackup | null => {
  const files = backupPaths(home);
  const name = basename(home);
  if (isBackupName(name) && kindOf(home) === 'other') return { state: 'unreadable', name, home };
  const raw = json(textOf(files.manifest));
  const told = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  const isOurs = told['format'] === 'utvag-backup';
  if (isOurs && typeof told['formatVersion'] === 'number' && told['formatVersion'] > formatVersion) return { state: 'newer', name, home };
  const manifest = manifestSchema.safeParse(raw);
  const envelope = envelopeSchema.safeParse(json(textOf(files.envelope)));
  if (manifest.success && envelope.success && envelope.data.registerId === manifest.data.registerId)
    return { state: 'whole', name, home, manifest: manifest.data, envelope: envelope.data };
  return isOurs || isBackupName(name) ? { state: 'unreadable', name, home } : null;
};

const namesIn = (place: string): string[] => {
  try {
    return readdirSync(place);
  } catch {
    return [];
  }
};

/** Every backup in a place, newest first; anything that is not a backup is skipped. */
export const listBackups = (place: string): readonly FoundBackup[] =>
  namesIn(place)
    .filter(isBackupName)
    .sort()
    .reverse()
    .flatMap((name) => readBackup(join(place, name)) ?? []);

/** The envelope is deleted last: as long as anything is left, it shows whose backup this was, and the next run can continue. */
export const removeFolder = (home: string): void => {
  const { database, manifest } = backupPaths(home);
  rmSync(database, { force: true });
  rmSync(manifest, { force: true });
  rmSync(home, { recursive: true, force: true });
};

/** Removed from the list with a single rename, so that an interrupted run leaves no half-deleted backup that looks complete. */
export const removeBackup = ({ home }: Pick<WholeBackup, 'home'>): void => {
  const part = `${home}.part`;
  renameSync(home, part);
  removeFolder(part);
};

/** A run interrupted before its envelope was complete has left only a fragment of it. Throws if there is anything else. */
const removeBegun = (home: string): void => {
  const names = readdirSync(home);
  // The second name was used by an earlier version.
  if (names.every((name) => isTemporary(name) || name === 'envelope.json.new'))
    for (const name of names) rmSync(join(home, name), { force: true });
  rmdirSync(home);
};

/**
 * Removes what interrupted runs of this register left behind. Only for the holder of the application lock. A part that belongs to another
 * register, or whose owner is unknown, stays; an empty one belongs to nobody.
 */
export const removeParts = (place: string, registerId: string): void => {
  for (const name of namesIn(place).filter((each) => partPattern.test(each))) {
    const home = join(place, name);
    if (kindOf(home) !== 'folder') continue;
    const envelope = envelopeSchema.safeParse(json(textOf(backupPaths(home).envelope)));
    try {
      if (envelope.success && envelope.data.registerId === registerId) removeFolder(home);
      else removeBegun(home);
    } catch {
      // Not empty, or cannot be removed: it does no harm where it is.
    }
  }
};
