import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../base/ids.ts';
import { parseRecoveryCode } from '../../../base/recovery-code.ts';
import { openDatabase } from '../../../register/database.ts';
import { envelopeSchema, envelopeText, openEnvelope, type Envelope, type Slot } from '../../../register/keys/envelope.ts';
import { unwrapIdentity, wrapIdentity } from '../../../register/keys/keys.ts';
import { dumpOf } from '../../../testing/dump.ts';
import { invented } from '../../../testing/invented.ts';
import { copyOldRegister, oldRegister } from '../../../testing/old-register.ts';
import {
  cheapCost,
  makeRegister,
  passphrase,
  refusal,
  testCore,
  testPassphrase,
  value,
  type TestCore,
} from '../../../testing/test-core.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const phrase = 'gul traktor sjunger opera';

let test: TestCore;
afterEach(() => {
  test.close();
  if (test.faults.length > 0) throw new Error('a fault of ours', { cause: test.faults[0] });
});

const unlock = (signature: string, secret: string) => test.client.users.unlock({ signature }, [bytes(secret)]);
const entries = async (kind: string): Promise<readonly string[]> =>
  value(await test.client.audit.list({ kind, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 50 })).entries.map(
    (entry) => entry.kind,
  );
const status = async () => value(await test.client.users.status({}));

const file = (generation: string): string => join(test.folder, 'generations', generation, 'envelope.json');
const envelope = (generation: string): Envelope => envelopeSchema.parse(JSON.parse(readFileSync(file(generation), 'utf8')));
const slotOf = (generation: string, signature: string): Slot =>
  envelope(generation).slots.find((slot) => slot.signature === signature) ?? expect.fail(`no slot of ${signature}`);
/** Somebody with access to the folder edits the plain file, checksum included. */
const forge = (generation: string, change: (slots: readonly Slot[]) => readonly Slot[]): void => {
  const before = envelope(generation);
  writeFileSync(file(generation), envelopeText({ ...before, slots: [...change(before.slots)] }));
};
const forgeSlot = (generation: string, signature: string, change: Partial<Slot>): void =>
  forge(generation, (slots) => slots.map((slot) => (slot.signature === signature ? { ...slot, ...change } : slot)));

const people = [
  ['Gun Granskare', 'GG', 'reviewer'],
  ['Petra Chef', 'PC', 'manager'],
  ['Omar Lund', 'OL', 'deputy'],
] as const;

describe('who somebody is', () => {
  beforeEach(async () => {
    test = testCore();
    await makeRegister(test);
    for (const [name, signature, role] of people) value(await test.client.users.add({ name, signature, role }, [bytes(phrase)]));
  });

  it('is not changed by the plain envelope: a reviewer who writes the coordinator’s id into her slot is not the coordinator', async () => {
    await test.client.users.lock({});
    forgeSlot('0001', 'GG', { userId: slotOf('0001', 'ME').userId });
    expect(refusal(await unlock('GG', phrase))).toBe('wrong-passphrase');
    // The next person to open it is told, it is in the log, and the envelope matches the register.
    const opened = value(await unlock('ME', testPassphrase));
    expect(opened.status).toMatchObject({ user: { name: 'Maja Ek' }, notices: ['envelope-owner'] });
    expect(await entries('users.')).toContain('users.envelope-differed');
    await test.client.users.lock({});
    expect(value(await unlock('GG', phrase)).status).toMatchObject({ user: { role: 'reviewer' }, notices: [] });
  });

  it('follows from the key that opened, also when she wraps it anew as the coordinator’s, or as the recovery code’s', async () => {
    const { registerId } = envelope('0001');
    const coordinator = slotOf('0001', 'ME').userId;
    const own = slotOf('0001', 'GG');
    const identity = await unwrapIdentity(bytes(phrase), `utvag-envelope-2 ${registerId} ${own.id} user ${own.userId}`, own.identity);
    const wrapped = (secret: Uint8Array, bound: string) => wrapIdentity(identity ?? '', secret, bound, cheapCost);
    await test.client.users.lock({});
    forgeSlot('0001', 'GG', {
      userId: coordinator,
      identity: await wrapped(bytes(phrase), `utvag-envelope-2 ${registerId} ${own.id} user ${coordinator}`),
    });
    expect(value(await unlock('GG', phrase)).status).toMatchObject({ user: { role: 'reviewer' }, notices: ['envelope-owner'] });
    await test.client.users.lock({});
    // A code of her own, in a slot marked as the recovery code's.
    const mine = parseRecoveryCode(bytes(oldRegister.code));
    if ('problem' in mine) throw new Error('no code');
    forgeSlot('0001', 'GG', {
      kind: 'recovery',
      userId: null,
      signature: '',
      identity: await wrapped(mine, `utvag-envelope-2 ${registerId} ${own.id} recovery -`),
    });
    const opened = value(await test.client.users.unlockWithRecoveryCode({}, [bytes(oldRegister.code)]));
    expect(opened.status).toMatchObject({ user: { role: 'reviewer' }, notices: ['envelope-owner'] });
  });

  it('keeps somebody shut out of a case out of it, whatever her slot says', async () => {
    const { caseId } = value(await test.client.participants.register({ ...invented('Sam'), familyName: 'Lindfors' }));
    const omar = slotOf('0001', 'OL').userId ?? '';
    value(await test.client.participants.openCase({ caseId, reason: '' }));
    value(await test.client.users.shutOut({ caseId, userId: omar, reason: 'Han är hans kusin' }));
    await test.client.users.lock({});
    forgeSlot('0001', 'OL', { userId: slotOf('0001', 'ME').userId });
    expect(refusal(await unlock('OL', phrase))).toBe('wrong-passphrase');
    expect(refusal(await test.client.participants.openCase({ caseId, reason: '' }))).toBe('locked');
  });

  it('tells of a slot that somebody put there, and of one that is gone, and puts that back', async () => {
    await test.client.users.lock({});
    forge('0001', (slots) => [
      ...slots.filter(({ signature }) => signature !== 'OL'),
      { ...slotOf('0001', 'GG'), id: newId(), signature: 'XX' },
    ]);
    expect(value(await unlock('ME', testPassphrase)).status.notices.toSorted()).toEqual(['envelope-missing', 'envelope-unknown']);
    await test.client.users.lock({});
    expect(value(await unlock('OL', phrase)).status).toMatchObject({ user: { role: 'deputy' }, notices: [] });
  });

  it('is asked of the register at a lock-screen restore, too: the entry names whose key opened the copy', async () => {
    const { name } = value(await test.client.backups.make({ jobId: newId(), place: 'own' }));
    const home = join(test.folder, 'backups', name, 'envelope.json');
    const copy = envelopeSchema.parse(JSON.parse(readFileSync(home, 'utf8')));
    const manager = slotOf('0001', 'PC');
    await test.client.users.lock({});
    const bound = `utvag-envelope-2 ${copy.registerId} ${manager.id} user ${slotOf('0001', 'ME').userId}`;
    const identity = await unwrapIdentity(
      bytes(phrase),
      `utvag-envelope-2 ${copy.registerId} ${manager.id} user ${manager.userId}`,
      manager.identity,
    );
    const forged: Slot = {
      ...manager,
      userId: slotOf('0001', 'ME').userId,
      identity: await wrapIdentity(identity ?? '', bytes(phrase), bound, cheapCost),
    };
    writeFileSync(home, envelopeText({ ...copy, slots: copy.slots.map((slot) => (slot.id === forged.id ? forged : slot)) }));
    value(await test.client.backups.restore({ source: { from: 'own', name }, how: 'passphrase', signature: 'PC' }, [bytes(phrase)]));
    value(await unlock('ME', testPassphrase));
    const { entries: found } = value(
      await test.client.audit.list({
        ...{ kind: 'backups.restored', userId: manager.userId, caseNumber: '', from: null, to: null, before: null, limit: 5 },
      }),
    );
    expect(found).toHaveLength(1);
  });
});

describe('a register from before slots knew their users', () => {
  let home: string;
  beforeEach(() => {
    home = copyOldRegister();
    test = testCore({ folder: home, now: oldRegister.lastAt });
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const dump = async (secret: string): Promise<ReadonlyMap<string, string>> => {
    const opened = await openEnvelope(envelope('0002'), envelope('0002').slots, bytes(secret));
    if (opened === 'wrong') throw new Error('did not open');
    const db = openDatabase(join(test.folder, 'generations/0002/register.db'), opened.key);
    try {
      return dumpOf(db, ['audit_entries', 'audit_payloads', 'register_facts', 'schema_migrations', 'settings']);
    } finally {
      db.close();
    }
  };

  it('keeps every row of every table it had', async () => {
    const before = await dump(oldRegister.people.ME.passphrase);
    value(await unlock('ME', oldRegister.people.ME.passphrase));
    await test.client.users.lock({});
    const after = await dump(oldRegister.people.ME.passphrase);
    expect(Object.fromEntries([...after].filter(([table]) => before.has(table)))).toEqual(Object.fromEntries(before));
  });

  it('opens, ties every slot to its user from its own log, and each wrapping at that user’s next unlock; nothing is lost', async () => {
    for (const [signature, { passphrase: secret, name, role }] of Object.entries(oldRegister.people)) {
      expect(slotOf('0002', signature).binding).toBeUndefined();
      const { status: now } = value(await unlock(signature, secret));
      expect(now).toMatchObject({ user: { name, role }, notices: [] });
      expect(slotOf('0002', signature)).toMatchObject({ binding: 'owner', userId: now.user?.id });
      await test.client.users.lock({});
      expect(refusal(await unlock(signature, 'fel fras som är lång'))).toBe('wrong-passphrase');
      value(await unlock(signature, secret));
      await test.client.users.lock({});
    }
    value(await test.client.users.unlockWithRecoveryCode({}, [bytes(oldRegister.code)]));
    expect(await entries('users.slots-tied')).toEqual(['users.slots-tied']);
    expect(new Set(value(await test.client.participants.list({})).rows.map(({ name }) => name))).toEqual(
      new Set(['Alva Testberg', 'Sam Lindfors']),
    );
    expect(value(await test.client.audit.verify({})).brokenAt).toBeNull();
    expect(
      value(await test.client.users.list({}))
        .map(({ signature }) => signature)
        .toSorted(),
    ).toEqual(['GG', 'ME', 'PC']);
  });

  it('gives its raw key by hand, as docs/recovery.md says, before and after a slot is bound to its owner', async () => {
    const tool = join(import.meta.dirname, '../../../../build/recovery-key.mjs');
    const byHand = (): string =>
      execFileSync(process.execPath, [tool, '--register', test.folder], {
        input: `${oldRegister.people.GG.passphrase}\n`,
        encoding: 'utf8',
      });
    const before = byHand();
    expect(before).toMatch(/^raw key: +[0-9a-f]{64}$/m);
    value(await unlock('GG', oldRegister.people.GG.passphrase));
    expect(slotOf('0002', 'GG').binding).toBe('owner');
    await test.client.users.lock({});
    expect(byHand()).toBe(before);
  });

  it('is not taken in by ids that were changed before its first unlock', async () => {
    forgeSlot('0002', 'GG', { userId: slotOf('0002', 'ME').userId });
    expect(value(await unlock('GG', oldRegister.people.GG.passphrase)).status).toMatchObject({
      user: { role: 'reviewer' },
      notices: ['envelope-owner'],
    });
  });

  it('takes a recovery slot for what its log says, not for what the envelope says', async () => {
    forgeSlot('0002', 'GG', { kind: 'recovery', userId: null, signature: '' });
    value(await unlock('ME', oldRegister.people.ME.passphrase));
    expect((await status()).notices).toEqual(['envelope-owner']);
    await test.client.users.lock({});
    expect(value(await unlock('GG', oldRegister.people.GG.passphrase)).status.user?.role).toBe('reviewer');
  });

  it('is restored from its backup of that time, by a passphrase of that time, and each opens it then', async () => {
    value(
      await test.client.backups.restore({ source: { from: 'own', name: oldRegister.backup }, how: 'passphrase', signature: 'ME' }, [
        bytes(oldRegister.earlierPassphrase),
      ]),
    );
    expect(value(await unlock('ME', oldRegister.earlierPassphrase)).status).toMatchObject({ user: { role: 'coordinator' }, notices: [] });
    expect(value(await test.client.participants.list({})).rows.map(({ name }) => name)).toEqual(['Alva Testberg']);
    for (const signature of ['PC', 'GG'] as const) {
      await test.client.users.lock({});
      const { passphrase: secret, role } = oldRegister.people[signature];
      expect(value(await unlock(signature, secret)).status).toMatchObject({ user: { role }, notices: [] });
    }
  });
});

describe('an earlier generation', () => {
  const pointer = (): string => join(test.folder, 'utvag-register.json');
  const setBack = (to: string): void =>
    writeFileSync(pointer(), readFileSync(pointer(), 'utf8').replace(/"generation": "\d{4}"/, `"generation": "${to}"`));
  const living = (): string => (JSON.parse(readFileSync(pointer(), 'utf8')) as { generation: string }).generation;
  beforeEach(async () => {
    test = testCore();
    await makeRegister(test);
    value(await test.client.users.rekey({ jobId: newId() }));
  });

  it('that the pointer was set back to does not open: the newest does, the person is told and the log says so', async () => {
    setBack('0001');
    expect(value(await unlock('ME', testPassphrase)).status.notices).toEqual(['pointer-set-back']);
    expect(living()).toBe('0002');
    expect(await entries('users.pointer-set-back')).toHaveLength(1);
    await test.client.users.lock({});
    expect(value(await unlock('ME', testPassphrase)).status.notices).toEqual([]);
  });

  it('says inside that it was left, when nothing outside of it does any more', async () => {
    setBack('0001');
    rmSync(join(test.folder, '../newest-generations.json'));
    rmSync(join(test.folder, 'heads.jsonl'));
    expect(value(await unlock('ME', testPassphrase)).status.notices).toEqual(['pointer-set-back']);
    expect(living()).toBe('0002');
  });

  it('does not open to somebody whom the newest does not let in', async () => {
    value(await unlock('ME', testPassphrase));
    value(await test.client.users.changePassphrase({ by: 'passphrase' }, [passphrase(), bytes('ny lång fras med ord')]));
    await test.client.users.lock({});
    setBack('0001');
    expect(refusal(await unlock('ME', testPassphrase))).toBe('wrong-passphrase');
    rmSync(join(test.folder, '../newest-generations.json'));
    rmSync(join(test.folder, 'heads.jsonl'));
    expect(refusal(await unlock('ME', testPassphrase))).toBe('register-superseded');
    expect(living()).toBe('0001');
  });

  it('is only read when the newest is gone from the folder, and says what is missing', async () => {
    value(await unlock('ME', testPassphrase));
    await test.client.users.lock({});
    setBack('0001');
    rmSync(join(test.folder, 'generations/0002'), { recursive: true });
    expect(value(await unlock('ME', testPassphrase)).status.notices).toEqual(['superseded']);
    expect(refusal(await test.client.participants.register(invented('Sam')))).toBe('register-superseded');
    expect(value(await test.client.participants.list({})).rows).toEqual([]);
    expect(await entries('users.superseded-opened')).toHaveLength(1);
    // The way out: a copy is restored as a generation after the one that is missing.
    const [copy] = value(await test.client.backups.found({})).backups;
    if (!copy) throw new Error('no backup');
    value(await test.client.backups.restore({ source: copy.source, how: 'passphrase', signature: 'ME' }, [passphrase()]));
    expect(living()).toBe('0003');
    expect(value(await unlock('ME', testPassphrase)).status.notices).toEqual([]);
    value(await test.client.participants.register(invented('Sam')));
  });

  it('laid in the place of the newest is only read', async () => {
    const [earlier, newest] = ['0001', '0002'].map((generation) => join(test.folder, 'generations', generation));
    for (const name of ['register.db', 'envelope.json']) writeFileSync(join(newest ?? '', name), readFileSync(join(earlier ?? '', name)));
    expect(value(await unlock('ME', testPassphrase)).status.notices).toEqual(['superseded']);
    expect(refusal(await test.client.participants.register(invented('Sam')))).toBe('register-superseded');
  });

  it('that a restore has left says so, too', async () => {
    value(await unlock('ME', testPassphrase));
    const { name } = value(await test.client.backups.make({ jobId: newId(), place: 'own' }));
    value(await test.client.backups.restore({ source: { from: 'own', name }, how: 'passphrase', signature: 'ME' }, [passphrase()]));
    setBack('0002');
    rmSync(join(test.folder, '../newest-generations.json'));
    rmSync(join(test.folder, 'heads.jsonl'));
    expect(value(await unlock('ME', testPassphrase)).status.notices).toEqual(['pointer-set-back']);
    expect(living()).toBe('0003');
  });
});
