import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestCore, passphrase, refusal, value, type TestCore } from '../../testing/test-core.ts';
import { newId } from '../../base/ids.ts';
import { areas } from '../../core/areas.ts';
import { migrations } from '../../core/migrations.ts';
import type { OpenContext } from '../../register/context.ts';
import type { User } from '../../register/user.ts';
import { openDatabase } from '../../register/database.ts';
import { newRegisterKey } from '../../register/keys/keys.ts';
import { migrate } from '../../register/migrations.ts';
import { insertUser } from '../users/store.ts';
import { draftsHandlers } from './service.ts';

let test: TestCore;
beforeEach(async () => {
  test = await openTestCore();
});
afterEach(() => test.close());

const person = {
  familyName: 'Testberg',
  alias: '',
  personalNumber: '',
  numberMissingReason: 'okänd',
  birthDate: '',
  protection: 'none',
  phase: 'contact',
  municipality: null,
  openedOn: '2026-05-04',
} as const;
const register = async (givenName: string): Promise<string> =>
  value(await test.client.participants.register({ ...person, givenName })).caseId;
const reopen = async (): Promise<void> => {
  value(await test.client.users.lock({}));
  value(await test.client.users.unlock({ signature: 'ME' }, [passphrase()]));
};

it('keeps the last text of each key, lists by record, and forgets what was given up', async () => {
  const caseId = await register('Alva');
  const [first, second] = [`consents/${caseId}/new`, `consents/${caseId}/${newId()}`];
  value(await test.client.drafts.put({ key: first, value: 'ett', baseVersion: 0 }));
  value(await test.client.drafts.put({ key: first, value: 'två', baseVersion: 3 }));
  value(await test.client.drafts.put({ key: second, value: 'tre', baseVersion: 0 }));
  expect(value(await test.client.drafts.get({ key: first }))).toMatchObject({ value: 'två', baseVersion: 3 });
  expect(value(await test.client.drafts.list({ prefix: `consents/${caseId}/` }))).toHaveLength(2);
  expect(value(await test.client.drafts.list({ prefix: first })).map((draft) => draft.value)).toEqual(['två']);
  value(await test.client.drafts.discard({ key: first }));
  expect(value(await test.client.drafts.get({ key: first }))).toBeNull();
});

it('takes far more than any field, and refuses pasted megabytes, foreign keys and negative versions with a code', async () => {
  const { put, get, list } = test.client.drafts;
  const key = 'participants/new/form';
  value(await put({ key, value: 'å'.repeat(900_000), baseVersion: 0 }));
  expect(refusal(await put({ key, value: 'x'.repeat(900_001), baseVersion: 0 }))).toBe('invalid');
  expect(refusal(await put({ key, value: 'x'.repeat(3_000_000), baseVersion: 0 }))).toBe('frame-too-large');
  expect(value(await get({ key }))?.value).toHaveLength(900_000);
  expect(refusal(await put({ key, value: 'x', baseVersion: -1 }))).toBe('invalid');
  expect(refusal(await put({ key: '__proto__', value: 'x', baseVersion: 0 }))).toBe('invalid');
  expect(refusal(await list({ prefix: '' }))).toBe('invalid');
  expect(refusal(await put({ key: `events/${newId()}/new`, value: 'x', baseVersion: 0 }))).toBe('not-found');
});

it('of a case is untouchable until the case is opened again, and then there', async () => {
  const caseId = await register('Alva');
  const { get, put, discard, list } = test.client.drafts;
  const key = `events/${caseId}/new`;
  value(await put({ key, value: 'hemligt', baseVersion: 0 }));
  await reopen();
  expect(refusal(await get({ key }))).toBe('no-grant');
  expect(refusal(await put({ key, value: 'x', baseVersion: 0 }))).toBe('no-grant');
  expect(refusal(await discard({ key }))).toBe('no-grant');
  expect(value(await list({ prefix: `events/${caseId}/` }))).toEqual([]);
  value(await test.client.participants.openCase({ caseId, reason: '' }));
  expect(value(await get({ key }))?.value).toBe('hemligt');
  expect(value(await list({ prefix: `events/${caseId}/` }))).toHaveLength(1);
});

it('of a plan asks for the grant of the plan’s case', async () => {
  const caseId = await register('Alva');
  const { planId } = value(await test.client.relocation.create({ caseId }));
  const key = `relocation/${planId}/ifLate`;
  value(await test.client.drafts.put({ key, value: 'x', baseVersion: 0 }));
  await reopen();
  expect(refusal(await test.client.drafts.get({ key }))).toBe('no-grant');
});

it('shows nobody the draft of another', () => {
  const home = mkdtempSync(join(tmpdir(), 'utvag-drafts-'));
  const db = openDatabase(join(home, 'register.db'), newRegisterKey(), { create: true });
  const now = '2026-05-07T08:00:00.000Z';
  migrate(db, migrations, now);
  const users = ['ME', 'NN'].map((signature): User => ({ id: newId(), name: signature, signature, role: 'coordinator' }));
  for (const user of users) insertUser(db, user);
  const as = (user: User | undefined) => ({ db, user, now, areas }) as unknown as OpenContext;
  const [mine, other] = users;
  const key = 'participants/new/form';
  draftsHandlers.put({ key, value: 'mitt', baseVersion: 0 }, as(mine), []);
  draftsHandlers.put({ key, value: 'ditt', baseVersion: 0 }, as(other), []);
  expect(draftsHandlers.get({ key }, as(mine), [])?.value).toBe('mitt');
  draftsHandlers.discard({ key }, as(other), []);
  expect(draftsHandlers.get({ key }, as(other), [])).toBeNull();
  expect(draftsHandlers.get({ key }, as(mine), [])?.value).toBe('mitt');
  db.close();
  rmSync(home, { recursive: true });
});
