import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '../../core/migrations.ts';
import { appendAudit } from '../../register/log/audit-chain.ts';
import { openDatabase } from '../../register/database.ts';
import { newRegisterKey } from '../../register/keys/keys.ts';
import { migrate, pendingMigrations } from '../../register/migrations.ts';
import { agencyNames } from './store.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'utvag-names-'));
});
afterEach(() => rmSync(home, { recursive: true }));

it('a register from before names were kept finds them: those of now, those in the log, those in finalised minutes', () => {
  const db = openDatabase(join(home, 'old.db'), newRegisterKey(), { create: true });
  const at = '2026-05-07T08:00:00.000Z';
  const before = migrations.findIndex(({ area, number }) => area === 'settings' && number === 3);
  migrate(db, migrations.slice(0, before), at);
  db.transaction(() => {
    db.run(`insert into users (id, name, signature, role) values ('u', 'Maja Ek', 'ME', 'coordinator')`);
    for (const id of ['a', 'b'])
      db.run(
        `insert into agencies (id, kind, name, short_name, inside_secrecy_act, position) values (:id, 'region', 'Nu ' || :id, :id || '!', 1, 1)`,
        { id },
      );
    db.run(`insert into agency_contacts (id, agency_id, name, title, phone, email) values ('c', 'a', 'Karin Berg', '', '', '')`);
    const changed = (kind: string, payload: Record<string, unknown>) => appendAudit(db, { at, userId: null, kind, caseId: null, payload });
    changed('settings.agency-changed', { id: 'a', before: { shortName: 'Ett' }, after: { shortName: 'Två' } });
    changed('settings.agency-changed', { id: 'a', before: { name: 'Först', active: true }, after: { name: 'Sedan', active: false } });
    changed('settings.agency-changed', { id: 'gone', before: { name: 'Borta' }, after: { name: 'Borta' } });
    changed('settings.contact-changed', { id: 'c', before: { name: 'Karin Öst', title: 'Chef' }, after: { name: 'Karin Berg' } });
    changed('settings.changed', { id: 'a', before: { name: 'Ingen' }, after: {} });
    db.run(
      `insert into meetings (id, type, number, date, start_time, end_time, place, created_at, created_by)
       values ('m', 'sig', 1, '2026-05-08', '10:00', '11:00', '', :at, 'u')`,
      { at },
    );
    const content = JSON.stringify({
      agencies: [{ agencyId: 'b', name: 'Dåtid', contact: 'Chef Per Lund' }],
      owners: { a: 'Ägaren', x: 'Okänd' },
    });
    db.run(
      `insert into meeting_versions (meeting_id, number, content, content_hash, finalised_at, finalised_by) values ('m', 1, :content, '', :at, 'u')`,
      { content, at },
    );
  });
  migrate(db, pendingMigrations(db, migrations), at);
  const namesOf = (id: string): readonly string[] => agencyNames(db).flatMap(({ agencyId, name }) => (agencyId === id ? [name] : []));
  expect(namesOf('a').toSorted()).toEqual(['Ett', 'Först', 'Karin Berg', 'Karin Öst', 'Nu a', 'Sedan', 'Två', 'a!', 'Ägaren'].toSorted());
  expect(namesOf('b').toSorted()).toEqual(['Chef Per Lund', 'Dåtid', 'Nu b', 'b!'].toSorted());
  expect(agencyNames(db)).toHaveLength(13);
  db.close();
});
