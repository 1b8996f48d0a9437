import type { Id } from '../../base/ids.ts';
import type { DraftShape } from '../../register/area.ts';
import type { Db } from '../../register/database.ts';

export type DraftRow = { readonly value: string; readonly baseVersion: number; readonly savedAt: string };
const columns = 'value, base_version as baseVersion, saved_at as savedAt';

type Mine = { readonly userId: Id; readonly key: string };

export const draftOf = (db: Db, mine: Mine): DraftRow | undefined =>
  db.get(`select ${columns} from drafts where user_id = :userId and key = :key`, mine);

/** Every draft of the user whose key has this prefix. */
export const draftsBelow = (
  db: Db,
  { userId, prefix }: { readonly userId: Id; readonly prefix: string },
): (DraftRow & Pick<Mine, 'key'>)[] =>
  db.all(`select key, ${columns} from drafts where user_id = :userId and substr(key, 1, length(:prefix)) = :prefix order by key`, {
    userId,
    prefix,
  });

export const keepDraft = (db: Db, draft: Mine & { readonly value: string; readonly baseVersion: number; readonly now: string }): void =>
  void db.run(
    `insert into drafts (user_id, key, base_version, value, saved_at) values (:userId, :key, :baseVersion, :value, :now)
     on conflict (user_id, key) do update set base_version = excluded.base_version, value = excluded.value, saved_at = excluded.saved_at`,
    draft,
  );

export const discardDraft = (db: Db, mine: Mine): void => void db.run('delete from drafts where user_id = :userId and key = :key', mine);

/** Whether the key names a record that ended with a fictitious identity. */
export const isAboutEnded = (db: Db, key: string): boolean =>
  db.get("select 1 from cases where closed_reason = 'fictitious' and instr(:key, id) > 0", { key }) !== undefined;

/** The one case a draft belongs to. */
const casesOfCase: DraftShape['cases'] = (db, id) => casesIn(db, 'select id as caseId from cases where id = :id', id);

/** The cases a query returns for an owner; null if none. */
export const casesIn = (db: Db, sql: string, id: Id): readonly Id[] | null => {
  const cases = db.all<{ caseId: Id }>(sql, { id }).map(({ caseId }) => caseId);
  return cases.length > 0 ? cases : null;
};

/** A draft about a case. */
export const aboutCase = (shape: RegExp): DraftShape => ({ shape, cases: casesOfCase });
/** A draft that belongs to nobody. */
export const aboutNobody = (shape: RegExp): DraftShape => ({ shape, cases: () => [] });
