import type { Db } from '../database.ts';
import type { SlotOwner } from './envelope.ts';

/** What the log says about slots: one entry for each change of who can open. */
export type SlotEvent = {
  readonly kind: string;
  /** Who acted. */
  readonly userId: string | null;
  /** `id` from the payload; null if there was none or it was erased. */
  readonly about: string | null;
};

/** Owners by user, `null` for the recovery code. */
type Owners = readonly (string | null)[];

/**
 * Whose the slots are, in the order in which slots were added. Null: the log cannot tell, because part of it is lost or because it was made
 * from a damaged register.
 */
export const ownersAfter = (events: readonly SlotEvent[]): Owners | null => {
  let owners: Owners = [];
  for (const { kind, userId, about } of events) {
    if (kind === 'users.register-created' && userId !== null && owners.length === 0) owners = [userId, null];
    else if ((kind === 'users.added' || kind === 'users.enabled') && about !== null) owners = [...owners, about];
    else if (kind === 'users.disabled' && about !== null) owners = owners.filter((owner) => owner !== about);
    else if (kind === 'users.passphrase-changed' && userId !== null) owners = [...owners.filter((owner) => owner !== userId), userId];
    else if (kind === 'users.recovery-code-changed') owners = [...owners.filter((owner) => owner !== null), null];
    else return null;
  }
  return owners;
};

/**
 * The owners of a register's slots from before it stored them, read from the log inside the register, not from the plain file next to it.
 * Null if the log cannot tell.
 */
export const slotOwners = (db: Db): readonly SlotOwner[] | null => {
  const has = (table: string): boolean =>
    db.get(`select 1 from sqlite_schema where type = 'table' and name = :table`, { table }) !== undefined;
  if (!has('users') || !has('audit_payloads')) return null;
  const events = db.all<SlotEvent>(
    `select e.kind, e.user_id as userId, json_extract(p.payload, '$.id') as about
       from audit_entries e left join audit_payloads p on p.seq = e.seq
      where e.kind in ('users.register-created', 'users.added', 'users.enabled', 'users.disabled', 'users.passphrase-changed',
                       'users.recovery-code-changed', 'users.salvaged') order by e.seq`,
  );
  const owners = ownersAfter(events);
  if (owners === null) return null;
  const signatures = new Map(
    db.all<{ id: string; signature: string }>('select id, signature from users').map(({ id, signature }) => [id, signature]),
  );
  const known = owners.flatMap((userId): SlotOwner[] => {
    if (userId === null) return [{ kind: 'recovery' }];
    const signature = signatures.get(userId);
    return signature === undefined ? [] : [{ kind: 'user', userId, signature }];
  });
  return known.length === owners.length ? known : null;
};
