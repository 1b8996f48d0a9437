import { Refusal } from '../../base/result.ts';
import type { Handlers } from '../../register/context.ts';
import type { draftsContract } from './contract.ts';

type Row = { value: string; baseVersion: number; savedAt: string };
const columns = 'value, base_version as baseVersion, saved_at as savedAt';

export const draftsHandlers: Handlers<typeof draftsContract> = {
  get: ({ key }, { db, user }) =>
    db.get<Row>(`select ${columns} from drafts where user_id = :userId and key = :key`, { userId: user.id, key }) ?? null,
  list: ({ prefix }, { db, user }) =>
    db.all<Row & { key: string }>(
      `select key, ${columns} from drafts where user_id = :userId and substr(key, 1, length(:prefix)) = :prefix order by key`,
      {
        userId: user.id,
        prefix,
      },
    ),
  put: ({ key, value, baseVersion }, { db, user, now }) => {
    // A record that ended with a fictitious identity takes no text, not even unsaved.
    if (db.get("select 1 from cases where closed_reason = 'fictitious' and instr(:key, id) > 0", { key }))
      throw new Refusal('record-closed');
    db.run(
      `insert into drafts (user_id, key, base_version, value, saved_at) values (:userId, :key, :baseVersion, :value, :now)
       on conflict (user_id, key) do update set base_version = excluded.base_version, value = excluded.value, saved_at = excluded.saved_at`,
      { userId: user.id, key, baseVersion, value, now },
    );
    return { savedAt: now };
  },
  discard: ({ key }, { db, user }) => {
    db.run('delete from drafts where user_id = :userId and key = :key', { userId: user.id, key });
    return {};
  },
};
