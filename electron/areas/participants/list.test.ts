import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../base/ids.ts';
import { caseStates, phases, type CaseState, type Phase } from '../../base/terms.ts';
import { areas } from '../../core/areas.ts';
import { migrations } from '../../core/migrations.ts';
import type { Db } from '../../register/database.ts';
import { storeFacts } from '../../register/facts.ts';
import { makeKept } from '../../register/kept.ts';
import { openRegister, type Register } from '../../register/register.ts';
import { fillRegister } from '../../testing/large-register.ts';
import { invented } from '../../testing/invented.ts';
import { secondDecider } from '../../testing/second-decider.ts';
import { openTestCore, passphrase, value, type TestCore } from '../../testing/test-core.ts';
import { firstCoordinator } from '../users/store.ts';
import { listColumns, type ListColumn, type ListedRow } from './contract.ts';
import { countedCases, isLetThrough, listedCases, windowSql, type ListFilter } from './list-store.ts';
import { isSealed, listName } from './rules.ts';
import { allCases } from './store.ts';

const now = '2026-05-07T08:00:00.000Z';
let core: TestCore;
let register: Register;
let db: Db;
/** What is kept, from the cases as they are. */
const rebuild = (): void => {
  storeFacts(db, { keptFrom: '' });
  makeKept(db, areas, now);
};
beforeAll(async () => {
  core = await openTestCore();
  core.core.close();
  const given = { folder: core.folder, runtime: 'stand-in', now, migrations, secret: passphrase() } as const;
  ({ register } = await openRegister({ ...given, slots: ({ slots }) => slots.filter(({ kind }) => kind === 'user') }));
  ({ db } = register);
  fillRegister(db, { cases: 300, notes: 1, due: 60, seed: 3, now, userId: firstCoordinator(db)?.id ?? '' });
  db.run("update persons set protection = 'protected-registration' where rowid % 11 = 0");
  db.run("update persons set alias = 'Ärlan ' || rowid where rowid % 7 = 0");
  rebuild();
});
afterAll(() => {
  register.close();
  core.close();
});

const collator = new Intl.Collator('sv', { numeric: true, sensitivity: 'base' });
type Row = {
  readonly caseId: Id;
  readonly caseNumber: string;
  readonly name: string | null;
  readonly phase: Phase;
  readonly state: CaseState;
  readonly openedOn: string;
  readonly nextDate: string | null;
};

/** Everybody is looked at: what the window must be a part of. */
const sorted = (column: ListColumn, isDescending: boolean, filter: ListFilter, shut: readonly Id[]): readonly Id[] => {
  const next = new Map(
    db.all<{ id: Id; next: string | null }>('select case_id as id, next_on as next from case_list').map((one) => [one.id, one.next]),
  );
  const rows = allCases(db).map((row): Row => ({
    ...row,
    name: shut.includes(row.caseId) ? null : listName(row),
    nextDate: shut.includes(row.caseId) ? null : (next.get(row.caseId) ?? null),
  }));
  const by: Readonly<Record<ListColumn, (a: Row, b: Row) => number>> = {
    name: (a, b) => collator.compare(a.name ?? '', b.name ?? ''),
    case: () => 0,
    phase: (a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase),
    state: (a, b) => caseStates.indexOf(a.state) - caseStates.indexOf(b.state),
    next: (a, b) => collator.compare(a.nextDate ?? '', b.nextDate ?? ''),
    opened: (a, b) => collator.compare(a.openedOn, b.openedOn),
  };
  const isMissing = (row: Row): boolean => (column === 'name' && row.name === null) || (column === 'next' && row.nextDate === null);
  const byNumber = (a: Row, b: Row): number => collator.compare(a.caseNumber, b.caseNumber);
  const through = rows.filter((row) => isLetThrough(filter, row));
  const there = through.filter((row) => !isMissing(row)).toSorted((a, b) => by[column](a, b) || byNumber(a, b));
  return [...(isDescending ? there.toReversed() : there), ...through.filter(isMissing).toSorted(byNumber)].map(({ caseId }) => caseId);
};

const filters: readonly ListFilter[] = [
  { state: null, phase: null },
  { state: 'active', phase: null },
  { state: null, phase: 'relocation' },
  { state: 'closed', phase: 'contact' },
  { state: 'paused', phase: null },
];

describe.each(listColumns)('the list by %s', (column) => {
  it.each(filters)('shows in windows what sorting everybody shows, narrowed to %o', (filter) => {
    const some = allCases(db)
      .filter((_, i) => i % 17 === 0)
      .map(({ caseId }) => caseId);
    for (const isDescending of [false, true])
      for (const shut of [[], some]) {
        const all = sorted(column, isDescending, filter, shut);
        const window = { column, isDescending, filter, shut };
        const shown = Array.from({ length: Math.ceil(all.length / 23) + 1 }, (_, i) =>
          listedCases(db, window, countedCases(db), { offset: i * 23, limit: 23 }).map(({ caseId }) => caseId),
        ).flat();
        expect(shown).toEqual(all);
      }
  });

  it.each(filters)('goes through an index, narrowed to %o', (filter) => {
    for (const isDescending of [false, true])
      for (const isTail of column === 'name' || column === 'next' ? [false, true] : [false]) {
        const sql = windowSql({ column, isDescending, filter, shut: [] }, isTail);
        const plan = db.all<{ detail: string }>(`explain query plan ${sql}`, {
          ...{ limit: 100, offset: 0 },
          ...(filter.state === null ? {} : { state: 0 }),
          ...(filter.phase === null ? {} : { phase: 0 }),
        });
        const text = plan.map(({ detail }) => detail).join('\n');
        // In the order of an index, without being sorted.
        expect(text).not.toMatch(/TEMP B-TREE/);
        expect(text).not.toMatch(/SCAN l(?! USING COVERING INDEX)/);
        if (filter.state !== null || filter.phase !== null) expect(text).not.toMatch(/SCAN l/);
      }
  });
});

describe('the place of a row', () => {
  it('tells no name that the row does not show: neither a sealed one nor one behind an alias', () => {
    const before = db.all('select case_id, name_key from case_list order by case_id');
    const hidden = allCases(db).filter((row) => isSealed(row.protection) || row.alias !== '');
    expect(hidden.length).toBeGreaterThan(40);
    for (const { personId } of hidden)
      db.run("update persons set given_name = 'Aaron', family_name = 'Aaronsson' where id = :personId", { personId });
    rebuild();
    expect(db.all('select case_id, name_key from case_list order by case_id')).toEqual(before);
    const sealed = db.all<{ nameKey: string | null }>(
      "select l.name_key as nameKey from case_list l join cases c on c.id = l.case_id join persons p on p.id = c.person_id where p.protection = 'protected-registration'",
    );
    expect(sealed.length).toBeGreaterThan(10);
    expect(sealed.every(({ nameKey }) => nameKey === null)).toBe(true);
    // Nor does any word of theirs lie in the index of names.
    expect(
      db.get(
        "select 1 from name_words w join cases c on c.id = w.case_id join persons p on p.id = c.person_id where p.protection = 'protected-registration'",
      ),
    ).toBeUndefined();
  });
});

describe('through the window', () => {
  let test: TestCore;
  beforeAll(async () => {
    test = await openTestCore();
  });
  afterAll(() => test.close());
  const add = async (givenName: string, more: Record<string, unknown> = {}): Promise<Id> =>
    value(await test.client.participants.register({ ...invented(givenName), birthDate: '2001-03-02', ...more })).caseId;
  const names = (rows: readonly Pick<ListedRow, 'name'>[]): readonly (string | null)[] => rows.map(({ name }) => name);

  it('puts whom the user is shut out of among the sealed, and offers her nowhere by name', async () => {
    const shutId = await add('Bertil', { familyName: 'Zeta' });
    for (const name of ['Örjan', 'Åke', 'Ärla', 'Zeid', 'Adam']) await add(name, { familyName: 'Prov' });
    const sealedId = await add('Aron', { familyName: 'Gömd', protection: 'protected-registration' });
    const behind = await add('Sören', { familyName: 'Bakom', alias: 'Räven' });
    const list = async () => value(await test.client.participants.list({ sort: 'name' }));
    expect(names((await list()).rows)).toEqual([
      ...['Adam Prov', 'Bertil Zeta', 'Räven', 'Zeid Prov', 'Åke Prov', 'Ärla Prov', 'Örjan Prov', null],
    ]);
    const { signerId, secret } = await secondDecider(test, 'coordinator');
    value(await test.client.users.shutOut({ caseId: shutId, userId: signerId, reason: 'Hon är hans moster' }));
    await test.client.users.lock({});
    value(await test.client.users.unlock({ signature: 'OL' }, [secret()]));
    const { rows, total, shown } = await list();
    expect([total, shown]).toEqual([8, 8]);
    expect(names(rows)).toEqual(['Adam Prov', 'Räven', 'Zeid Prov', 'Åke Prov', 'Ärla Prov', 'Örjan Prov', null, null]);
    expect(rows.slice(-2).map(({ caseId }) => caseId)).toEqual([shutId, sealedId]);
    const offered = async (text: string) =>
      value(await test.client.participants.choices({ text, chosen: [] })).rows.map(({ caseId }) => caseId);
    for (const text of ['Bertil', 'ze ber', 'Aron', 'gömd', 'Sören', 'bak', '-']) expect(await offered(text), text).toEqual([]);
    expect(await offered('räv')).toEqual([behind]);
    expect((await offered('ä-2024')).length).toBe(8);
    expect((await offered('')).length).toBe(8);
    // A search is another thing: it is logged, and finds whoever is neither sealed nor shut.
    expect(value(await test.client.participants.search({ text: 'Sören' })).rows.map(({ caseId }) => caseId)).toEqual([behind]);
    await test.client.users.lock({});
    value(await test.client.users.unlock({ signature: 'ME' }, [passphrase()]));
  });

  it('says that there are more hits, however many are hidden before them', async () => {
    const first: Id[] = [];
    for (let i = 0; i < 160; i += 1) first.push(await add(`Lova${i}`, { familyName: 'Aaa', protection: 'protected-registration' }));
    for (let i = 0; i < 60; i += 1) await add(`Lovisa${i}`, { familyName: 'Bbb' });
    const { rows, more } = value(await test.client.participants.search({ text: 'lov' }));
    expect(rows).toHaveLength(50);
    expect(more).toBe(true);
    expect(rows.some(({ caseId }) => first.includes(caseId))).toBe(false);
  });

  it('finds a name with a hyphen as it is written', async () => {
    const caseId = await add('Anna-Karin', { familyName: 'Testberg' });
    expect(value(await test.client.participants.search({ text: 'Anna-Karin' })).rows.map((row) => row.caseId)).toEqual([caseId]);
  });
});
