import { addDays, type IsoDate } from '../../base/dates.ts';
import type { AreaFacts, Kept } from '../../register/area.ts';
import type { Db } from '../../register/database.ts';
import { casesTurned } from '../participants/list-store.ts';
import { readSettings } from '../settings/store.ts';
import { keepNext } from './next-dates.ts';
import { duesBetween, duesKept, replaceDues, type Due } from './store.ts';

type Areas = readonly Pick<AreaFacts, 'name' | 'dues'>[];

/** Raise it when the rows of any area change shape: older rows are then rebuilt. */
const shape = 2;

/** Updates what is due in a case, for the areas that look at a changed one, and what is next in it. Writes only what differs. */
const keepDues: Kept['keep'] = (db, areas, caseId, changed, now) => {
  let hasNewDues = false;
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
    if (isSame) continue;
    replaceDues(db, name, caseId, rows);
    hasNewDues = true;
  }
  keepNext(db, areas, caseId, changed, hasNewDues, now);
};

/** The due days of a case, from all areas. They depend on whatever each area names as its basis. */
export const keptDues: Kept = {
  tables: ['dues'],
  basis: (db, areas) =>
    [
      `shape ${shape} ${readSettings(db).consentWarningDays}`,
      ...areas.flatMap(({ name, dues }) => (dues?.basis ? [`${name} ${dues.basis(db)}`] : [])),
    ].join(' '),
  // The days of warning are changed in settings, or by two who decide.
  restsOn: ['settings', 'decisions'],
  keep: keepDues,
  turned: casesTurned,
};

/** What is due on these days and, as its kind says, what was due before. */
export const dueIn = (db: Db, areas: Areas, area: string, kind: string, today: IsoDate, until: IsoDate): readonly Due[] => {
  const shown = areas.find(({ name }) => name === area)?.dues?.kinds[kind];
  if (shown === undefined) throw new Error(`no area says what ${area}.${kind} is`);
  return duesBetween(db, area, kind, shown === null ? null : addDays(today, -shown), until);
};
