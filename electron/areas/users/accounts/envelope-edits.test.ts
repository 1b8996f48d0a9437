import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../base/ids.ts';
import { envelopeSchema, envelopeText, type Envelope, type Slot } from '../../../register/keys/envelope.ts';
import { makeRegister, refusal, testCore, testPassphrase, value, type TestCore } from '../../../testing/test-core.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const phrase = 'gul traktor sjunger opera';
const fresh = 'en annan lång fras här';

let test: TestCore;
let code: string;
beforeEach(async () => {
  test = testCore();
  code = await makeRegister(test);
  value(await test.client.users.add({ name: 'Gun Granskare', signature: 'GG', role: 'reviewer' }, [bytes(phrase)]));
});
afterEach(() => {
  test.close();
  if (test.faults.length > 0) throw new Error('a fault of ours', { cause: test.faults[0] });
});

const envelopeIn = (home: string): Envelope =>
  envelopeSchema.parse(JSON.parse(readFileSync(join(test.folder, home, 'envelope.json'), 'utf8')));
/** Somebody with access to the folder edits the plain file, checksum included. */
const forge = (change: (envelope: Envelope) => Partial<Envelope>, home = 'generations/0001'): void => {
  const before = envelopeIn(home);
  writeFileSync(join(test.folder, home, 'envelope.json'), envelopeText({ ...before, ...change(before) }));
};
const without = (lost: (slot: Slot) => boolean) => (envelope: Envelope) => ({ slots: envelope.slots.filter((slot) => !lost(slot)) });
const isGuns = ({ signature }: Slot): boolean => signature === 'GG';
const spoilt = ({ slots: [first, ...others] }: Envelope) => ({
  slots: [...(first ? [first] : []), ...others.map((slot) => (isGuns(slot) && first ? { ...slot, identity: first.identity } : slot))],
});

const unlock = (signature: string, secret: string) => test.client.users.unlock({ signature }, [bytes(secret)]);
const opens = async (signature: string, secret: string): Promise<readonly string[]> => {
  value(await test.client.users.lock({}));
  return value(await unlock(signature, secret)).status.notices;
};
const unlockAgain = async (signature: string, secret: string) => {
  value(await test.client.users.lock({}));
  return unlock(signature, secret);
};
const told = async () => value(await test.client.users.status({})).notices;
const logged = async (): Promise<number> =>
  value(
    await test.client.audit.list({
      ...{ kind: 'users.envelope-differed', userId: null, caseNumber: '', from: null, to: null, before: null, limit: 50 },
    }),
  ).entries.length;
const changePassphrase = async () =>
  value(await test.client.users.changePassphrase({ by: 'passphrase' }, [bytes(testPassphrase), bytes(fresh)]));

describe('who can open the register, though somebody wrote into the plain envelope while it was open,', () => {
  it('is not changed with the next passphrase: the slot comes back, it is told and in the log', async () => {
    forge(without(isGuns));
    await changePassphrase();
    expect(await told()).toEqual(['envelope-missing']);
    expect(await logged()).toBe(1);
    expect(await opens('ME', fresh)).toEqual([]);
    expect(await opens('GG', phrase)).toEqual([]);
  });

  it('is not changed with a new key either', async () => {
    forge(without(isGuns));
    value(await test.client.users.rekey({ jobId: newId() }));
    value(await unlock('ME', testPassphrase));
    expect(await logged()).toBe(1);
    expect(await opens('GG', phrase)).toEqual([]);
  });

  it('is still whoever has the code on paper', async () => {
    forge(without(({ kind }) => kind === 'recovery'));
    await changePassphrase();
    expect(await told()).toEqual(['envelope-missing']);
    await test.client.users.lock({});
    value(await test.client.users.unlockWithRecoveryCode({}, [bytes(code)]));
  });

  it('is in the next backup, whole: the copy opens to whoever opened the register', async () => {
    forge(spoilt);
    const { name } = value(await test.client.backups.make({ jobId: newId(), place: 'own' }));
    expect(await told()).toEqual(['envelope-spoilt']);
    forge(without(isGuns));
    const next = value(await test.client.backups.make({ jobId: newId(), place: 'own' }));
    const [copy, later] = [name, next.name].map((each) => envelopeIn(join('backups', each)));
    expect(copy?.slots).toEqual(later?.slots);
    expect(copy?.slots.filter(isGuns)).toHaveLength(1);
    expect(copy?.sealedKey).toBe(later?.sealedKey);
    expect(await opens('GG', phrase)).toEqual([]);
  });

  it.each<[string, (envelope: Envelope) => Partial<Envelope>]>([
    ['another register’s', () => ({ registerId: newId() })],
    ['another generation’s', () => ({ generation: '0007' })],
  ])('is the same though the file says that it is %s: told, set right, in the next copy too', async (_what, change) => {
    forge(change);
    const { name } = value(await test.client.backups.make({ jobId: newId(), place: 'own' }));
    expect(await told()).toEqual(['envelope-spoilt']);
    expect(value(await test.client.backups.list({})).backups.map(({ state }) => state)).toEqual(['sound']);
    forge(change);
    await changePassphrase();
    expect(await logged()).toBe(2);
    expect(await opens('ME', fresh)).toEqual([]);
    value(
      await test.client.backups.restore({ source: { from: 'own', name }, how: 'passphrase', signature: 'ME' }, [bytes(testPassphrase)]),
    );
    expect(await opens('GG', phrase)).toEqual([]);
  });

  it('is the same when the file was written over', async () => {
    writeFileSync(join(test.folder, 'generations/0001/envelope.json'), 'inget kuvert');
    value(await test.client.backups.make({ jobId: newId(), place: 'own' }));
    expect(await told()).toEqual(['envelope-missing']);
    writeFileSync(join(test.folder, 'generations/0001/envelope.json'), '{}');
    await changePassphrase();
    expect(await opens('ME', fresh)).toEqual([]);
    expect(await opens('GG', phrase)).toEqual([]);
    value(await unlockAgain('ME', fresh));
    const [copy] = value(await test.client.backups.list({})).backups;
    writeFileSync(join(test.folder, 'generations/0001/envelope.json'), '[]');
    const source = { from: 'own', name: copy?.name ?? '' } as const;
    value(await test.client.backups.restore({ source, how: 'passphrase', signature: 'ME' }, [bytes(testPassphrase)]));
    expect(await opens('GG', phrase)).toEqual([]);
  });

  it('is asked for a second signature by what the register keeps, not by the file', async () => {
    value(await test.client.users.add({ name: 'Petra Chef', signature: 'PC', role: 'manager' }, [bytes(fresh)]));
    forge(({ slots }) => ({ slots: slots.filter(({ signature }) => signature !== 'PC') }));
    value(await test.client.users.add({ name: 'Per Chef', signature: 'PP', role: 'manager' }, [bytes(phrase)]));
    expect(await opens('PC', fresh)).toEqual([]);
  });
});

describe('who can open the register, though somebody wrote into the plain envelope while it was locked,', () => {
  it('is told when another’s wrapping is spoilt, and it is put back', async () => {
    await test.client.users.lock({});
    forge(spoilt);
    expect(refusal(await unlock('GG', phrase))).toBe('wrong-passphrase');
    expect(value(await unlock('ME', testPassphrase)).status.notices).toEqual(['envelope-spoilt']);
    expect(await logged()).toBe(1);
    expect(await opens('GG', phrase)).toEqual([]);
  });

  it('is sealed to again, when the key was not', async () => {
    await test.client.users.lock({});
    const before = envelopeIn('generations/0001').sealedKey;
    await unlock('ME', testPassphrase);
    await test.client.users.disable({
      id: value(await test.client.users.everyone({})).find(({ signature }) => signature === 'GG')?.id ?? '',
    });
    await test.client.users.lock({});
    // The key as it was sealed before: it opens to Maja, and to somebody who has since been removed.
    forge(() => ({ sealedKey: before }));
    expect(value(await unlock('ME', testPassphrase)).status.notices).toEqual(['envelope-spoilt']);
    expect(envelopeIn('generations/0001').sealedKey).not.toBe(before);
  });

  it('is who opens a backup whose own envelope was written to, once it is restored, and that stands in its log', async () => {
    const { name } = value(await test.client.backups.make({ jobId: newId(), place: 'own' }));
    forge(without(isGuns), join('backups', name));
    value(
      await test.client.backups.restore({ source: { from: 'own', name }, how: 'passphrase', signature: 'ME' }, [bytes(testPassphrase)]),
    );
    value(await unlock('ME', testPassphrase));
    expect(await logged()).toBe(1);
    expect(await opens('GG', phrase)).toEqual([]);
  });
});
