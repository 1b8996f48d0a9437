import type { Db } from './database.ts';

/**
 * What the encrypted file says about itself. If the plain pointer or the plain envelope differs, the file is right. `keptFrom`: what the
 * rows kept in step with the cases were built from; empty: they are rebuilt at the next unlock.
 */
export type FactName = 'registerId' | 'generation' | 'trial' | 'slots' | 'sealedKey' | 'supersededBy' | 'keptFrom';

export const storeFacts = (db: Db, facts: Readonly<Partial<Record<FactName, string>>>): void => {
  for (const [key, value] of Object.entries(facts)) {
    db.run('insert into register_facts (key, value) values (:key, :value) on conflict (key) do update set value = excluded.value', {
      key,
      value,
    });
  }
};

/** `copy`: read from an attached copy. */
export const fact = (db: Db, key: FactName, schema: 'main' | 'copy' = 'main'): string | undefined =>
  db.get<{ value: string }>(`select value from ${schema}.register_facts where key = :key`, { key })?.value;
