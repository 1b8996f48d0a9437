import { Refusal } from '../../base/result.ts';
import { requireFields } from '../../base/fields.ts';
import { shortHead } from '../../register/log/audit-chain.ts';
import { isBackupName, listBackups, type FoundBackup } from '../../register/backups/backup-files.ts';
import type { ActContext, Handlers } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import { fact } from '../../register/facts.ts';
import { paths } from '../../register/folder/files.ts';
import { checkedAt } from '../audit/store.ts';
import { readSettings } from '../settings/store.ts';
import type { Session } from '../users/unlock/session.ts';
import type { About, backupsContract, Listed } from './contract.ts';
import { checkJob, heldIn, makeJob, type MakeInput } from './jobs.ts';
import { restoreHandlers } from './restore.ts';
import { isDailyDue, remindDaysProblem, type Place } from './rules.ts';
import { isSameDisk, placeName, preparePlace, reachablePlace } from './second-place.ts';
import { checksOf, readState, setRemindDays, setSecond } from './store.ts';
import { aboutOf } from './descriptions.ts';
import { inTurn } from './turns.ts';

/** Refuses `backup-place-missing` when the stick is not plugged in. */
const folderOf = ({ db, folder }: ActContext, place: Place): string => {
  if (place === 'own') return paths(folder).backups;
  const there = reachablePlace(readState(db));
  if (there === null) throw new Refusal('backup-place-missing');
  return there;
};

const make = (context: ActContext, jobId: string, place: Place, kind: MakeInput['kind']): Promise<{ name: string }> =>
  inTurn(context, async () => {
    if (context.keyring.settle()) context.changed('users');
    const input = { registerFolder: context.folder, place, folder: folderOf(context, place), kind };
    const made = await context.jobs.run(makeJob, jobId, input);
    context.changed('backups');
    return made;
  });

const listed = (db: Db, place: Place, found: readonly FoundBackup[]): readonly Listed[] => {
  const registerId = fact(db, 'registerId');
  const checks = checksOf(db, place);
  return found.flatMap((one): readonly Listed[] => {
    const check = checks.get(one.name);
    if (one.state !== 'whole') return [{ place, name: one.name, state: one.state, about: null, head: null, checkedAt: check?.at ?? null }];
    if (one.manifest.registerId !== registerId) return [];
    const about: About = aboutOf(one.manifest);
    const state = check?.isSound === false ? 'damaged' : 'sound';
    return [{ place, name: one.name, state, about, head: shortHead(one.manifest.head), checkedAt: check?.at ?? about.at }];
  });
};

const isDue = ({ db, now }: ActContext, place: Place, folder: string): boolean =>
  isDailyDue(heldIn(db, { place, folder }), checkedAt(db).madeAt, now());

/** A problem with the second place is returned, not thrown: the day's own copy is still good. */
const dailySecond = async (context: ActContext, jobId: string): Promise<string> => {
  const state = readState(context.db);
  if (state.folder === null) return 'none';
  const folder = reachablePlace(state);
  if (folder === null) return 'missing';
  if (!isDue(context, 'second', folder)) return 'not-due';
  try {
    await make(context, jobId, 'second', 'daily');
    return 'made';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.failure.code;
  }
};

const titles = {
  sv: 'Välj var säkerhetskopior ska ligga också',
  en: 'Choose where backups are kept as well',
} as const;

export const backupsHandlers: Handlers<typeof backupsContract, Session> = {
  list: async (_, { db, folder }) => {
    const state = readState(db);
    const there = reachablePlace(state);
    const own = listed(db, 'own', listBackups(paths(folder).backups));
    const second = there === null ? [] : listed(db, 'second', listBackups(there));
    return {
      backups: [...own, ...second].toSorted((a, b) => (a.name < b.name ? 1 : a.name > b.name ? -1 : 0)),
      second:
        state.folder === null
          ? null
          : {
              name: placeName(state.folder),
              at: state.at,
              isThere: there !== null,
              isSameDisk: there !== null && isSameDisk(there, folder),
            },
      remindDays: state.remindDays,
    };
  },

  make: ({ jobId, place }, context) => make(context, jobId, place, 'manual'),

  daily: async ({ jobId }, context) => {
    const isOwnDue = isDue(context, 'own', paths(context.folder).backups);
    if (isOwnDue) await make(context, jobId, 'own', 'daily');
    return { own: isOwnDue ? 'made' : 'not-due', second: await dailySecond(context, jobId) };
  },

  check: ({ jobId, place, name }, context) =>
    inTurn(context, async () => {
      if (!isBackupName(name)) throw new Refusal('not-found');
      const checked = await context.jobs.run(checkJob, jobId, { place, folder: folderOf(context, place), name });
      context.changed('backups');
      return checked;
    }),

  chooseSecond: async (_, { read, write, ports, folder, changed }) => {
    const title = titles[read(({ db }) => readSettings(db).language)];
    const answer = await ports.ask({ port: 'open-file', file: 'register-folder', title });
    if (answer.kind !== 'folder') return null;
    const chosen = preparePlace(answer.path, folder);
    write(({ db, audit }) => {
      setSecond(db, chosen);
      audit('backups.second-chosen', { placeId: chosen.placeId });
    });
    changed('backups');
    return { name: placeName(chosen.folder) };
  },

  forgetSecond: (_, { db, audit }) => {
    audit('backups.second-forgotten', { placeId: readState(db).placeId });
    setSecond(db, null);
    return {};
  },

  setReminder: ({ remindDays }, { db, audit }) => {
    requireFields({ remindDays: remindDaysProblem(remindDays) });
    audit('backups.reminder-changed', { before: readState(db).remindDays, after: remindDays });
    setRemindDays(db, remindDays);
    return {};
  },

  ...restoreHandlers,
};
