import { expect, it } from 'vitest';
import { newId } from '../../base/ids.ts';
import { cheapCost } from '../../testing/test-core.ts';
import { envelopeSchema, envelopeText, isIntact, newEnvelope, newSlot, type Envelope } from './envelope.ts';
import { newRegisterKey } from './keys.ts';

const make = async (): Promise<string> => {
  const registerId = newId();
  const owner = { kind: 'user', userId: newId(), signature: 'ME' } as const;
  const slot = await newSlot(registerId, owner, new TextEncoder().encode('fras'), cheapCost);
  return envelopeText(await newEnvelope(registerId, '0001', [slot], newRegisterKey()));
};
const parsed = (text: string): Envelope | null => {
  try {
    return envelopeSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

it('is written the same, however often it was read', async () => {
  const text = await make();
  const envelope = parsed(text);
  expect(envelope && isIntact(envelope)).toBe(true);
  expect(envelope && envelopeText(envelope)).toBe(text);
});

it('with any one bit turned over is no envelope any more, or not intact, or says the same', async () => {
  const bytes = Buffer.from(await make());
  const before = parsed(bytes.toString());
  let told = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const turned = Buffer.from(bytes);
    turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8));
    const after = parsed(turned.toString());
    // The space between two words may be a different space character.
    if (after === null || !isIntact(after)) told += 1;
    else expect(after).toEqual(before);
  }
  expect(told).toBeGreaterThan(bytes.length * 0.9);
});

it('of before there was a check is taken as it is', async () => {
  const { check: _, ...old } = JSON.parse(await make()) as Envelope;
  expect(isIntact(envelopeSchema.parse(old))).toBe(true);
});
