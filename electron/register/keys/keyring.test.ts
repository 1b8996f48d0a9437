import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../base/ids.ts';
import { migrations } from '../../core/migrations.ts';
import { cheapCost } from '../../testing/test-core.ts';
import { envelopeSchema, envelopeText, newEnvelope } from './envelope.ts';
import { generationPaths } from '../folder/files.ts';
import { createRegister, openRegister, type Register } from '../register.ts';

const now = '2026-05-07T08:00:00.000Z';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const userId = newId();

let folder: string;
let register: Register;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'utvag-keyring-'));
  register = await createRegister({
    ...{ folder, trial: true, now, migrations, cost: cheapCost, seed: () => undefined },
    slots: [{ owner: { kind: 'user', userId, signature: 'ME' }, secret: bytes('gammal fras') }],
  });
});
afterEach(() => {
  register.close(now);
  rmSync(folder, { recursive: true });
});

const file = (): string => generationPaths(folder, '0001').envelope;
const envelope = () => envelopeSchema.parse(JSON.parse(readFileSync(file(), 'utf8')));
const open = async (secret: string) =>
  openRegister({
    ...{ folder, runtime: 'stand-in', now, migrations, cost: cheapCost },
    secret: bytes(secret),
    slots: ({ slots }) => slots,
  });
const reopen = async (secret: string): Promise<void> => {
  register.close(now);
  ({ register } = await open(secret));
};
const opensWith = async (secret: string): Promise<boolean> => {
  register.close(now);
  try {
    ({ register } = await open(secret));
    return true;
  } catch (error) {
    expect(error).toMatchObject({ failure: { code: 'wrong-passphrase' } });
    ({ register } = await open('gammal fras').catch(() => open('ny fras')));
    return false;
  }
};

const change = async (commit: () => void): Promise<void> => {
  const slot = await register.keyring.newSlot({ kind: 'user', userId, signature: 'ME' }, bytes('ny fras'));
  await register.keyring.change({ add: [slot], drop: () => true }, commit);
};

describe('a change of who can open', () => {
  it('lets the new in and keeps the old out', async () => {
    await change(() => undefined);
    expect(envelope().slots).toHaveLength(1);
    expect(await opensWith('ny fras')).toBe(true);
    expect(await opensWith('gammal fras')).toBe(false);
  });

  it('that is refused while it is written leaves everything as it was', async () => {
    const before = readFileSync(file(), 'utf8');
    await expect(
      change(() => {
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    expect(readFileSync(file(), 'utf8')).toBe(before);
    expect(await opensWith('ny fras')).toBe(false);
    expect(await opensWith('gammal fras')).toBe(true);
  });

  it('cut off before the register took it: the old one opens, the new one does not, and the envelope is tidied', async () => {
    // The file as it is between the first and the second of the three steps.
    const [old] = envelope().slots;
    const slot = await register.keyring.newSlot({ kind: 'user', userId, signature: 'ME' }, bytes('ny fras'));
    const both = await newEnvelope(register.pointer.registerId, '0001', old ? [old, slot] : [slot], register.copyKey());
    writeFileSync(file(), JSON.stringify(both));
    expect(await opensWith('ny fras')).toBe(false);
    expect(envelope().slots).toEqual([old]);
    expect(await opensWith('gammal fras')).toBe(true);
  });

  it('cut off after the register took it: the new one opens, the old one does not', async () => {
    const [old] = envelope().slots;
    let between = '';
    await change(() => {
      between = readFileSync(file(), 'utf8');
    });
    expect(envelopeSchema.parse(JSON.parse(between)).slots).toHaveLength(2);
    // As if the last rename had not happened.
    writeFileSync(file(), between);
    expect(await opensWith('gammal fras')).toBe(false);
    await reopen('ny fras');
    expect(envelope().slots.map(({ id }) => id)).not.toContain(old?.id);
  });

  it('does not let in a slot that somebody put into the plain file', async () => {
    const slot = await register.keyring.newSlot({ kind: 'user', userId, signature: 'XX' }, bytes('ny fras'));
    writeFileSync(file(), JSON.stringify({ ...envelope(), slots: [...envelope().slots, slot] }));
    // The sealed key is not sealed to it: no unlock, and no crash.
    register.close(now);
    await expect(open('ny fras')).rejects.toMatchObject({ failure: { code: 'register-damaged' } });
    ({ register } = await open('gammal fras'));
    expect(envelope().slots).toHaveLength(1);
  });
});

describe('a secret that is asked for in between', () => {
  it('opens to the very key of this register, or not at all', async () => {
    const any = () => true;
    expect(await register.keyring.opens(any, bytes('gammal fras'))).toBe(true);
    expect(await register.keyring.opens(any, bytes('ny fras'))).toBe(false);
    expect(await register.keyring.opens(() => false, bytes('gammal fras'))).toBe(false);
  });

  it('opens nobody else’s slot, though the plain file says that one’s own is hers', async () => {
    const manager = newId();
    const hers = await register.keyring.newSlot({ kind: 'user', userId: manager, signature: 'PC' }, bytes('chefens fras'));
    await register.keyring.change({ add: [hers], drop: () => false }, () => undefined);
    const asManager = (secret: string) => register.keyring.opens((slot) => slot.userId === manager, bytes(secret));
    expect(await asManager('chefens fras')).toBe(true);
    const forged = envelope().slots.map((slot) => (slot.userId === userId ? { ...slot, userId: manager } : slot));
    writeFileSync(file(), envelopeText({ ...envelope(), slots: forged }));
    expect(await asManager('gammal fras')).toBe(false);
    expect(await asManager('chefens fras')).toBe(true);
  });

  it('is refused once the register is locked', async () => {
    const asked = register.keyring.opens(() => true, bytes('gammal fras'));
    register.close(now);
    await expect(asked).rejects.toMatchObject({ failure: { code: 'locked' } });
  });
});
