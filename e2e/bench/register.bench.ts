import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrations } from '../../electron/core/migrations.ts';
import { allCases, insertCase, insertPerson, type NewPerson } from '../../electron/areas/participants/store.ts';
import { appendAudit, verifyChain } from '../../electron/register/log/audit-chain.ts';
import { openDatabase } from '../../electron/register/database.ts';
import { migrate } from '../../electron/register/migrations.ts';
import { measure } from './paired.ts';

const home = mkdtempSync(join(tmpdir(), 'utvag-bench-'));
const now = '2026-05-07T08:00:00.000Z';
const cases = 1000;

const person = (i: number): NewPerson => ({
  givenName: `Förnamn${i}`,
  familyName: `Efternamn${i}`,
  alias: '',
  personalNumber: null,
  numberMissingReason: 'bench',
  birthDate: '2008-01-01',
  protection: 'none',
  municipality: '0581',
  phone: '',
  email: '',
});

try {
  const db = openDatabase(join(home, 'ours.db'), randomBytes(32), { create: true });
  migrate(db, migrations, now);
  db.transaction(() => {
    for (let i = 0; i < cases; i += 1) {
      const id = insertPerson(db, person(i));
      insertCase(db, id, { number: `Ä-2026-${String(i).padStart(4, '0')}`, phase: 'contact', state: 'active', openedOn: '2026-05-07' });
    }
  });

  const plain = new DatabaseSync(join(home, 'plain.db'));
  plain.exec('create table cases (id text primary key, number text, name text, phase text)');
  for (let i = 0; i < cases; i += 1)
    plain.prepare('insert into cases values (?, ?, ?, ?)').run(`c${i}`, `Ä-2026-${i}`, `Förnamn${i} Efternamn${i}`, 'contact');
  const select = plain.prepare('select * from cases order by number');

  measure({
    name: `list of ${cases} cases, encrypted (goal ≤ 20 ms)`,
    reference: 'the same number of short rows from a plain SQLite file',
    ours: () => void allCases(db),
    theirs: () => void select.all(),
  });

  const entries = 10_000;
  const payloads = Array.from({ length: entries }, (_, i) => ({ i, text: 'x'.repeat(200) }));
  db.transaction(() => {
    for (const payload of payloads) appendAudit(db, { at: now, userId: 'u', kind: 'events.added', caseId: 'c', payload });
  });
  const bytes = payloads.map((payload) => Buffer.from(JSON.stringify(payload) + 'x'.repeat(160)));
  measure({
    name: `audit chain of ${entries} entries verified (goal ≤ 3 ×)`,
    reference: 'bare SHA-256 over as many bytes, two hashes an entry',
    ours: () => {
      if (verifyChain(db).brokenAt !== null) throw new Error('the chain is broken');
    },
    theirs: () => {
      for (const chunk of bytes) {
        createHash('sha256').update(chunk).digest();
        createHash('sha256').update(chunk.subarray(0, 160)).digest();
      }
    },
  });
  db.close();
  plain.close();
} finally {
  rmSync(home, { recursive: true, force: true });
}
