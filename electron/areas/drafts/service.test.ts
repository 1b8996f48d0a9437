import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestCore, refusal, value, type TestCore } from '../../testing/test-core.ts';
import { newId } from '../../base/ids.ts';
import { migrations } from '../../core/migrations.ts';
import type { OpenContext, User } from '../../register/context.ts';
import { openDatabase } from '../../register/database.ts';
import { newRegisterKey } from '../../register/keys.ts';
import { migrate } from '../../register/migrations.ts';
import { insertUser } from '../users/store.ts';
import { draftsHandlers } from './service.ts';

let test: TestCore;
beforeEach(async () => {
  test = await openTestCore();
});
afterEach(() => test.close());

it('keeps the last text of each key, lists by the beginning of the key, and forgets what was given up', async () => {
  value(await test.client.drafts.put({ key: 'events/a/text', value: 'ett', baseVersion: 0 }));
  value(await test.client.drafts.put({ key: 'events/a/text', value: 'två', baseVersion: 3 }));
  value(await test.client.drafts.put({ key: 'events/%/text', value: 'tre', baseVersion: 0 }));
  expect(value(await test.client.drafts.get({ key: 'events/a/text' }))).toMatchObject({ value: 'två', baseVersion: 3 });
  // A key is no pattern.
  expect(value(await test.client.drafts.list({ prefix: 'events/%' })).map((draft) => draft.value)).toEqual(['tre']);
  value(await test.client.drafts.discard({ key: 'events/a/text' }));
  expect(value(await test.client.drafts.get({ key: 'events/a/text' }))).toBeNull();
});

it('takes far more than any field, and refuses pasted megabytes with a code', async () => {
  value(await test.client.drafts.put({ key: 'k', value: 'å'.repeat(900_000), baseVersion: 0 }));
  expect(refusal(await test.client.drafts.put({ key: 'k', value: 'x'.repeat(900_001), baseVersion: 0 }))).toBe('invalid');
  expect(refusal(await test.client.drafts.put({ key: 'k', value: 'x'.repeat(3_000_000), baseVersion: 0 }))).toBe('frame-too-large');
  expect(value(await test.client.drafts.get({ key: 'k' }))?.value).toHaveLength(900_000);
});

it('shows nobody the draft of another', () => {
  const home = mkdtempSync(join(tmpdir(), 'utvag-drafts-'));
  const db = openDatabase(join(home, 'register.db'), newRegisterKey(), { create: true });
  const now = '2026-05-07T08:00:00.000Z';
  migrate(db, migrations, now);
  const users = ['ME', 'NN'].map((signature): User => ({ id: newId(), name: signature, signature, role: 'coordinator' }));
  for (const user of users) insertUser(db, user);
  const as = (user: User | undefined) => ({ db, user, now }) as unknown as OpenContext;
  const [mine, other] = users;
  draftsHandlers.put({ key: 'k', value: 'mitt', baseVersion: 0 }, as(mine), []);
  draftsHandlers.put({ key: 'k', value: 'ditt', baseVersion: 0 }, as(other), []);
  expect(draftsHandlers.get({ key: 'k' }, as(mine), [])?.value).toBe('mitt');
  draftsHandlers.discard({ key: 'k' }, as(other), []);
  expect(draftsHandlers.list({ prefix: '' }, as(other), [])).toEqual([]);
  expect(draftsHandlers.list({ prefix: '' }, as(mine), [])).toHaveLength(1);
  db.close();
  rmSync(home, { recursive: true });
});
