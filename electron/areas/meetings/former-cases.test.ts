import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PortAnswer, PortAsk } from '../../base/ports.ts';
import { insertShutOut } from '../users/conflicts/shut-out-store.ts';
import { insertUser } from '../users/store.ts';
import { migrations } from '../../core/migrations.ts';
import { appendAudit } from '../../register/log/audit-chain.ts';
import { openDatabase } from '../../register/database.ts';
import { newRegisterKey } from '../../register/keys/keys.ts';
import { migrate, pendingMigrations } from '../../register/migrations.ts';
import { actingOn } from '../../testing/acting.ts';
import { agencyIds, consentTo, person } from '../../testing/meeting-scene.ts';
import { aPdf } from '../../testing/scan-samples.ts';
import { openTestCore, passphrase, refusal, testCore, value, type TestCore } from '../../testing/test-core.ts';
import { formerCasesOf } from './store.ts';

/** A case taken off a meeting has been discussed there: what was written then still belongs to it. */

const secret = 'Bill bor hos sin syster';
const answers = {
  answer: (ask: PortAsk): PortAnswer => (ask.port === 'print-to-pdf' ? { kind: 'pdf', bytes: aPdf(1) } : { kind: 'cancelled' }),
};

let core: TestCore;
let home: string;
let alva: string;
let bill: string;
let police: string;
let meetingId: string;
let itemId: string;

const meetingNow = async () => value(await core.client.meetings.get({ meetingId }));

/** A meeting about both, with text about Bill, who was then taken off it; only Alva's file is open. */
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'utvag-former-'));
  core = await openTestCore({ folder: home, ...answers });
  [alva, bill] = [await person(core, 'Alva'), await person(core, 'Bill')];
  police = (await agencyIds(core)).get('Polisen') ?? '';
  for (const caseId of [alva, bill]) await consentTo(core, caseId, [police]);
  const made = value(
    await core.client.meetings.plan({
      ...{ type: 'sig', number: null, date: '2026-05-12', startTime: '10:00', endTime: '11:00', place: 'Rum tre', reason: '' },
      cases: [alva, bill],
      agencies: [{ agencyId: police, contactId: null }],
      items: [{ title: 'Läget', subject: 'housing' }],
    }),
  );
  meetingId = made.id;
  itemId = made.items[0]?.id ?? '';
  const statements = [{ id: 's', nature: 'fact' as const, source: 'Polisen', text: secret }];
  value(await core.client.meetings.changeItem({ meetingId, itemId, version: 1, changes: { statements } }));
  value(await core.client.drafts.put({ key: `meetings/${meetingId}/new-item`, value: secret, baseVersion: 0 }));
  value(await core.client.meetings.setCases({ meetingId, version: (await meetingNow()).version, cases: [alva] }));
});
afterEach(() => {
  core.close();
  rmSync(home, { recursive: true, force: true });
  if (core.faults.length > 0) throw new Error('a fault of ours', { cause: core.faults[0] });
});

const onlyOpen = async (...cases: readonly string[]): Promise<void> => {
  await core.client.users.lock({});
  value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
  for (const caseId of cases) value(await core.client.participants.openCase({ caseId, reason: '' }));
};
const entries = async (kind: string) =>
  value(await core.client.audit.list({ kind, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 100 })).entries;

describe('a register from before former cases were kept', () => {
  it('finds them in the log: what was taken off and is no case of the meeting now', () => {
    const db = openDatabase(join(home, 'old.db'), newRegisterKey(), { create: true });
    const at = '2026-05-07T08:00:00.000Z';
    const before = migrations.findIndex(({ area, number }) => area === 'meetings' && number === 2);
    migrate(db, migrations.slice(0, before), at);
    db.transaction(() => {
      db.run(`insert into users (id, name, signature, role) values ('u', 'Maja Ek', 'ME', 'coordinator')`);
      for (const id of ['a', 'b', 'c', 'd']) {
        db.run(
          `insert into persons (id, given_name, family_name, alias, number_missing_reason, protection, phone, email)
          values (:id, :id, 'Testsson', '', 'saknas', 'none', '', '')`,
          { id },
        );
        db.run(
          `insert into cases (id, person_id, number, phase, state, opened_on) values (:id, :id, :id, 'contact', 'active', '2026-02-02')`,
          { id },
        );
      }
      for (const id of ['m', 'n'])
        db.run(
          `insert into meetings (id, type, number, date, start_time, end_time, place, created_at, created_by)
           values (:id, 'sig', :number, '2026-05-08', '10:00', '11:00', '', :at, 'u')`,
          { id, number: id === 'm' ? 1 : 2, at },
        );
      for (const caseId of ['a', 'c']) db.run(`insert into meeting_cases (meeting_id, case_id) values ('m', :caseId)`, { caseId });
      const changed = (caseId: string | null, payload: Record<string, unknown>) =>
        appendAudit(db, { at, userId: null, kind: 'meetings.cases-changed', caseId, payload });
      // As first written, whole under each case, and as they are now.
      for (const caseId of ['a', 'b', 'c']) changed(caseId, { id: 'm', before: ['a', 'b', 'c'], after: ['a'] });
      changed('c', { id: 'm', before: false, after: true });
      changed('d', { id: 'm', before: true, after: false });
      changed('d', { id: 'gone', before: true, after: false });
      changed(null, { id: 'm', cases: ['a', 'd'], before: ['a', 'd'], after: ['a'], untagged: [] });
    });
    migrate(db, pendingMigrations(db, migrations), at);
    expect(['m', 'n'].map((id) => formerCasesOf(db, id).toSorted())).toEqual([['b', 'd'], []]);
    db.close();
  });
});

describe('a case that was taken off a meeting', () => {
  it('is still asked for: without its grant nothing of the meeting is read, printed or changed', async () => {
    await onlyOpen(alva);
    const { version } = { version: 9 };
    const own = { kind: 'own-unit' } as const;
    const at = { meetingId, document: 'agenda' as const };
    const tries = {
      get: await core.client.meetings.get({ meetingId }),
      cover: await core.client.meetings.cover({ meetingId }),
      preview: await core.client.meetings.preview({ ...at, recipient: own }),
      save: await core.client.meetings.save({ ...at, version: null, recipient: own, as: 'pdf' }),
      mentions: await core.client.meetings.mentions({ meetingId, document: 'minutes' }),
      project: await core.client.meetings.project({ meetingId }),
      suggestions: await core.client.meetings.suggestions({ meetingId }),
      change: await core.client.meetings.change({ meetingId, version, changes: { place: 'Rum fyra' } }),
      setCases: await core.client.meetings.setCases({ meetingId, version, cases: [alva] }),
      draft: await core.client.drafts.get({ key: `meetings/${meetingId}/new-item` }),
    };
    expect(JSON.stringify([tries, core.asked])).not.toContain('syster');
    expect(Object.entries(tries).map(([name, answer]) => [name, answer.ok ? 'answered' : answer.error.code])).toEqual(
      Object.keys(tries).map((name) => [name, 'no-grant']),
    );
    expect(value(await core.client.drafts.list({ prefix: `meetings/${meetingId}/` }))).toEqual([]);
  });

  it('is opened with the meeting, with an entry in its log, and then all of it is there', async () => {
    await onlyOpen();
    const before = (await entries('participants.opened')).length;
    value(await core.client.meetings.open({ meetingId, reason: '' }));
    const opened = (await entries('participants.opened')).toSorted((a, b) => a.seq - b.seq).slice(before);
    expect(opened.flatMap(({ caseNumber }) => caseNumber ?? []).toSorted()).toEqual(['Ä-2026-001', 'Ä-2026-002']);
    expect(JSON.stringify(await meetingNow())).toContain(secret);
    // Bill is not a participant in it, so his name and number are not there.
    expect((await meetingNow()).cases.map(({ caseId }) => caseId)).toEqual([alva]);
  });

  it('holds the log of what is written afterwards: words that were about both need both', async () => {
    const { items } = await meetingNow();
    const statements = [{ id: 's', nature: 'fact' as const, source: 'Polisen', text: 'Alva bor kvar' }];
    value(await core.client.meetings.changeItem({ meetingId, itemId, version: items[0]?.version ?? 0, changes: { statements } }));
    value(await core.client.meetings.change({ meetingId, version: (await meetingNow()).version, changes: { place: 'Hos Bills syster' } }));
    const all = [...(await entries('meetings.item-changed')), ...(await entries('meetings.changed'))];
    await onlyOpen(alva);
    const read = [];
    for (const { seq } of all) read.push(await core.client.audit.openPayload({ seq }));
    expect(read.some((answer) => answer.ok)).toBe(true);
    expect(JSON.stringify(read)).not.toContain('syster');
    await onlyOpen(alva, bill);
    const both = [];
    for (const { seq } of all) both.push(await core.client.audit.openPayload({ seq }));
    expect(JSON.stringify(both)).toContain('syster');
    // Nothing done now appears in Bill's log.
    expect((await entries('meetings.changed')).map(({ caseNumber }) => caseNumber)).not.toContain('Ä-2026-002');
  });

  it('keeps one out who is shut out of it', async () => {
    const acting = await actingOn(core);
    acting.write(({ db, audit, now, user }) => {
      const other = { id: crypto.randomUUID(), name: 'Omar Lund', signature: 'OL', role: 'coordinator' } as const;
      insertUser(db, other);
      insertShutOut(db, { caseId: bill, userId: user.id, reason: 'Hans moster', decidedBy: other.id, decidedAt: now });
      audit('users.shut-out', {}, bill);
    });
    acting.close();
    core = testCore({ folder: home, ...answers });
    value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    value(await core.client.participants.openCase({ caseId: alva, reason: '' }));
    expect(refusal(await core.client.meetings.open({ meetingId, reason: 'Behövs på mötet i dag' }))).toBe('shut-out');
    expect(refusal(await core.client.meetings.get({ meetingId }))).toBe('no-grant');
  });

  it('is a case of it again when it is put back', async () => {
    value(await core.client.meetings.setCases({ meetingId, version: (await meetingNow()).version, cases: [alva, bill] }));
    value(await core.client.meetings.setCases({ meetingId, version: (await meetingNow()).version, cases: [bill] }));
    await onlyOpen(bill);
    expect(refusal(await core.client.meetings.get({ meetingId }))).toBe('no-grant');
    await onlyOpen(alva, bill);
    expect((await meetingNow()).cases.map(({ caseId }) => caseId)).toEqual([bill]);
  });

  it('is what the entry names when an item about nobody else is taken away', async () => {
    const withCases = async (...cases: readonly string[]) =>
      value(await core.client.meetings.setCases({ meetingId, version: (await meetingNow()).version, cases: [...cases] }));
    await withCases(alva, bill);
    const { items } = value(
      await core.client.meetings.addItem({
        meetingId,
        title: 'Bara Bill',
        subject: 'housing',
        restriction: 'none',
        cases: [bill],
        at: null,
        followsActionId: null,
      }),
    );
    const about = items.find(({ title }) => title === 'Bara Bill');
    const statements = [{ id: 't', nature: 'fact' as const, source: 'Polisen', text: secret }];
    value(await core.client.meetings.changeItem({ meetingId, itemId: about?.id ?? '', version: 1, changes: { statements } }));
    await withCases(alva);
    value(await core.client.meetings.removeItem({ meetingId, itemId: about?.id ?? '' }));
    value(await core.client.meetings.restoreItem({ meetingId, itemId: about?.id ?? '' }));
    expect(await entries('meetings.item-removed')).toMatchObject([{ caseNumber: null }]);
    expect(await entries('meetings.item-restored')).toHaveLength(1);
  });

  it('has part in the actions that were noted on its item, until somebody says anew what the item is about', async () => {
    const noted = async (subject: 'housing' | null): Promise<void> => {
      const { items } = await meetingNow();
      const version = items[0]?.version ?? 0;
      const actions = [{ id: 'a', what: 'Ringa Bills syster', ownerAgencyId: null, ownerName: '', dueOn: '2026-05-20' }];
      const changes = subject === null ? { actions } : { actions, subject };
      value(await core.client.meetings.changeItem({ meetingId, itemId, version, changes }));
    };
    const finished = async (): Promise<void> => {
      value(await core.client.meetings.hold({ meetingId }));
      value(await core.client.meetings.setAttendance({ meetingId, agencyId: police, attendance: 'present' }));
      const seen = value(await core.client.meetings.mentions({ meetingId, document: 'minutes' })).map(({ key }) => key);
      value(await core.client.meetings.finalise({ meetingId, version: (await meetingNow()).version, seen }));
    };
    await noted(null);
    await finished();
    await onlyOpen(alva);
    expect(value(await core.client.actions.list({ caseId: alva }))).toEqual([]);
    expect(value(await core.client.actions.withheld({ caseId: alva }))).toEqual({ count: 1 });
    await onlyOpen(alva, bill);
    expect(value(await core.client.actions.list({ caseId: alva }))).toMatchObject([{ what: 'Ringa Bills syster' }]);

    value(await core.client.meetings.correct({ meetingId }));
    await noted('housing');
    const seen = value(await core.client.meetings.mentions({ meetingId, document: 'minutes' })).map(({ key }) => key);
    value(await core.client.meetings.finalise({ meetingId, version: (await meetingNow()).version, seen }));
    await onlyOpen(alva);
    expect(value(await core.client.actions.list({ caseId: alva }))).toHaveLength(1);
  });
});
