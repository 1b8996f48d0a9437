import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../base/ids.ts';
import { makeRegister, openTestCore, passphrase, refusal, testCore, value, type TestCore } from '../../testing/test-core.ts';
import type { Source } from './contract.ts';

let test: TestCore;
let stick: string;
beforeEach(async () => {
  test = await openTestCore();
  stick = join(test.folder, '../stick');
  mkdirSync(stick);
});
afterEach(() => {
  test.close();
  if (test.faults.length > 0) throw new Error(`a fault of ours: ${String(test.faults[0])}`);
});

const backups = () => test.client.backups;
const list = async () => value(await backups().list({}));
const make = async (place: 'own' | 'second' = 'own') => value(await backups().make({ jobId: newId(), place })).name;
const daily = () => backups().daily({ jobId: newId() });
const chooseStick = async () => {
  test.answers.push(() => ({ kind: 'folder', path: stick }));
  return value(await backups().chooseSecond({}));
};
const unit = async (): Promise<string> => value(await test.client.settings.get({})).unit;
const rename = async (to: string) => value(await test.client.settings.change({ changes: { unit: to } }));
const unlock = () => test.client.users.unlock({ signature: 'ME' }, [passphrase()]);
const restore = (source: Source, secret = passphrase()) => backups().restore({ source, how: 'passphrase', signature: 'ME' }, [secret]);
const kinds = async (): Promise<string[]> =>
  value(
    await test.client.audit.list({ before: null, limit: 100, kind: null, userId: null, caseNumber: '', from: null, to: null }),
  ).entries.map(({ kind }) => kind);
const chain = async () => value(await test.client.audit.verify({})).brokenAt;

describe('the daily copy', () => {
  it('is made once a Swedish day, and not in the first half hour of a register', async () => {
    expect(value(await daily()).own).toBe('not-due');
    test.clock.now = '2026-05-07T08:31:00.000Z';
    expect(value(await daily())).toEqual({ own: 'made', second: 'none' });
    expect(value(await daily()).own).toBe('not-due');
    test.clock.now = '2026-05-07T22:05:00.000Z';
    expect(value(await daily()).own).toBe('made');
    expect((await list()).backups.map(({ name, state }) => [name, state])).toEqual([
      ['2026-05-07T22-05-00-000Z-daily', 'sound'],
      ['2026-05-07T08-31-00-000Z-daily', 'sound'],
    ]);
    expect(await kinds()).toEqual(['backups.made', 'backups.made', 'users.register-created']);
    expect(await chain()).toBeNull();
  });

  it('lets go of what has had its day, and says so in the log', async () => {
    for (let day = 1; day <= 28; day += 1) {
      test.clock.now = `2026-06-${String(day).padStart(2, '0')}T08:00:00.000Z`;
      value(await daily());
    }
    const { backups: left } = await list();
    // Seven days; the Sundays of the two weeks before them.
    expect(left.map(({ about }) => about?.at.slice(0, 10))).toEqual([
      ...['2026-06-28', '2026-06-27', '2026-06-26', '2026-06-25', '2026-06-24', '2026-06-23', '2026-06-22'],
      ...['2026-06-21', '2026-06-14', '2026-06-07'],
    ]);
  });
});

describe('the second place', () => {
  it('gets the copies too, by its last name alone, and is known again by its own note', async () => {
    expect(await chooseStick()).toEqual({ name: 'stick' });
    await make('second');
    const { second, backups: all } = await list();
    expect(second).toEqual({ name: 'stick', at: test.clock.now, isThere: true, isSameDisk: true });
    expect(all.map(({ place }) => place)).toEqual(['second']);
    expect(readdirSync(join(stick, 'utvag-backups')).sort()).toEqual(['2026-05-07T08-00-00-000Z-manual', 'place.json']);
    // The stick is removed, its mount point is still a folder: nothing may be written there.
    rmSync(join(stick, 'utvag-backups'), { recursive: true });
    expect(refusal(await backups().make({ jobId: newId(), place: 'second' }))).toBe('backup-place-missing');
    expect(readdirSync(stick)).toEqual([]);
    test.clock.now = '2026-05-08T08:00:00.000Z';
    expect(value(await daily())).toEqual({ own: 'made', second: 'missing' });
    expect((await list()).second?.isThere).toBe(false);
  });

  it('is copied to with the daily copy when it is there', async () => {
    await chooseStick();
    test.clock.now = '2026-05-08T08:00:00.000Z';
    expect(value(await daily())).toEqual({ own: 'made', second: 'made' });
    expect(value(await daily())).toEqual({ own: 'not-due', second: 'not-due' });
  });

  it('is not inside of the register it is to outlive', async () => {
    test.answers.push(() => ({ kind: 'folder', path: test.folder }));
    expect(refusal(await backups().chooseSecond({}))).toBe('backup-place-inside');
  });

  it('is reminded of in Idag once its copy is old, or was never made', async () => {
    const reminders = async () =>
      value(await test.client.overview.due({})).items.flatMap((item) => (item.kind === 'second-backup' ? [[item.date, item.age]] : []));
    expect(await reminders()).toEqual([]);
    test.clock.now = '2026-05-14T08:00:00.000Z';
    expect(await reminders()).toEqual([['2026-05-14', null]]);
    await chooseStick();
    await make('second');
    expect(await reminders()).toEqual([]);
    test.clock.now = '2026-05-24T08:00:00.000Z';
    expect(await reminders()).toEqual([['2026-05-21', 10]]);
    value(await backups().setReminder({ remindDays: 14 }));
    expect(await reminders()).toEqual([]);
    expect(refusal(await backups().setReminder({ remindDays: 731 }))).toBe('invalid');
    value(await backups().forgetSecond({}));
    value(await backups().setReminder({ remindDays: 0 }));
    test.clock.now = '2027-05-24T08:00:00.000Z';
    expect(await reminders()).toEqual([]);
  });
});

describe('a check', () => {
  it('finds a copy whole, and finds a flipped bit, which stays said', async () => {
    const name = await make();
    const check = async () => value(await backups().check({ jobId: newId(), place: 'own', name })).isSound;
    expect(await check()).toBe(true);
    const file = join(test.folder, 'backups', name, 'register.db');
    const bytes = readFileSync(file);
    bytes[20_000] = (bytes[20_000] ?? 0) ^ 4;
    writeFileSync(file, bytes);
    expect(await check()).toBe(false);
    expect((await list()).backups[0]?.state).toBe('damaged');
    expect((await kinds()).slice(0, 2)).toEqual(['backups.checked', 'backups.checked']);
    // Not counted as a copy, so the day's is due again.
    test.clock.now = '2026-05-07T09:00:00.000Z';
    expect(value(await daily()).own).toBe('made');
  });

  it('after a restore reads the copies of the generation before through as well', async () => {
    const name = await make();
    test.clock.now = '2026-05-08T08:00:00.000Z';
    value(await restore({ from: 'own', name }));
    value(await unlock());
    expect(value(await backups().check({ jobId: newId(), place: 'own', name })).isSound).toBe(true);
  });

  it('says of a copy with a torn description that it cannot be read', async () => {
    const name = await make();
    writeFileSync(join(test.folder, 'backups', name, 'manifest.json'), '{"format":"utvag-ba');
    expect((await list()).backups[0]).toMatchObject({ state: 'unreadable', about: null });
    expect(value(await backups().check({ jobId: newId(), place: 'own', name })).isSound).toBe(false);
    expect(refusal(await backups().check({ jobId: newId(), place: 'own', name: '../generations' }))).toBe('not-found');
  });
});

describe('a restore', () => {
  it('of an open register backs it up, takes its place, locks, and says so in the log', async () => {
    const name = await make();
    await rename('Efteråt');
    test.clock.now = '2026-05-08T08:00:00.000Z';
    const source = { from: 'own', name } as const;
    const preview = value(await backups().preview({ source }));
    expect(preview).toMatchObject({
      about: { at: '2026-05-07T08:00:00.000Z', cases: 0, entries: 1 },
      signatures: ['ME'],
      live: { state: 'open', entries: 3, cases: 0 },
    });
    expect(value(await restore(source))).toEqual({ copied: true });
    expect(refusal(await test.client.settings.get({}))).toBe('locked');
    expect(value(await backups().found({})).restoredAt).toBe(test.clock.now);
    value(await unlock());
    expect(await unit()).toBe('Avhopparverksamheten');
    expect(await chain()).toBeNull();
    expect(await kinds()).toEqual(['audit.verified', 'users.unlocked', 'router.refused', 'backups.restored', 'users.register-created']);
    expect(readdirSync(join(test.folder, 'generations')).sort()).toEqual(['0001', '0002']);
    expect(value(await backups().found({})).restoredAt).toBeNull();
    // The replaced register is restored in turn.
    const left = (await list()).backups.find(({ about }) => about?.kind === 'before-restore');
    test.clock.now = '2026-05-09T08:00:00.000Z';
    value(await restore({ from: 'own', name: left?.name ?? '' }));
    value(await unlock());
    expect(await unit()).toBe('Efteråt');
    expect(await chain()).toBeNull();
  });

  it('that a lock comes in the way of leaves nothing of itself, and the register as it was', async () => {
    await rename('Nu');
    const name = await make();
    await rename('Sedan');
    const waiting = restore({ from: 'own', name });
    const generations = () => readdirSync(join(test.folder, 'generations'));
    while (generations().length === 1) await new Promise(setImmediate);
    await test.client.users.lock({});
    expect(refusal(await waiting)).toBe('locked');
    expect(generations()).toEqual(['0001']);
    value(await unlock());
    expect(await unit()).toBe('Sedan');
    expect(await chain()).toBeNull();
  });

  it('of a locked, damaged register from a chosen folder needs a passphrase of that time, and tells of a wrong one', async () => {
    await chooseStick();
    await make('second');
    await rename('Efteråt');
    value(await test.client.users.lock({}));
    const live = join(test.folder, 'generations/0001/register.db');
    const bytes = readFileSync(live);
    bytes.fill(0x5a, 64, 8192);
    writeFileSync(live, bytes);
    expect(refusal(await unlock())).toBe('register-damaged');
    test.answers.push(() => ({ kind: 'folder', path: stick }));
    const [found] = value(await backups().chooseSource({})) ?? [];
    if (!found) throw new Error('nothing was found on the stick');
    expect(JSON.stringify(found)).not.toContain(stick);
    test.clock.now = '2026-05-08T08:00:00.000Z';
    expect(refusal(await restore(found.source, new TextEncoder().encode('en annan fras')))).toBe('wrong-passphrase');
    expect(value(await restore(found.source))).toEqual({ copied: false });
    expect(readFileSync(live).equals(bytes)).toBe(true);
    value(await unlock());
    expect(await unit()).toBe('Avhopparverksamheten');
    expect(await kinds()).toContain('backups.restore-refused');
    expect(await chain()).toBeNull();
  });

  it('is no way around the wait: wrong tries on a copy and at the lock count together', async () => {
    const name = await make();
    value(await test.client.users.lock({}));
    const wrong = () => new TextEncoder().encode('en annan fras');
    const tries = await Promise.all(Array.from({ length: 5 }, async () => refusal(await restore({ from: 'own', name }, wrong()))));
    expect(tries).toEqual(['wrong-passphrase', 'wrong-passphrase', 'wrong-passphrase', 'wait', 'wait']);
    expect(refusal(await restore({ from: 'own', name }))).toBe('wait');
    expect(refusal(await unlock())).toBe('wait');
    expect(value(await test.client.users.status({}))).toMatchObject({ failedUnlocks: 3, waitUntil: '2026-05-07T08:00:02.000Z' });
    test.clock.now = '2026-05-07T08:00:02.000Z';
    expect(value(await restore({ from: 'own', name }))).toEqual({ copied: true });
    expect(value(await unlock()).failedBefore).toBe(3);
  });

  it('tells in the log of the open register who typed a wrong one, and makes nobody wait at the lock', async () => {
    const name = await make();
    for (let n = 0; n < 3; n += 1)
      expect(refusal(await restore({ from: 'own', name }, new TextEncoder().encode('en annan fras')))).toBe('wrong-passphrase');
    const { entries } = value(
      await test.client.audit.list({ before: null, limit: 1, kind: null, userId: null, caseNumber: '', from: null, to: null }),
    );
    expect(entries).toMatchObject([{ kind: 'backups.restore-refused', who: 'Maja Ek' }]);
    value(await test.client.users.lock({}));
    expect(value(await test.client.users.status({}))).toMatchObject({ failedUnlocks: 0, waitUntil: null });
  });

  it('makes a register on another computer, and there it cannot take the place of another', async () => {
    await chooseStick();
    await make('second');
    const elsewhere = testCore();
    elsewhere.answers.push(() => ({ kind: 'folder', path: stick }));
    const [found] = value(await elsewhere.client.backups.chooseSource({})) ?? [];
    if (!found) throw new Error('nothing was found on the stick');
    expect(value(await elsewhere.client.backups.preview({ source: found.source })).live.state).toBe('missing');
    value(await elsewhere.client.backups.restore({ source: found.source, how: 'passphrase', signature: 'ME' }, [passphrase()]));
    value(await elsewhere.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    expect(value(await elsewhere.client.settings.get({})).unit).toBe('Avhopparverksamheten');
    elsewhere.close();

    const another = await openTestCore();
    another.answers.push(() => ({ kind: 'folder', path: join(stick, 'utvag-backups') }));
    const [foreign] = value(await another.client.backups.chooseSource({})) ?? [];
    expect(refusal(await another.client.backups.preview({ source: foreign?.source ?? { from: 'own', name: '' } }))).toBe('backup-foreign');
    another.answers.push(() => ({ kind: 'folder', path: join(another.folder, '..') }));
    expect(refusal(await another.client.backups.chooseSource({}))).toBe('backup-none');
    expect(refusal(await another.client.backups.preview({ source: { from: 'own', name: '../../etc' } }))).toBe('backup-place-missing');
    another.close();
  });

  it('of a demo register is one in its own folder', async () => {
    const demo = testCore();
    value(await demo.client.users.openDemo({}));
    const { name } = value(await demo.client.backups.make({ jobId: newId(), place: 'own' }));
    const { about, live } = value(await demo.client.backups.preview({ source: { from: 'own', name } }));
    expect(about.cases).toBeGreaterThan(10);
    expect(live).toMatchObject({ state: 'open', cases: about.cases });
    demo.close();
  });

  it('opens with the recovery code of that time', async () => {
    const home = join(test.folder, '..');
    test.core.close();
    const own = testCore({ folder: join(home, 'coded') });
    const code = await makeRegister(own);
    const { name } = value(await own.client.backups.make({ jobId: newId(), place: 'own' }));
    const source = { from: 'own', name } as const;
    const typed = (text: string) => [new TextEncoder().encode(text)];
    const by = { source, how: 'recovery-code', signature: '' } as const;
    expect(refusal(await own.client.backups.restore(by, typed('ABC')))).toBe('invalid');
    expect(value(await own.client.backups.restore(by, typed(code.toLowerCase())))).toEqual({ copied: true });
    own.core.close();
  });
});

it('is for those who may: a reviewer lists, makes and restores nothing, and a daily copy is made for her too', async () => {
  const secret = 'granskarens egen långa fras';
  value(await test.client.users.add({ name: 'Gun Ek', signature: 'GE', role: 'reviewer' }, [new TextEncoder().encode(secret)]));
  const name = await make();
  value(await test.client.users.lock({}));
  value(await test.client.users.unlock({ signature: 'GE' }, [new TextEncoder().encode(secret)]));
  for (const answer of [
    await backups().list({}),
    await backups().make({ jobId: newId(), place: 'own' }),
    await backups().preview({ source: { from: 'own', name } }),
    await restore({ from: 'own', name }),
    await backups().chooseSource({}),
  ])
    expect(refusal(answer)).toBe('forbidden');
  test.clock.now = '2026-05-08T08:00:00.000Z';
  expect(value(await daily()).own).toBe('made');
});
