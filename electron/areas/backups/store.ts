import type { Instant } from '../../base/dates.ts';
import type { Db } from '../../register/database.ts';
import type { Place } from './rules.ts';

export type BackupState = {
  /** A path: never for the window. */
  readonly folder: string | null;
  readonly placeId: string | null;
  readonly at: Instant | null;
  readonly remindDays: number;
};

export const readState = (db: Db): BackupState =>
  db.get<BackupState>(
    'select second_folder as folder, second_place as placeId, second_at as at, remind_days as remindDays from backup_state',
  ) ?? { folder: null, placeId: null, at: null, remindDays: 0 };

/** Null: there is no second place any longer. */
export const setSecond = (db: Db, second: { readonly folder: string; readonly placeId: string } | null): void => {
  db.run('delete from backup_checks where place = :place', { place: 'second' });
  db.run('update backup_state set second_folder = :folder, second_place = :placeId, second_at = null', {
    folder: second?.folder ?? null,
    placeId: second?.placeId ?? null,
  });
};

export const setSecondAt = (db: Db, at: Instant): void => {
  db.run('update backup_state set second_at = :at', { at });
};

export const setRemindDays = (db: Db, remindDays: number): void => {
  db.run('update backup_state set remind_days = :remindDays', { remindDays });
};

type Check = { readonly name: string; readonly at: Instant; readonly isSound: boolean };

/** The result for each copy in a place when it was last read through, by name. */
export const checksOf = (db: Db, place: Place): ReadonlyMap<string, Check> =>
  new Map(
    db
      .all<{ name: string; at: Instant; sound: number }>('select name, at, sound from backup_checks where place = :place', { place })
      .map(({ name, at, sound }) => [name, { name, at, isSound: sound === 1 }]),
  );

export const setCheck = (db: Db, place: Place, { name, at, isSound }: Check): void => {
  db.run(
    `insert into backup_checks (place, name, at, sound) values (:place, :name, :at, :sound)
       on conflict (place, name) do update set at = excluded.at, sound = excluded.sound`,
    { place, name, at, sound: Number(isSound) },
  );
};

export const dropCheck = (db: Db, place: Place, name: string): void => {
  db.run('delete from backup_checks where place = :place and name = :name', { place, name });
};

/** How many cases there are. */
export const countCases = (db: Db): number => db.get<{ n: number }>('select count(*) as n from cases')?.n ?? 0;
