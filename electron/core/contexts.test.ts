import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OpenSession, Session } from '../areas/users/unlock/session.ts';
import { insertUser } from '../areas/users/store.ts';
import { newId } from '../base/ids.ts';
import { auditHead } from '../register/log/audit-chain.ts';
import { newRegisterKey } from '../register/keys/keys.ts';
import { openDatabase, type Db } from '../register/database.ts';
import { migrate } from '../register/migrations.ts';
import { inTransaction } from './contexts.ts';
import { migrations } from './migrations.ts';

let home: string;
let db: Db;
let opened: OpenSession;
const now = '2026-05-07T08:00:00.000Z';
const session = { now: () => now } as unknown as Session;
const user = { id: newId(), name: 'Maja Ek', signature: 'ME', role: 'coordinator' } as const;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'utvag-contexts-'));
  db = openDatabase(join(home, 'register.db'), newRegisterKey(), { create: true });
  migrate(db, migrations, now);
  insertUser(db, user);
  const register = { db, pointer: { trial: true }, requireOwnFiles: () => undefined };
  opened = { register, user, grants: new Set(), demo: false } as unknown as OpenSession;
});
afterEach(() => {
  db.close();
  rmSync(home, { recursive: true });
});

const nameNow = (): string | undefined => db.get<{ name: string }>('select name from users')?.name;
const rename = `update users set name = 'Nytt namn'`;

it('keeps nothing of a write that left no audit entry', () => {
  expect(() => inTransaction(session, opened, new Set(), true, (context) => context.db.run(rename))).toThrow('without an audit entry');
  expect(nameNow()).toBe('Maja Ek');
});

it('keeps a write and its entry together, or neither', () => {
  inTransaction(session, opened, new Set(), true, ({ db: inside, audit }) => {
    inside.run(rename);
    audit('users.renamed', {});
  });
  expect(nameNow()).toBe('Nytt namn');
  expect(auditHead(db).seq).toBe(1);
  expect(() =>
    inTransaction(session, opened, new Set(), true, ({ db: inside, audit }) => {
      inside.run(`update users set name = 'Ett till'`);
      audit('users.renamed', {});
      throw new Error('late');
    }),
  ).toThrow('late');
  expect(nameNow()).toBe('Nytt namn');
  expect(auditHead(db).seq).toBe(1);
});

it('takes back a grant that was given in a transaction that failed, and leaves the earlier ones', () => {
  opened.grants.add('before');
  expect(() =>
    inTransaction(session, opened, new Set(), true, ({ grants }) => {
      grants.add('inside');
    }),
  ).toThrow('without an audit entry');
  expect([...opened.grants]).toEqual(['before']);
});
