import { dateAt, type Instant } from '../base/dates.ts';
import type { Id } from '../base/ids.ts';
import type { AreaFacts } from './area.ts';
import type { Db } from './database.ts';
import { fact, storeFacts } from './facts.ts';

/**
 * Updates what each area keeps in step with a case, in the transaction that changed the case. `changed`: the areas that were written to.
 */
export const keepUp = (db: Db, areas: readonly AreaFacts[], caseId: Id, changed: ReadonlySet<string>, now: Instant): void => {
  for (const { kept } of areas) kept?.keep(db, areas, caseId, changed, now);
};

/** What the day has changed, since the register was open last or since midnight. As many statements as there are areas, where there is nothing. */
export const turnKept = (db: Db, areas: readonly AreaFacts[], now: Instant): void => {
  for (const { kept } of areas)
    if (kept?.turned) for (const caseId of kept.turned(db, dateAt(now))) kept.keep(db, areas, caseId, namesOf(areas), now);
};

const namesOf = (areas: readonly AreaFacts[]): ReadonlySet<string> => new Set(areas.map(({ name }) => name));

const basisOf = (db: Db, areas: readonly AreaFacts[]): string =>
  areas.flatMap(({ name, kept }) => (kept ? [`${name} ${kept.basis(db, areas)}`] : [])).join(', ');

/**
 * Rebuilds what is kept for all cases, in one transaction, if it is missing or was built from something that has changed since: after a
 * migration, a restore, a salvage, or a change of the age from which people sign. Takes about a millisecond per case; otherwise a few statements.
 */
export const makeKept = (db: Db, areas: readonly AreaFacts[], now: Instant): void => {
  const basis = basisOf(db, areas);
  if (fact(db, 'keptFrom') === basis) {
    db.transaction(() => turnKept(db, areas, now));
    return;
  }
  const all = namesOf(areas);
  db.transaction(() => {
    for (const { id } of db.all<{ id: Id }>('select id from cases order by id')) keepUp(db, areas, id, all, now);
    storeFacts(db, { keptFrom: basis });
  });
};
