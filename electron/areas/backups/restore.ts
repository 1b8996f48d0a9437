import { join } from 'node:path';
import { decidingRoles } from '../../base/permissions.ts';
import { newId, type Id } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import type { ApplicationLock } from '../../register/folder/application-lock.ts';
import { appendAudit, auditHead, shortHead } from '../../register/log/audit-chain.ts';
import { isBackupName, listBackups, readBackup, type FoundBackup, type WholeBackup } from '../../register/backups/backup-files.ts';
import { makeBackup } from '../../register/backups/backups.ts';
import type { Handlers } from '../../register/context.ts';
import { openDatabase, sqliteCode } from '../../register/database.ts';
import { isIntact, openEnvelope, type Envelope, type Opened } from '../../register/keys/envelope.ts';
import { generationPaths, paths, privateFolder } from '../../register/folder/files.ts';
import { rememberedGeneration, rememberGeneration } from '../../register/generations/generation-memory.ts';
import { lastNoted } from '../../register/log/heads.ts';
import { readRegister } from '../../register/folder/inspect.ts';
import { wipe } from '../../register/keys/keys.ts';
import { livingRegister, supersededBy } from '../../register/generations/living-register.ts';
import { holdLock } from '../../register/register.ts';
import {
  abandonRestore,
  markLeft,
  prepareRestore,
  requireOwn,
  switchTo,
  type Prepared,
  type RestoreRequest,
} from '../../register/backups/restore.ts';
import { requireCountersignature } from '../users/signatures/countersignature.ts';
import { openingOf, type By, type Opening } from '../users/unlock/typed-secret.ts';
import type { OpenSession, Session } from '../users/unlock/session.ts';
import { countersigners } from '../users/rules.ts';
import { signaturesIn } from '../users/unlock/status.ts';
import { allUsers } from '../users/store.ts';
import { countTry, type TryContext } from '../users/unlock/tries.ts';
import { noteWrongTry, requireTurn } from '../users/unlock/wait.ts';
import { restoreGuard } from './closings.ts';
import type { backupsContract, Preview, Restorable, Source } from './contract.ts';
import { reachablePlace } from './second-place.ts';
import { countCases, readState } from './store.ts';
import { aboutOf } from './descriptions.ts';
import { inTurn } from './turns.ts';

/**
 * Folders that a person chose in this session; the window knows them by these handles alone. A call may have a copy of the session, so the
 * map is shared.
 */
const chosen = new WeakMap<Session['waiting'], Map<Id, string>>();

/** With an open register, only deciders may; before that, anyone who is a decider in the copy (closings.ts). */
const requireMay = (session: Session): void => {
  const opened = session.opened();
  if (opened && !decidingRoles.includes(opened.user.role)) throw new Refusal('forbidden');
};

/** The open register's folder: a demo register is in a different folder from the chosen one. */
const folderOf = (session: Session): string => session.opened()?.register.folder ?? session.folder();

const homeOf = (session: Session, source: Source): string | undefined => {
  if (source.from === 'chosen') return chosen.get(session.waiting)?.get(source.handle);
  if (!isBackupName(source.name)) return undefined;
  if (source.from === 'own') return join(paths(folderOf(session)).backups, source.name);
  const opened = session.opened();
  const place = opened && reachablePlace(readState(opened.register.db));
  return place ? join(place, source.name) : undefined;
};

/** Refuses `backup-place-missing`, `backup-damaged`, `register-newer`, `register-not-trial`, `backup-foreign`. */
const requireBackup = (session: Session, source: Source): WholeBackup => {
  const home = homeOf(session, source);
  const found = home === undefined ? null : readBackup(home);
  if (home === undefined || found === null) throw new Refusal('backup-place-missing');
  if (found.state === 'newer') throw new Refusal('register-newer');
  if (found.state === 'unreadable') throw new Refusal('backup-damaged');
  if (session.runtime === 'stand-in' && !found.manifest.trial) throw new Refusal('register-not-trial');
  requireOwn(folderOf(session), found);
  return found;
};

const restorable = (found: readonly FoundBackup[], source: (one: WholeBackup) => Source): Restorable[] =>
  found.flatMap((one) => (one.state === 'whole' ? [{ source: source(one), about: aboutOf(one.manifest) }] : []));

/** A backup itself, a place on a stick, a register's folder, or its backups. */
const backupsBelow = (path: string): readonly FoundBackup[] => {
  const itself = readBackup(path);
  if (itself) return [itself];
  return [path, join(path, 'utvag-backups'), join(path, 'backups')].flatMap(listBackups).toSorted((a, b) => (a.name < b.name ? 1 : -1));
};

const liveOf = (session: Session): Preview['live'] => {
  const opened = session.opened();
  if (opened) {
    const { db } = opened.register;
    const head = auditHead(db);
    const cases = countCases(db);
    return { state: 'open', entries: head.seq, cases, at: session.now(), head: shortHead(head) };
  }
  const found = readRegister(folderOf(session));
  const noted = lastNoted(folderOf(session));
  return {
    state: found.state === 'present' ? 'locked' : found.state === 'missing' ? 'missing' : 'damaged',
    entries: noted?.seq ?? null,
    cases: null,
    at: noted?.at ?? null,
    head: noted && shortHead(noted),
  };
};

type Restoring = Omit<RestoreRequest, 'left' | 'newest' | 'live'>;

/** The newest known generation, so that the restored one comes after it. */
const newestOf = ({ generationMemory }: Session, registerId: Id, marked: string | null): string | null => {
  const remembered = rememberedGeneration(generationMemory, registerId);
  return (
    [remembered, marked]
      .filter((one) => one !== null)
      .toSorted()
      .at(-1) ?? null
  );
};

/** Another program may have got in between: then everything prepared is removed. */
const holdLockFor = (folder: string, prepared: Prepared): ApplicationLock => {
  try {
    return holdLock(folder);
  } catch (error) {
    abandonRestore(folder, prepared);
    throw error;
  }
};

/** The open register is backed up and stays in use until all of the new one is on disk; then it is closed, and the pointer follows. */
const fromOpen = async (session: Session, { register, user }: OpenSession, restoring: Restoring): Promise<{ copied: boolean }> => {
  const { folder, now } = restoring;
  const { name, manifest } = await inTurn(register, () => {
    if (register.held !== 'read-only') register.keyring.settle();
    return makeBackup(register.db, folder, { kind: 'before-restore', now });
  });
  const { head, counts, size, kind } = manifest;
  const payload = { place: 'own', name, kind, seq: head.seq, head: head.head, cases: counts.cases, size, pruned: [] };
  register.db.transaction(() => appendAudit(register.db, { at: now, userId: user.id, kind: 'backups.made', caseId: null, payload }));
  const left = { seq: auditHead(register.db).seq, generation: register.pointer.generation };
  const newest = newestOf(session, register.pointer.registerId, supersededBy(register.db));
  const key = register.copyKey();
  try {
    const prepared = await prepareRestore({ ...restoring, left, newest, live: { file: register.databaseFile, key } });
    if (session.opened()?.register !== register) {
      abandonRestore(folder, prepared);
      throw new Refusal('locked');
    }
    session.close();
    try {
      const lock = holdLockFor(folder, prepared);
      try {
        switchTo(folder, prepared, now);
        rememberGeneration(session.generationMemory, prepared.pointer.registerId, prepared.pointer.generation);
        markLeft(folder, register.pointer.generation, key, prepared);
      } finally {
        lock.release();
      }
    } finally {
      session.lock();
    }
  } finally {
    wipe(key);
  }
  return { copied: true };
};

/** The key of a locked register, if the typed secret opens it too. */
const liveKey = async (envelope: Envelope, { secret, slots }: Opening): Promise<Buffer | null> => {
  const opened = await openEnvelope(envelope, slots(envelope), secret).catch(() => 'wrong' as const);
  return opened === 'wrong' ? null : opened.key;
};

/** Whether the register being replaced could be copied. Damage, or a different secret, does not prevent the restore: it stays on disk. */
const copyLocked = (folder: string, now: string, generation: string, key: Uint8Array): boolean => {
  try {
    const db = openDatabase(generationPaths(folder, generation).database, key, { readonly: true });
    try {
      makeBackup(db, folder, { kind: 'before-restore', now });
      return true;
    } finally {
      db.close();
    }
  } catch (error) {
    const code = sqliteCode(error) ?? (error instanceof Refusal ? error.failure.code : '');
    if (code === 'backup-damaged' || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_CANTOPEN')
      return false;
    throw error;
  }
};

const fromLocked = async (session: Session, opening: Opening, restoring: Restoring): Promise<{ copied: boolean }> => {
  const { folder, now } = restoring;
  privateFolder(folder);
  const lock = holdLock(folder);
  const found = livingRegister(folder, session.generationMemory);
  const generation = found.state === 'present' ? found.pointer.generation : null;
  const key = found.state === 'present' ? await liveKey(found.envelope, opening).catch(() => null) : null;
  try {
    const copied = generation !== null && key !== null && copyLocked(folder, now, generation, key);
    const left = { seq: lastNoted(folder)?.seq ?? null, generation };
    const newest = newestOf(session, restoring.backup.manifest.registerId, null);
    const live = copied ? { file: generationPaths(folder, generation).database, key } : null;
    const prepared = await prepareRestore({ ...restoring, left, newest, live });
    if (session.opened()) {
      abandonRestore(folder, prepared);
      throw new Refusal('register-exists');
    }
    switchTo(folder, prepared, now);
    rememberGeneration(session.generationMemory, prepared.pointer.registerId, prepared.pointer.generation);
    if (generation !== null && key !== null) markLeft(folder, generation, key, prepared);
    return { copied };
  } finally {
    if (key !== null) wipe(key);
    lock.release();
  }
};

/** Open and sound: a damaged one may not know who is who, and is restored as from the lock screen. */
const proving = (session: Session): OpenSession | null => {
  const opened = session.opened();
  return opened && opened.register.held !== 'read-only' ? opened : null;
};

const tryContext = (session: Session, { register, user }: OpenSession): TryContext => ({
  db: register.db,
  keyring: register.keyring,
  now: session.now,
  write: (work) => {
    register.requireOwnFiles();
    const at = session.now();
    register.db.transaction(() =>
      work({
        now: at,
        audit: (kind, payload, caseId) => appendAudit(register.db, { at, userId: user.id, kind, caseId: caseId ?? null, payload }),
      }),
    );
  },
});

/** At an open window another decider signs, if there is one. The acting user has already given her own passphrase. */
const signedBy = async (session: Session, opened: OpenSession): Promise<string | null> => {
  const { register, user, demo } = opened;
  if (countersigners(allUsers(register.db), user.id, null).length === 0) return null;
  const { signature = null } = session;
  return requireCountersignature({ ...tryContext(session, opened), user, signature, isDemo: demo }, null);
};

/**
 * Tries the typed secret against the copy's own envelope. A wrong one makes the next try wait: counted in the open register, else as at the
 * lock.
 */
const openCopy = async (session: Session, { envelope }: WholeBackup, { secret, slots }: Opening, how: By): Promise<Opened> => {
  const open = async (): Promise<Opened | 'wrong'> => {
    const opened = await openEnvelope(envelope, slots(envelope), secret).catch(() => {
      throw new Refusal('backup-damaged');
    });
    if (opened === 'wrong' && !isIntact(envelope)) throw new Refusal('backup-damaged');
    return opened;
  };
  const live = proving(session);
  let opened: Opened | 'wrong' = 'wrong';
  if (live === null) opened = await open();
  else
    await countTry(tryContext(session, live), 'backup', { kind: 'backups.restore-refused', payload: { how } }, async () => {
      opened = await open();
      return opened !== 'wrong';
    });
  if (opened === 'wrong') throw new Refusal('wrong-passphrase');
  return opened;
};

type RestoreHandlers = Pick<Handlers<typeof backupsContract, Session>, 'found' | 'chooseSource' | 'preview' | 'restore'>;

/** Restoring a register, with one open and before any is open. */
export const restoreHandlers: RestoreHandlers = {
  found: (_, session) => {
    const folder = folderOf(session);
    const noted = lastNoted(folder);
    const living = readRegister(folder);
    // If it was interrupted before the pointer moved, it was not restored.
    const isRestored = noted?.restored && living.state === 'present' && living.pointer.generation === noted.generation;
    return {
      backups: restorable(listBackups(paths(folder).backups), ({ name }) => ({ from: 'own', name })),
      restoredAt: isRestored && !session.opened() ? noted.at : null,
    };
  },

  chooseSource: async (_, session) => {
    requireMay(session);
    const answer = await session.ports.ask({ port: 'open-file', file: 'register-folder', title: '' });
    if (answer.kind !== 'folder') return null;
    const found = backupsBelow(answer.path);
    const only = found.length === 1 ? found[0] : undefined;
    if (only?.state === 'unreadable') throw new Refusal('backup-damaged');
    if (only?.state === 'newer') throw new Refusal('register-newer');
    const handles = new Map<Id, string>();
    const backups = restorable(found, ({ home }) => {
      const handle = newId();
      handles.set(handle, home);
      return { from: 'chosen', handle };
    });
    if (backups.length === 0) throw new Refusal('backup-none');
    chosen.set(session.waiting, handles);
    return backups;
  },

  preview: (input, session) => {
    requireMay(session);
    const { manifest, envelope } = requireBackup(session, input.source);
    return {
      about: aboutOf(manifest),
      head: shortHead(manifest.head),
      signatures: signaturesIn(envelope.slots),
      live: liveOf(session),
    };
  },

  restore: ({ source, how, signature }, session, [typed = new Uint8Array()]) =>
    session.inTurn(async () => {
      const folder = folderOf(session);
      const now = session.now();
      let opening: Opening | null = null;
      let key: Buffer | null = null;
      try {
        requireMay(session);
        const proved = proving(session);
        // A copy next to a locked register must not allow guessing its passphrase without waiting.
        if (!proved) requireTurn(session);
        const backup = requireBackup(session, source);
        opening = openingOf(how, signature, typed);
        const by = { user: proved?.user.id ?? null, signed: proved && (await signedBy(session, proved)) };
        const opened = await openCopy(session, backup, opening, how);
        ({ key } = opened);
        const restoring = { folder, backup, key, now, slot: opened.slot, migrations: session.migrations, guard: restoreGuard, by };
        const live = session.opened();
        if (proved && live !== proved) throw new Refusal('locked');
        return await (live ? fromOpen(session, live, restoring) : fromLocked(session, opening, restoring));
      } catch (error) {
        if (!proving(session)) noteWrongTry(session, error, how, 'backups.restore-refused');
        throw error;
      } finally {
        wipe(typed, ...(opening ? [opening.secret] : []), ...(key ? [key] : []));
      }
    }),
};
