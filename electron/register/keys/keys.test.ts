import { argon2id } from 'hash-wasm';
import { createDecipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cheapCost } from '../../testing/test-core.ts';
import { newEnvelope, newSlot, openEnvelope } from './envelope.ts';
import { makeSlot, newRegisterKey, openKey, standardCost, unwrapIdentity } from './keys.ts';
import { newId } from '../../base/ids.ts';

const secret = (text: string): Uint8Array => new TextEncoder().encode(text);
const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');

describe('key slots', () => {
  it('opens with the secret it was made with, and with no other', async () => {
    const { wrapped } = await makeSlot(secret('rätt fras'), 'here', cheapCost);
    expect(await unwrapIdentity(secret('rätt fras'), 'here', wrapped)).toMatch(/^AGE-SECRET-KEY-1/);
    expect(await unwrapIdentity(secret('rätt fras '), 'here', wrapped)).toBeNull();
  });

  it('cannot be moved to another register or slot', async () => {
    const { wrapped } = await makeSlot(secret('fras'), 'register A slot 1', cheapCost);
    expect(await unwrapIdentity(secret('fras'), 'register A slot 2', wrapped)).toBeNull();
  });

  it('is opened by an independent Argon2id and plain AES-GCM: the format is what it says', async () => {
    const { wrapped } = await makeSlot(secret('fras'), 'aad', { memoryKiB: 64, passes: 2, lanes: 2 });
    const key = await argon2id({
      password: secret('fras'),
      salt: fromBase64(wrapped.kdf.salt),
      parallelism: 2,
      iterations: 2,
      memorySize: 64,
      hashLength: 32,
      outputType: 'binary',
    });
    const sealed = fromBase64(wrapped.sealed);
    const decipher = createDecipheriv('aes-256-gcm', key, fromBase64(wrapped.nonce)).setAAD(secret('aad')).setAuthTag(sealed.subarray(-16));
    const identity = decipher.update(sealed.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8');
    expect(identity).toBe(await unwrapIdentity(secret('fras'), 'aad', wrapped));
  });

  it('costs what RFC 9106 asks for and more', () => {
    expect(standardCost.memoryKiB).toBeGreaterThanOrEqual(256 * 1024);
    expect(standardCost.passes).toBeGreaterThanOrEqual(3);
  });

  it('notices every single altered byte of the wrapped identity and of the sealed key', async () => {
    const registerId = newId();
    const slot = await newSlot(registerId, { kind: 'recovery' }, secret('kod'), cheapCost);
    const key = newRegisterKey();
    const envelope = await newEnvelope(registerId, '0001', [slot], key);
    const opened = await openEnvelope(envelope, envelope.slots, secret('kod'));
    expect(opened !== 'wrong' && opened.key.equals(key)).toBe(true);
    const sealed = fromBase64(slot.identity.sealed);
    for (let at = 0; at < sealed.length; at += 7) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      const other = { ...slot, identity: { ...slot.identity, sealed: altered.toString('base64') } };
      expect(await openEnvelope(envelope, [other], secret('kod'))).toBe('wrong');
    }
    // Assigned to somebody else, or to nobody, it does not open either.
    const { binding: _, ...unbound } = slot;
    for (const moved of [{ ...slot, kind: 'user', userId: newId() } as const, { ...slot, id: newId() }, unbound])
      expect(await openEnvelope(envelope, [moved], secret('kod'))).toBe('wrong');
    const file = fromBase64(envelope.sealedKey);
    const identity = (await unwrapIdentity(secret('kod'), `utvag-envelope-2 ${registerId} ${slot.id} recovery -`, slot.identity)) ?? '';
    expect(identity).toMatch(/^AGE-SECRET-KEY-1/);
    for (let at = 0; at < file.length; at += 11) {
      const altered = Buffer.from(file);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await expect(openKey(altered, identity)).rejects.toBeInstanceOf(Error);
    }
  });
});
