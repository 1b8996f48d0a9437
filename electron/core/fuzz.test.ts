import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buffersOf, frameLimit } from '../base/contract.ts';
import { proceduresOf } from '../testing/contract-arbitraries.ts';
import { openTestCore, type TestCore } from '../testing/test-core.ts';
import { contracts } from './contract.ts';

let core: TestCore;
beforeAll(async () => {
  core = await openTestCore();
});
afterAll(() => core.close());

const procedures = proceduresOf(contracts).map(({ name, procedure }) => ({ name, bytes: buffersOf(procedure) }));

/** The refusal's code, or `ok`; the input is inserted into the frame as JSON text, so that a name from the prototype stays as it is. */
const send = async (name: string, bytes: number, input: string): Promise<string> => {
  const buffers = Array.from({ length: bytes }, () => new Uint8Array(1));
  const { result } = await core.core.call(`{"procedure":${JSON.stringify(name)},"input":${input}}`, buffers);
  return result.ok ? 'ok' : result.error.code;
};

describe('every procedure', () => {
  it('is known to this test', () => {
    expect(procedures.length).toBeGreaterThan(100);
  });

  it.each(procedures)(
    'hardening 11 enforced: $name refuses unknown fields, names from the prototype, and what is no object',
    async ({ name, bytes }) => {
      for (const input of [
        '{"surplus":1}',
        '{"__proto__":{"polluted":true}}',
        '{"constructor":{"prototype":{"polluted":true}}}',
        '{"toString":"x","hasOwnProperty":"y"}',
        'null',
        '[]',
        '"text"',
        '7',
      ])
        expect(await send(name, bytes, input), input).toBe('invalid');
      expect(await send(name, bytes + 1, '{}')).toBe('malformed-frame');
      expect(await send(name, bytes, `"${'x'.repeat(frameLimit)}"`)).toBe('frame-too-large');
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      expect(core.faults).toEqual([]);
    },
  );

  it('hardening 11 enforced: answers whatever objects are made up with a code, and never with a fault of ours', async () => {
    const surplus = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { minKeys: 1, maxKeys: 5 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...procedures), surplus, async ({ name, bytes }, made) => {
        // A field with a made-up name is always one too many.
        const input = JSON.stringify({ ...made, 'q-surplus': null });
        expect(await send(name, bytes, input), `${name} ${input}`).toBe('invalid');
      }),
      { numRuns: 400 },
    );
    expect(core.faults).toEqual([]);
  });

  it('hardening 11 enforced: answers whatever frames are made up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        const { result } = await core.core.call(text, []);
        expect(result.ok ? 'ok' : result.error.code).toMatch(/^(malformed-frame|unknown-procedure)$/);
      }),
      { numRuns: 400 },
    );
    expect(core.faults).toEqual([]);
  });
});
