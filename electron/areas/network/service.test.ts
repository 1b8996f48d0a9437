import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actingOn } from '../../testing/acting.ts';
import { person } from '../../testing/meeting-scene.ts';
import { openTestCore, passphrase, refusal, testCore, value, type TestCore } from '../../testing/test-core.ts';
import { insertShutOut } from '../users/conflicts/shut-out-store.ts';
import { insertUser } from '../users/store.ts';

let core: TestCore;
let home: string;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'utvag-apart-'));
  core = await openTestCore({ folder: home });
});
afterEach(() => {
  core.close();
  rmSync(home, { recursive: true, force: true });
  if (core.faults.length > 0) throw new Error(`a fault of ours: ${String(core.faults[0])}`);
});

const numberOf = async (caseId: string) => value(await core.client.participants.get({ caseId })).caseNumber;
/** Nothing is open any more but this case. */
const onlyOpen = async (caseId: string): Promise<void> => {
  await core.client.users.lock({});
  value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
  value(await core.client.participants.openCase({ caseId, reason: '' }));
};
const fields = { reason: 'Hotade honom i våras', since: '2026-05-01', until: null };
const fieldsOf = async (input: Parameters<typeof core.client.network.keepApart>[0]): Promise<unknown> => {
  const answer = await core.client.network.keepApart(input);
  return answer.ok ? {} : answer.error.fields;
};

describe('keeping two cases apart', () => {
  it('stands in both files, with the reason in one and the other person in none', async () => {
    const [alva, bill] = [await person(core, 'Alva'), await person(core, 'Bill')];
    value(await core.client.network.keepApart({ caseId: alva, otherCaseNumber: await numberOf(bill), ...fields }));
    const [mine, theirs] = [
      value(await core.client.network.list({ caseId: alva })),
      value(await core.client.network.list({ caseId: bill })),
    ];
    expect(mine).toMatchObject([{ reason: fields.reason, holds: true }]);
    expect(theirs).toMatchObject([{ reason: null, holds: true }]);
    expect(JSON.stringify([mine, theirs])).not.toMatch(/Alva|Bill|Testsson|Ä-2026/);
    expect(JSON.stringify(theirs)).not.toContain('Hotade');
    expect(JSON.stringify(mine)).not.toContain(bill);
    expect(JSON.stringify(theirs)).not.toContain(alva);
  });

  it('warns where both come together and says no more than that', async () => {
    const [alva, bill, cleo] = [await person(core, 'Alva'), await person(core, 'Bill'), await person(core, 'Cleo')];
    const made = value(await core.client.network.keepApart({ caseId: alva, otherCaseNumber: await numberOf(bill), ...fields }));
    const conflict = async (...cases: string[]) => value(await core.client.network.conflicts({ cases }));
    expect(await conflict(alva, bill, cleo)).toEqual({ conflict: true });
    expect(await conflict(alva, cleo)).toEqual({ conflict: false });
    value(await core.client.network.end({ caseId: bill, id: made.id, version: made.version }));
    expect(await conflict(alva, bill)).toEqual({ conflict: false });
    expect(refusal(await core.client.network.end({ caseId: bill, id: made.id, version: made.version }))).toBe('not-found');
    value(await core.client.network.restore({ caseId: alva, id: made.id }));
    expect(await conflict(alva, bill)).toEqual({ conflict: true });
  });

  it('says what is wrong at the field of the number', async () => {
    const alva = await person(core, 'Alva');
    expect(await fieldsOf({ caseId: alva, otherCaseNumber: 'Ä-2026-999', ...fields })).toEqual({ otherCaseNumber: 'unknown-case' });
    expect(await fieldsOf({ caseId: alva, otherCaseNumber: 'Bill', ...fields })).toEqual({ otherCaseNumber: 'unknown-case' });
    expect(await fieldsOf({ caseId: alva, otherCaseNumber: await numberOf(alva), ...fields })).toEqual({
      otherCaseNumber: 'keep-apart-self',
    });
  });

  it('is answered to whoever tries numbers as if there was none yet', async () => {
    const [alva, bill, cleo] = [await person(core, 'Alva'), await person(core, 'Bill'), await person(core, 'Cleo')];
    const numbers = [await numberOf(bill), await numberOf(cleo)];
    value(await core.client.network.keepApart({ caseId: bill, otherCaseNumber: await numberOf(alva), ...fields }));
    await onlyOpen(alva);
    const answers = [];
    for (const otherCaseNumber of numbers)
      answers.push(value(await core.client.network.keepApart({ caseId: alva, otherCaseNumber, ...fields })));
    const [partner, stranger] = answers.map(({ id: _, ...rest }) => rest);
    expect(partner).toEqual(stranger);
  });

  it('is no answer about pairs that are not open: the same for a partner, for another case and for none, and it is logged', async () => {
    const [alva, bill, cleo] = [await person(core, 'Alva'), await person(core, 'Bill'), await person(core, 'Cleo')];
    value(await core.client.network.keepApart({ caseId: alva, otherCaseNumber: await numberOf(bill), ...fields }));
    await onlyOpen(alva);
    for (const other of [bill, cleo, crypto.randomUUID()])
      expect(await core.client.network.conflicts({ cases: [alva, other] })).toEqual({ ok: false, error: { code: 'no-grant' } });
    const entries = async (kind: string) =>
      value(await core.client.audit.list({ kind, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 9 })).total;
    expect(await entries('router.refused')).toBe(3);
    value(await core.client.participants.openCase({ caseId: bill, reason: '' }));
    // A redrawn page asks again, but each case gets only one entry.
    for (let i = 0; i < 3; i += 1) expect(value(await core.client.network.conflicts({ cases: [bill, alva] }))).toEqual({ conflict: true });
    expect(await entries('network.conflict-asked')).toBe(2);
  });

  it('is revealed to no manager who is shut out of a case, whichever it is', async () => {
    const [alva, bill, cleo] = [await person(core, 'Alva'), await person(core, 'Bill'), await person(core, 'Cleo')];
    const made = value(await core.client.network.keepApart({ caseId: alva, otherCaseNumber: await numberOf(bill), ...fields }));
    const acting = await actingOn(core);
    acting.write(({ db, audit, now, user }) => {
      const other = { id: crypto.randomUUID(), name: 'Omar Lund', signature: 'OL', role: 'coordinator' } as const;
      insertUser(db, other);
      insertShutOut(db, { caseId: cleo, userId: user.id, reason: 'Hans moster', decidedBy: other.id, decidedAt: now });
      db.run(`update users set role = 'manager' where id = :id`, { id: user.id });
      audit('users.shut-out', {}, cleo);
    });
    acting.close();
    const again = testCore({ folder: home });
    value(await again.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    value(await again.client.participants.openCase({ caseId: alva, reason: '' }));
    expect(refusal(await again.client.network.reveal({ caseId: alva, id: made.id }))).toBe('forbidden');
    again.close();
  });

  it('is set without opening the other file, and shown to nobody but the manager', async () => {
    const [alva, bill] = [await person(core, 'Alva'), await person(core, 'Bill')];
    const number = await numberOf(bill);
    await core.client.users.lock({});
    value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    value(await core.client.participants.openCase({ caseId: alva, reason: '' }));
    const made = value(await core.client.network.keepApart({ caseId: alva, otherCaseNumber: number, ...fields }));
    expect(refusal(await core.client.network.list({ caseId: bill }))).toBe('no-grant');
    expect(refusal(await core.client.network.reveal({ caseId: alva, id: made.id }))).toBe('forbidden');
  });

  it('marks the plans that lead to one municipality, and no other', async () => {
    const [alva, bill, cleo] = [await person(core, 'Alva'), await person(core, 'Bill'), await person(core, 'Cleo')];
    value(await core.client.network.keepApart({ caseId: alva, otherCaseNumber: await numberOf(bill), ...fields }));
    const goes = async (caseId: string, code: string) => {
      const made = value(await core.client.relocation.create({ caseId }));
      const row = { list: 'alternatives', code, locality: null, remark: '' } as const;
      const added = value(await core.client.relocation.addRow({ caseId, version: made.version, row }));
      const alternativeId = added.alternatives[0]?.id ?? '';
      value(await core.client.relocation.chooseDestination({ caseId, version: added.version, alternativeId }));
    };
    const keepApart = async (caseId: string) => value(await core.client.relocation.get({ caseId }))?.keepApart;
    await goes(alva, '1880');
    await goes(cleo, '1880');
    expect([await keepApart(alva), await keepApart(cleo)]).toEqual([false, false]);
    await goes(bill, '1880');
    expect([await keepApart(alva), await keepApart(bill), await keepApart(cleo)]).toEqual([true, true, false]);
  });
});
