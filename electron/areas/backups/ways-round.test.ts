import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../base/ids.ts';
import { alva as child, cellsOf, registerChild } from '../../testing/consent-samples.ts';
import { agencyIds, person } from '../../testing/meeting-scene.ts';
import { makeRegister, refusal, testCore, testPassphrase, value, type TestCore } from '../../testing/test-core.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const omars = 'gul traktor sjunger opera';
const petras = 'blå cykel dansar tango';

let test: TestCore;
let code: string;
let omar: string;
beforeEach(async () => {
  test = testCore();
  code = await makeRegister(test);
  omar = value(await test.client.users.add({ name: 'Omar Lund', signature: 'OL', role: 'deputy' }, [bytes(omars)])).id;
});
afterEach(() => {
  test.close();
  if (test.faults.length > 0) throw new Error('a fault of ours', { cause: test.faults[0] });
});

const unlock = (signature: string, secret: string) => test.client.users.unlock({ signature }, [bytes(secret)]);
const lock = () => test.client.users.lock({});
const backup = async () => value(await test.client.backups.make({ jobId: newId(), place: 'own' })).name;
const restore = (name: string, signature: string, secret: string) =>
  test.client.backups.restore({ source: { from: 'own', name }, how: 'passphrase', signature }, [bytes(secret)]);
const addPetra = async () =>
  value(await test.client.users.add({ name: 'Petra Chef', signature: 'PC', role: 'manager' }, [bytes(petras)])).id;
const entries = async (kind: string) =>
  value(await test.client.audit.list({ kind, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 50 })).entries.filter(
    (entry) => entry.kind === kind,
  );

describe('a restore at an open window', () => {
  it('needs the passphrase of whoever acts, not only somebody’s of the backup’s time', async () => {
    const name = await backup();
    test.proof.given = 'inte hennes fras alls';
    expect(refusal(await restore(name, 'ME', testPassphrase))).toBe('proof-wrong');
    test.proof.given = null;
    expect(refusal(await restore(name, 'ME', testPassphrase))).toBe('cancelled');
    test.proof.given = testPassphrase;
    value(await restore(name, 'ME', testPassphrase));
  });

  it('is signed by another who decides, where there is one, and both stand in the log of the copy', async () => {
    const petra = await addPetra();
    const name = await backup();
    test.signing.given = null;
    expect(refusal(await restore(name, 'ME', testPassphrase))).toBe('cancelled');
    test.signing.given = { signer: petra, secret: omars };
    expect(refusal(await restore(name, 'ME', testPassphrase))).toBe('countersign-wrong');
    expect(value(await test.client.users.status({})).open).toBe(true);
    test.signing.given = { signer: petra, secret: petras };
    value(await restore(name, 'ME', testPassphrase));
    value(await unlock('ME', testPassphrase));
    const [entry] = await entries('backups.restored');
    const { payload } = value(await test.client.audit.openPayload({ seq: entry?.seq ?? 0 }));
    expect(JSON.stringify(payload)).toContain('Petra Chef');
  });

  it('waits after wrong tries of the copy’s passphrase, over a restart, and each stands in the log', async () => {
    const name = await backup();
    const codes: string[] = [];
    for (let n = 0; n < 5; n += 1) codes.push(refusal(await restore(name, 'ME', `fel fras nummer ${n}`)));
    expect(codes).toEqual(['wrong-passphrase', 'wrong-passphrase', 'wrong-passphrase', 'wait', 'wait']);
    await lock();
    value(await unlock('ME', testPassphrase));
    expect(refusal(await restore(name, 'ME', testPassphrase))).toBe('wait');
    expect(await entries('backups.restore-refused')).toHaveLength(3);
    test.clock.now = '2026-05-07T08:00:02.000Z';
    value(await restore(name, 'ME', testPassphrase));
  });
});

describe('who makes a copy the living register', () => {
  it.each(['deputy', 'reviewer'] as const)('decided at its time: no %s, open or locked', async (role) => {
    value(await test.client.users.changeRole({ id: omar, role }));
    const name = await backup();
    expect(refusal(await restore(name, 'OL', omars))).toBe('forbidden');
    await lock();
    expect(refusal(await restore(name, 'OL', omars))).toBe('forbidden');
    value(await unlock('ME', testPassphrase));
    expect(await entries('backups.restored')).toEqual([]);
  });

  it('has the code on paper, or decided', async () => {
    const name = await backup();
    await lock();
    value(await test.client.backups.restore({ source: { from: 'own', name }, how: 'recovery-code', signature: '' }, [bytes(code)]));
    value(await unlock('ME', testPassphrase));
    expect(await entries('backups.restored')).toHaveLength(1);
  });
});

describe('what was closed since the copy', () => {
  const both = [
    ['open', () => Promise.resolve()],
    ['locked', async () => void (await lock())],
  ] as const;

  it.each(both)('still holds after a restore (%s): a user disabled, her slot too, and it stands in the log', async (_how, before) => {
    const name = await backup();
    value(await test.client.users.disable({ id: omar }));
    await before();
    value(await restore(name, 'ME', testPassphrase));
    expect(refusal(await unlock('OL', omars))).toBe('wrong-passphrase');
    expect(value(await unlock('ME', testPassphrase)).status.notices).toEqual([]);
    expect(value(await test.client.users.everyone({})).find(({ id }) => id === omar)?.disabledAt).not.toBeNull();
    expect(await entries('backups.closing-kept')).toHaveLength(1);
    expect(value(await test.client.audit.verify({})).brokenAt).toBeNull();
  });

  it.each(both)('still holds after a restore (%s): somebody shut out of a case', async (_how, before) => {
    const alva = await person(test, 'Alva');
    const name = await backup();
    value(await test.client.users.shutOut({ caseId: alva, userId: omar, reason: 'Han är hennes kusin' }));
    await before();
    value(await restore(name, 'ME', testPassphrase));
    value(await unlock('OL', omars));
    expect(refusal(await test.client.participants.openCase({ caseId: alva, reason: '' }))).toBe('shut-out');
  });

  it.each(both)(
    'still holds after a restore (%s): a withdrawal and an agency no longer used, also by somebody added since',
    async (_how, before) => {
      const alva = await person(test, 'Alva');
      const { personId } = value(await test.client.participants.get({ caseId: alva }));
      const ids = await agencyIds(test);
      const [school, housing] = [ids.get('Skolan') ?? '', ids.get('Frivården') ?? ''] as const;
      const consent = value(
        await test.client.consents.record({
          ...{ caseId: alva, purpose: 'SIG', validFrom: '2026-05-01', validTo: '2026-11-30' },
          cells: cellsOf([school, housing], ['housing']),
        }),
      );
      value(await test.client.consents.sign({ caseId: alva, consentId: consent.id, personId, signedAt: '2026-05-06T09:00:00.000Z' }));
      const name = await backup();
      const petra = await addPetra();
      const cells = async () => {
        value(await test.client.participants.openCase({ caseId: alva, reason: '' }));
        const { cells: all } = value(await test.client.consents.matrix({ caseId: alva, at: null }));
        return all.filter(({ subject, state }) => subject === 'housing' && state === 'yes').map(({ agencyId }) => agencyId);
      };
      expect((await cells()).toSorted()).toEqual([school, housing].toSorted());
      value(await test.client.decisions.closeAgency({ id: housing, what: 'active' }));
      await lock();
      value(await unlock('PC', petras));
      value(await test.client.participants.openCase({ caseId: alva, reason: '' }));
      value(
        await test.client.consents.withdraw({
          ...{ caseId: alva, consentIds: [consent.id], agencyId: school, subject: null, withdrawnAt: test.clock.now, toldBy: 'Alva' },
        }),
      );
      await lock();
      value(await unlock('ME', testPassphrase));
      expect(await cells()).toEqual([]);
      await before();
      test.signing.given = { signer: petra, secret: petras };
      value(await restore(name, 'ME', testPassphrase));
      value(await unlock('ME', testPassphrase));
      expect(await cells()).toEqual([]);
      // The person who recorded it is in the copy by name, but cannot open anything.
      expect(value(await test.client.users.everyone({})).find(({ id }) => id === petra)?.disabledAt).not.toBeNull();
      expect(await entries('backups.closing-kept')).toHaveLength(3);
    },
  );

  it.each(both)('still holds after a restore (%s): a role made less, protection, and a guardian who is a threat', async (_how, before) => {
    const { caseId } = await registerChild(test, child);
    const alva = await person(test, 'Alva');
    const protect = async (id: string, protection: 'none' | 'secrecy-flag' | 'protected-registration') => {
      const { version } = value(await test.client.participants.get({ caseId: id }));
      value(await test.client.participants.change({ caseId: id, version, changes: { protection } }));
    };
    await protect(alva, 'protected-registration');
    const sam = value(await test.client.users.add({ name: 'Sam Vik', signature: 'SV', role: 'reviewer' }, [bytes(petras)])).id;
    const name = await backup();
    await protect(caseId, 'protected-registration');
    await protect(alva, 'secrecy-flag');
    const { guardians } = value(await test.client.participants.get({ caseId }));
    const guardianId = guardians[0]?.id ?? '';
    value(await test.client.participants.setGuardianThreat({ caseId, guardianId, reason: 'Han hotar henne' }));
    value(await test.client.users.changeRole({ id: omar, role: 'reviewer' }));
    value(await test.client.users.changeRole({ id: sam, role: 'deputy' }));
    await before();
    value(await restore(name, 'ME', testPassphrase));
    value(await unlock('ME', testPassphrase));
    const rows = value(await test.client.participants.list({})).rows;
    expect(rows.map((row) => [row.caseId, row.name])).toEqual(expect.arrayContaining([caseId, alva].map((id) => [id, null])));
    const reason = 'ser efter vad som gäller';
    const opened = value(await test.client.participants.openCase({ caseId, reason }));
    expect(opened.guardians.find(({ id }) => id === guardianId)?.threatReason).toBe('Han hotar henne');
    expect(opened.guardians.filter(({ threatReason }) => threatReason !== '')).toHaveLength(1);
    // Changes that only open access are not carried over.
    expect(value(await test.client.users.list({})).map(({ id, role }) => [id, role])).toEqual(
      expect.arrayContaining([
        [omar, 'reviewer'],
        [sam, 'reviewer'],
      ]),
    );
    const kept = await entries('backups.closing-kept');
    const { caseNumber } = value(await test.client.participants.get({ caseId }));
    expect(kept.map((entry) => entry.caseNumber)).toEqual([caseNumber, caseNumber, null]);
    expect(value(await test.client.audit.verify({})).brokenAt).toBeNull();
  });

  it('leaves a coordinator, whatever her role is now', async () => {
    const name = await backup();
    const petra = await addPetra();
    value(await test.client.users.changeRole({ id: petra, role: 'coordinator' }));
    const maja = value(await test.client.users.everyone({})).find(({ signature }) => signature === 'ME')?.id ?? '';
    await lock();
    value(await unlock('PC', petras));
    test.signing.given = { signer: null, secret: code };
    value(await test.client.users.changeRole({ id: maja, role: 'reviewer' }));
    await lock();
    value(await restore(name, 'ME', testPassphrase));
    expect(value(await unlock('ME', testPassphrase)).status.user?.role).toBe('coordinator');
  });

  it('never takes the last coordinator of the copy', async () => {
    const name = await backup();
    const petra = await addPetra();
    value(await test.client.users.changeRole({ id: petra, role: 'coordinator' }));
    const maja = value(await test.client.users.everyone({})).find(({ signature }) => signature === 'ME')?.id ?? '';
    await lock();
    value(await unlock('PC', petras));
    test.signing.given = { signer: null, secret: code };
    value(await test.client.users.disable({ id: maja }));
    value(await test.client.backups.restore({ source: { from: 'own', name }, how: 'recovery-code', signature: '' }, [bytes(code)]));
    expect(value(await unlock('ME', testPassphrase)).status.user?.role).toBe('coordinator');
  });
});
