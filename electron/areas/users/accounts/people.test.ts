import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../base/permissions.ts';
import { envelopeSchema } from '../../../register/keys/envelope.ts';
import { invented } from '../../../testing/invented.ts';
import { makeRegister, passphrase, refusal, testCore, testPassphrase, value, type TestCore } from '../../../testing/test-core.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const phrase = 'gul traktor sjunger opera';

let test: TestCore;
let oldCode: string;
beforeEach(async () => {
  test = testCore();
  oldCode = await makeRegister(test);
});
afterEach(() => {
  test.close();
  if (test.faults.length > 0) throw new Error('a fault of ours', { cause: test.faults[0] });
});

const add = async (name: string, signature: string, role: Role): Promise<string> =>
  value(await test.client.users.add({ name, signature, role }, [bytes(phrase)])).id;
const unlock = (signature: string, secret: string) => test.client.users.unlock({ signature }, [bytes(secret)]);
const as = async (signature: string): Promise<void> => {
  await test.client.users.lock({});
  value(await unlock(signature, signature === 'ME' ? testPassphrase : phrase));
};
const me = async (): Promise<string> => value(await test.client.users.status({})).user?.id ?? '';
const kinds = async (): Promise<readonly string[]> =>
  value(
    await test.client.audit.list({ kind: 'users.', userId: null, caseNumber: '', from: null, to: null, before: null, limit: 20 }),
  ).entries.map(({ kind }) => kind);
const envelope = () => envelopeSchema.parse(JSON.parse(readFileSync(join(test.folder, 'generations/0001/envelope.json'), 'utf8')));
const aCase = async (): Promise<string> =>
  value(await test.client.participants.register({ ...invented('Sam'), familyName: 'Lindfors' })).caseId;

describe('a user', () => {
  it('is added with a slot of her own, opens with her own passphrase only, and acts in her own name', async () => {
    await add('Omar Lund', 'OL', 'deputy');
    expect(envelope().slots.map(({ signature }) => signature)).toEqual(['ME', '', 'OL']);
    await test.client.users.lock({});
    expect(refusal(await unlock('OL', testPassphrase))).toBe('wrong-passphrase');
    expect(value(await unlock('OL', phrase)).status.user).toMatchObject({ name: 'Omar Lund', role: 'deputy' });
  });

  it('is refused with each problem at its field, and never gets a signature that somebody had', async () => {
    const id = await add('Omar Lund', 'OL', 'deputy');
    value(await test.client.users.disable({ id }));
    expect(await test.client.users.add({ name: ' ', signature: 'ol', role: 'deputy' }, [bytes('kort')])).toMatchObject({
      error: { fields: { name: 'required', signature: 'signature-taken', passphrase: 'passphrase-short' } },
    });
  });

  it('who is disabled opens nothing from then on, and comes back with a new passphrase', async () => {
    const id = await add('Omar Lund', 'OL', 'deputy');
    value(await test.client.users.disable({ id }));
    expect(envelope().slots.map(({ signature }) => signature)).toEqual(['ME', '']);
    await test.client.users.lock({});
    expect(refusal(await unlock('OL', phrase))).toBe('wrong-passphrase');
    value(await unlock('ME', testPassphrase));
    value(await test.client.users.enable({ id }, [bytes('blå cykel dansar tango')]));
    await test.client.users.lock({});
    expect(refusal(await unlock('OL', phrase))).toBe('wrong-passphrase');
    value(await unlock('OL', 'blå cykel dansar tango'));
    expect(await test.client.users.list({})).toMatchObject({ value: [{ name: 'Maja Ek' }, { name: 'Omar Lund' }] });
  });

  it('does not disable herself, and the last coordinator keeps her role', async () => {
    const id = await me();
    expect(await test.client.users.disable({ id })).toMatchObject({ error: { fields: { id: 'is-you' } } });
    expect(refusal(await test.client.users.changeRole({ id, role: 'manager' }))).toBe('last-coordinator');
    await add('Petra Chef', 'PC', 'manager');
    await as('PC');
    expect(refusal(await test.client.users.disable({ id }))).toBe('last-coordinator');
    value(await test.client.users.changeRole({ id: await me(), role: 'coordinator' }));
    value(await test.client.users.disable({ id }));
    expect(await kinds()).toEqual(expect.arrayContaining(['users.added', 'users.role-changed', 'users.disabled']));
  });

  it('changes her passphrase by the old one or by the code, and the old one opens nothing', async () => {
    expect(
      await test.client.users.changePassphrase({ by: 'passphrase' }, [bytes('någon annans fras'), bytes('ny lång fras med ord')]),
    ).toMatchObject({ error: { fields: { old: 'passphrase-wrong' } } });
    expect(await kinds()).toContain('users.passphrase-wrong');
    value(await test.client.users.changePassphrase({ by: 'passphrase' }, [passphrase(), bytes('ny lång fras med ord')]));
    await test.client.users.lock({});
    expect(refusal(await unlock('ME', testPassphrase))).toBe('wrong-passphrase');
    value(await unlock('ME', 'ny lång fras med ord'));
  });
});

describe('the recovery code', () => {
  it('is replaced once two groups of the new one are typed back, and only then the old one opens nothing', async () => {
    const { code: fresh, ask } = value(await test.client.users.proposeNewRecoveryCode({}));
    const groups = fresh.split('-');
    const [first = '', second = ''] = ask.map((at) => groups[at]);
    expect(await test.client.users.replaceRecoveryCode({ groups: ['AAAAA', second] })).toMatchObject({
      error: { fields: { firstGroup: 'code-group' } },
    });
    await test.client.users.lock({});
    value(await test.client.users.unlockWithRecoveryCode({}, [bytes(oldCode)]));
    value(await test.client.users.replaceRecoveryCode({ groups: [first, second] }));
    await test.client.users.lock({});
    expect(refusal(await test.client.users.unlockWithRecoveryCode({}, [bytes(oldCode)]))).toBe('wrong-passphrase');
    value(await test.client.users.unlockWithRecoveryCode({}, [bytes(fresh)]));
  });
});

describe('jäv', () => {
  it('takes the case from whoever is shut out at once, in every list without a name, and its refusal stands in the log', async () => {
    const omar = await add('Omar Lund', 'OL', 'deputy');
    const caseId = await aCase();
    value(await test.client.participants.openCase({ caseId, reason: '' }));
    expect(await test.client.users.shutOut({ caseId, userId: omar, reason: 'kort' })).toMatchObject({
      error: { fields: { reason: 'reason-too-short' } },
    });
    expect(await test.client.users.shutOut({ caseId, userId: await me(), reason: 'Hon är hans moster' })).toMatchObject({
      error: { fields: { userId: 'nobody-left' } },
    });
    value(await test.client.users.shutOut({ caseId, userId: omar, reason: 'Han är hans kusin' }));
    await as('OL');
    expect(refusal(await test.client.participants.openCase({ caseId, reason: '' }))).toBe('shut-out');
    expect(JSON.stringify(value(await test.client.participants.list({})).rows)).not.toContain('Lindfors');
    await as('ME');
    value(await test.client.participants.openCase({ caseId, reason: '' }));
    const [row] = value(await test.client.users.shutOuts({ caseId }));
    expect(row).toMatchObject({ name: 'Omar Lund', reason: 'Han är hans kusin', decidedBy: 'Maja Ek' });
    value(await test.client.users.endShutOut({ caseId, id: row?.id ?? '', reason: 'Det var en annan Omar' }));
    await as('OL');
    value(await test.client.participants.openCase({ caseId, reason: '' }));
  });
});
