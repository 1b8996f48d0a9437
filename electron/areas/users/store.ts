import type { Id } from '../../base/ids.ts';
import type { User } from '../../register/user.ts';
import type { Db } from '../../register/database.ts';

const columns = 'id, name, signature, role';

export const insertUser = (db: Db, user: User): void => {
  db.run('insert into users (id, name, signature, role) values (:id, :name, :signature, :role)', {
    id: user.id,
    name: user.name,
    signature: user.signature,
    role: user.role,
  });
};

export const userById = (db: Db, id: Id): User | undefined =>
  db.get<User>(`select ${columns} from users where id = :id and disabled_at is null`, { id });

/** Anyone who unlocks with the recovery code acts as the first coordinator. */
export const firstCoordinator = (db: Db): User | undefined =>
  db.get<User>(`select ${columns} from users where role = 'coordinator' and disabled_at is null order by rowid limit 1`);

export const allUsers = (db: Db): User[] => db.all<User>(`select ${columns} from users where disabled_at is null order by name`);

export type AnyUser = User & { readonly disabledAt: string | null };

/** Including disabled users. */
export const everyUser = (db: Db): AnyUser[] =>
  db.all<AnyUser>(`select ${columns}, disabled_at as disabledAt from users order by disabled_at is not null, name`);

export const setRole = (db: Db, id: Id, role: User['role']): void => {
  db.run('update users set role = :role where id = :id', { id, role });
};

/** `null`: enabled. */
export const setDisabled = (db: Db, id: Id, at: string | null): void => {
  db.run('update users set disabled_at = :at where id = :id', { id, at });
};

export const renameUser = (db: Db, id: Id, name: string): void => {
  db.run('update users set name = :name where id = :id', { id, name });
};

/** Names that people had before, without those weeded out of the log. */
export const formerNames = (db: Db): readonly { readonly id: Id; readonly name: string }[] =>
  db
    .all<{ id: Id; name: string | null }>(
      `select e.user_id as id, json_extract(p.payload, '$.before') as name
         from audit_entries e join audit_payloads p on p.seq = e.seq where e.kind = 'users.renamed'`,
    )
    .flatMap(({ id, name }) => (name === null ? [] : [{ id, name }]));

/** When the register was last given a new key; null if it still has its first. */
export const rekeyedAt = (db: Db): string | null =>
  db.get<{ at: string }>(`select at from audit_entries where kind = 'users.rekeyed' order by seq desc limit 1`)?.at ?? null;
