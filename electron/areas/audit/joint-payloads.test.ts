import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit } from '../../register/log/audit-chain.ts';
import { openDatabase } from '../../register/database.ts';
import { newRegisterKey } from '../../register/keys/keys.ts';
import { migrate, pendingMigrations } from '../../register/migrations.ts';
import { migrations } from '../../core/migrations.ts';
import { actingOn } from '../../testing/acting.ts';
import { agencyIds, person } from '../../testing/meeting-scene.ts';
import { openTestCore, passphrase, refusal, testCore, value, type TestCore } from '../../testing/test-core.ts';
import { casesSharing } from './store.ts';

let core: TestCore;
let home: string;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'utvag-joint-'));
  core = await openTestCore({ folder: home });
});
afterEach(() => {
  core.close();
  rmSync(home, { recursive: true, force: true });
  if (core.faults.length > 0) throw new Error(`a fault of ours: ${String(core.faults[0])}`);
});

const everything = { kind: null, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 500 };
const onlyOpen = async (...cases: readonly string[]): Promise<void> => {
  await core.client.users.lock({});
  value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
  for (const caseId of cases) value(await core.client.participants.openCase({ caseId, reason: '' }));
};
/** What the reader gets of every entry of a kind: its payload, or the code of the refusal. */
const read = async (kind: string): Promise<readonly { readonly caseNumber: string | null; readonly text: string }[]> => {
  const { entries } = value(await core.client.audit.list({ ...everything, kind }));
  const all = [];
  for (const { seq, caseNumber } of entries.toReversed()) {
    const answer = await core.client.audit.openPayload({ seq });
    all.push({ caseNumber, text: answer.ok ? (answer.value.payload ?? '') : answer.error.code });
  }
  return all;
};
const meeting = async (cases: string[], reason = '') =>
  value(
    await core.client.meetings.plan({
      ...{ type: 'sig', number: null, date: '2026-05-12', startTime: '10:00', endTime: '11:00', place: 'Rum tre', cases, reason },
      agencies: [{ agencyId: [...(await agencyIds(core)).values()][0] ?? '', contactId: null }],
      items: [{ title: 'Läget', subject: 'safety' }],
    }),
  );
const said = (text: string) => ({ statements: [{ id: 's', nature: 'fact' as const, source: 'Polisen', text }] });

describe('what is written about a meeting on two cases', () => {
  it('stands under each case with its own, and what is said of both is read by whoever has opened both', async () => {
    const [alva, bill] = [await person(core, 'Alva'), await person(core, 'Bill')];
    const { id: meetingId, items } = await meeting([alva, bill]);
    const [item] = items;
    const itemId = item?.id ?? '';
    value(await core.client.meetings.changeItem({ meetingId, itemId, version: 1, changes: said('om båda') }));
    const changed = value(
      await core.client.meetings.addItem({
        ...{ meetingId, title: 'Eget', subject: 'health', restriction: 'none', cases: [bill], at: null, followsActionId: null },
      }),
    );
    const own = changed.items[1];
    value(await core.client.meetings.changeItem({ meetingId, itemId: own?.id ?? '', version: 1, changes: said('om Bill') }));

    await onlyOpen(alva);
    const alone = await read('meetings.');
    expect(
      alone.filter(({ caseNumber }) => caseNumber === 'Ä-2026-001').map(({ text }) => Object.keys(JSON.parse(text) as object)),
    ).toEqual([
      ['id', 'entry'],
      ['id', 'itemId', 'entry'],
    ]);
    expect(new Set(alone.filter(({ caseNumber }) => caseNumber !== 'Ä-2026-001').map(({ text }) => text))).toEqual(new Set(['no-grant']));
    await onlyOpen(alva, bill);
    const both = await read('meetings.item-changed');
    expect(both.map(({ caseNumber, text }) => [caseNumber, /om båda|om Bill/.exec(text)?.[0]])).toEqual([
      [null, 'om båda'],
      ['Ä-2026-001', undefined],
      ['Ä-2026-002', undefined],
      ['Ä-2026-002', 'om Bill'],
    ]);
  });

  it('keeps the reason that opened two sealed cases together from whoever has opened one of them', async () => {
    const [alva, bill, cleo] = [await person(core, 'Alva'), await person(core, 'Bill'), await person(core, 'Cleo')];
    for (const caseId of [alva, bill]) {
      const { version } = value(await core.client.participants.get({ caseId }));
      value(await core.client.participants.change({ caseId, version, changes: { protection: 'protected-registration' } }));
    }
    await onlyOpen();
    await meeting([alva, bill, cleo], 'Bill och Alva ska höras');
    await core.client.users.lock({});
    value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    value(await core.client.participants.openCase({ caseId: alva, reason: 'Egen anledning' }));
    value(await core.client.participants.openCase({ caseId: cleo, reason: '' }));
    expect(JSON.stringify(await read('participants.opened'))).not.toContain('ska höras');
    value(await core.client.participants.openCase({ caseId: bill, reason: 'Egen anledning' }));
    expect(JSON.stringify(await read('participants.opened'))).toContain('ska höras');
  });
});

describe('an entry of the log', () => {
  it('is opened with its case, and by a reviewer with a reason where the case is sealed', async () => {
    const caseId = await person(core, 'Alva');
    const { version } = value(await core.client.participants.get({ caseId }));
    const seq = value(await core.client.audit.list({ ...everything, kind: 'participants.registered' })).entries[0]?.seq ?? 0;
    await onlyOpen();
    expect(refusal(await core.client.audit.openPayload({ seq }))).toBe('no-grant');
    value(await core.client.participants.openCase({ caseId, reason: '' }));
    expect(value(await core.client.audit.openPayload({ seq })).payload).toContain('Alva');
    value(await core.client.participants.change({ caseId, version, changes: { protection: 'protected-registration' } }));

    const acting = await actingOn(core);
    acting.write(({ db, audit, user }) => {
      db.run(`update users set role = 'reviewer' where id = :id`, { id: user.id });
      audit('users.role-changed', {});
    });
    acting.close();
    core = testCore({ folder: home });
    value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    expect(refusal(await core.client.audit.openPayload({ seq }))).toBe('reason-required');
    expect(refusal(await core.client.audit.openPayload({ seq, reason: 'kort' }))).toBe('reason-required');
    expect(value(await core.client.audit.openPayload({ seq, reason: 'Månadens granskning' })).payload).toContain('Alva');
    const { entries } = value(await core.client.audit.list({ ...everything, kind: 'audit.payload-read' }));
    expect(entries[0]?.caseNumber).toBe('Ä-2026-001');
  });

  it('about a search is kept from others once what it found is sealed, and the searcher learns nothing from hers', async () => {
    const caseId = await person(core, 'Alva');
    value(await core.client.participants.search({ text: 'Alva' }));
    const { version } = value(await core.client.participants.get({ caseId }));
    value(await core.client.participants.change({ caseId, version, changes: { protection: 'protected-registration' } }));
    await onlyOpen();
    value(await core.client.participants.search({ text: 'Alva Testsson' }));
    // The first found her; the second found nobody, and refusing it would reveal that there is somebody.
    expect((await read('participants.searched')).map(({ text }) => text)).toEqual(['no-grant']);
    expect((await read('participants.search-without-hit')).map(({ text }) => text)).toEqual([expect.stringContaining('Alva Testsson')]);
    const acting = await actingOn(core);
    const other = { id: crypto.randomUUID(), name: 'Omar Lund', signature: 'OL', role: 'coordinator' };
    acting.write(({ db, audit }) => {
      db.run('insert into users (id, name, signature, role) values (:id, :name, :signature, :role)', other);
      appendAudit(db, {
        ...{ at: '2026-05-07T08:00:00.000Z', userId: other.id, kind: 'participants.compared', caseId: null },
        payload: { text: 'alva testsson', hits: 0 },
      });
      audit('users.added', {});
    });
    acting.close();
    core = testCore({ folder: home });
    value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    expect((await read('participants.compared')).map(({ text }) => text)).toEqual(['no-grant']);
  });
});

describe('a register from before payloads were a case’s own', () => {
  it('asks for every case under which the same words stand, and for none of later entries', () => {
    const db = openDatabase(join(home, 'old.db'), newRegisterKey(), { create: true });
    const before = migrations.slice(
      0,
      migrations.findIndex(({ area }) => area === 'audit'),
    );
    const at = '2026-05-07T08:00:00.000Z';
    const entry = (caseId: string, text: string, when = at) =>
      appendAudit(db, { at: when, userId: null, kind: 'meetings.item-changed', caseId, payload: { text } });
    migrate(db, before, at);
    entry('a', 'om båda');
    entry('b', 'om båda');
    entry('a', 'om en');
    entry('c', 'om båda', '2026-05-07T09:00:00.000Z');
    migrate(db, pendingMigrations(db, migrations), at);
    entry('a', 'senare');
    entry('b', 'senare');
    expect([1, 2, 3, 4, 5].map((seq) => casesSharing(db, seq).toSorted())).toEqual([['a', 'b'], ['a', 'b'], ['a'], ['c'], []]);
    db.close();
  });
});
