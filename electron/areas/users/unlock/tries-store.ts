import type { Instant } from '../../../base/dates.ts';
import type { Db } from '../../../register/database.ts';

type Tries = { readonly failures: number; readonly lastAt: Instant };

/** Wrong tries of one secret since the last right one. */
export const triesOf = (db: Db, secret: string): Tries | undefined =>
  db.get<Tries>('select failures, last_at as lastAt from secret_tries where secret = :secret', { secret });

export const noteTry = (db: Db, secret: string, at: Instant): void => {
  db.run(
    `insert into secret_tries (secret, failures, last_at) values (:secret, 1, :at)
       on conflict (secret) do update set failures = failures + 1, last_at = excluded.last_at`,
    { secret, at },
  );
};

export const clearTries = (db: Db, secret: string): void => {
  db.run('delete from secret_tries where secret = :secret', { secret });
};
