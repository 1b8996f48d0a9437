import { addDays, type Instant, type IsoDate } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import type { AreaFacts } from '../../register/area.ts';
import type { Db } from '../../register/database.ts';
import { fact, storeFacts } from '../../register/facts.ts';
import { duesBetween, duesKept, everyCaseId, replaceDues, type Due } from './store.ts';

type Areas = readonly Pick<AreaFacts, 'name' | 'looksAt' | 'dues'>[];

/** Steps when what `of` of any area says takes another shape: rows made before are made anew. */
const shape = 1;

/** Says anew what is due in a case, in those areas that look at a changed one. Writes only what differs. */
export const keepDues = (db: Db, areas: Areas, caseId: Id, changed: ReadonlySet<string>, now: Instant): void => {
  for (const { name, looksAt, dues } of areas) {
    if (dues === null || !(changed.has(name) || looksAt.some((each) => changed.has(each)))) continue;
    const rows = dues
      .of(db, caseId, now)
      .map(({ facts, ...row }) => ({ ...row, facts: JSON.stringify(facts) }))
      .toSorted((a, b) => (`${a.kind} ${a.ref}` < `${b.kind} ${b.ref}` ? -1 : 1));
    const kept = duesKept(db, name, caseId);
    const isSame =
      kept.length === rows.length &&
      rows.every(({ kind, ref, dueOn, facts }, i) => {
        const one = kept[i];
        return one?.kind === kind && one.ref === ref && one.dueOn === dueOn && one.facts === facts;
      });
    if (!isSame) replaceDues(db, name, caseId, rows);
  }
};

const basisOf = (db: Db, areas: Areas): string =>
  [`shape ${shape}`, ...areas.flatMap(({ name, dues }) => (dues?.basis ? [`${name} ${dues.basis(db)}`] : []))].join(', ');

/**
 * All cases, in one transaction, where rows are missing or rest on what has changed: after a migration, a restore, a rescue, another
 * age from which one signs. Takes about a millisecond a case; else two statements.
 */
export const makeDues = (db: Db, areas: Areas, now: Instant): void => {
  const basis = basisOf(db, areas);
  if (fact(db, 'dueBasis') === basis) return;
  const all = new Set(areas.map(({ name }) => name));
  db.transaction(() => {
    for (const caseId of everyCaseId(db)) keepDues(db, areas, caseId, all, now);
    storeFacts(db, { dueBasis: basis });
  });
};

/** What is due on these days and, as its kind says, what was due before. */
export const dueIn = (db: Db, areas: Areas, area: string, kind: string, today: IsoDate, until: IsoDate): readonly Due[] => {
  const shown = areas.find(({ name }) => name === area)?.dues?.kinds[kind];
  if (shown === undefined) throw new Error(`no area says what ${area}.${kind} is`);
  return duesBetween(db, area, kind, shown === null ? null : addDays(today, -shown), until);
};
