import { Refusal } from '../../base/result.ts';
import type { Handlers, OpenContext } from '../../register/context.ts';
import type { draftsContract } from './contract.ts';
import { ownerOf } from './rules.ts';
import { casesOfOwner } from './store.ts';

type Row = { value: string; baseVersion: number; savedAt: string };
type Opened = Pick<OpenContext, 'db' | 'grants'>;
const columns = 'value, base_version as baseVersion, saved_at as savedAt';

/** Why a draft may not be touched: what is written about a case is as secret as the case. */
const obstacle = ({ db, grants }: Opened, key: string): 'invalid' | 'not-found' | 'no-grant' | null => {
  const owner = ownerOf(key);
  if (!owner) return 'invalid';
  const cases = casesOfOwner(db, owner);
  if (!cases) return 'not-found';
  return cases.every((caseId) => grants.has(caseId)) ? null : 'no-grant';
};

const requireOpened = (context: Opened, key: string): void => {
  const code = obstacle(context, key);
  if (code) throw new Refusal(code);
};

export const draftsHandlers: Handlers<typeof draftsContract> = {
  get: ({ key }, context) => {
    requireOpened(context, key);
    const { db, user } = context;
    return db.get<Row>(`select ${columns} from drafts where user_id = :userId and key = :key`, { userId: user.id, key }) ?? null;
  },
  list: ({ prefix }, context) =>
    context.db
      .all<Row & { key: string }>(
        `select key, ${columns} from drafts where user_id = :userId and substr(key, 1, length(:prefix)) = :prefix order by key`,
        { userId: context.user.id, prefix },
      )
      .filter(({ key }) => obstacle(context, key) === null),
  put: ({ key, value, baseVersion }, context) => {
    requireOpened(context, key);
    const { db, user, now } = context;
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
  discard: ({ key }, context) => {
    // What belonged to a record that is gone may be given up; nobody's grant guards it any more.
    const code = obstacle(context, key);
    if (code !== null && code !== 'not-found') throw new Refusal(code);
    context.db.run('delete from drafts where user_id = :userId and key = :key', { userId: context.user.id, key });
    return {};
  },
};
