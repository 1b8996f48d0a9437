import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeRegister, refusal, testCore, testPassphrase, value, type TestCore } from '../../../testing/test-core.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const phrase = 'gul traktor sjunger opera';

let test: TestCore;
let omar: string;
beforeEach(async () => {
  test = testCore();
  await makeRegister(test);
  omar = (await add('Omar Lund', 'OL')).id;
});
afterEach(() => {
  test.close();
  if (test.faults.length > 0) throw new Error('a fault of ours', { cause: test.faults[0] });
});

const adding = (name: string, signature: string) => test.client.users.add({ name, signature, role: 'deputy' }, [bytes(phrase)]);
const add = async (name: string, signature: string) => value(await adding(name, signature));
const rename = (name: string) => test.client.users.rename({ name });

describe('a colleague’s name', () => {
  it('is not taken by anybody else, however it is written', async () => {
    for (const name of [
      'Omar Lund',
      'omar  lund',
      'Omar\u00A0Lund',
      'Omar Lund\n',
      'ＯmarＬund'.replace('Ｌ', ' Ｌ'),
      '0mar Lund',
      'Omar Iund',
      'Ornar Lund',
      'Omạr Lund',
      'Lund, Omar',
      'Omar-Lund.',
      'Omar Lúnd',
      'Omar Ƚund',
    ])
      expect(await rename(name), name).toMatchObject({ ok: false, error: { fields: { name: 'name-taken' } } });
    for (const name of ['Оmar Lund', 'Omar\u200B Lund', 'Omar Lu\u00ADnd'])
      expect(await rename(name), name).toMatchObject({ ok: false, error: { fields: { name: 'name-letters' } } });
    expect(await adding('OMAR LUND', 'XX')).toMatchObject({ ok: false, error: { fields: { name: 'name-taken' } } });
    expect(value(await test.client.users.list({})).map(({ name }) => name)).toEqual(['Maja Ek', 'Omar Lund']);
  });

  it('is not free when she is disabled, nor when she goes by another', async () => {
    value(await test.client.users.lock({}));
    value(await test.client.users.unlock({ signature: 'OL' }, [bytes(phrase)]));
    value(await rename('Omar Berg'));
    value(await rename('Omar Lund-Berg'));
    value(await test.client.users.lock({}));
    value(await test.client.users.unlock({ signature: 'ME' }, [bytes(testPassphrase)]));
    value(await test.client.users.disable({ id: omar }));
    for (const name of ['Omar Lund', 'Omar Berg', 'Omar Lund-Berg'])
      expect(await adding(name, 'XX'), name).toMatchObject({ ok: false, error: { fields: { name: 'name-taken' } } });
  });

  it('is one’s own to write anew, and to take back', async () => {
    value(await rename('Maja  Ek'));
    value(await rename('Maja Ekdahl'));
    value(await rename('Maja Ek'));
    expect(value(await test.client.users.status({})).user?.name).toBe('Maja Ek');
  });

  it('is changed by nobody who happens upon the window', async () => {
    test.proof.given = 'inte hennes fras alls';
    expect(refusal(await rename('Maja Ekdahl'))).toBe('proof-wrong');
  });
});

describe('a signature', () => {
  it('is not written with another’s letters, nor so that it looks the same', async () => {
    for (const signature of ['МE', 'ΜE', 'OＬ'])
      expect(await adding('Vem Somhelst', signature), signature).toMatchObject({
        ok: false,
        error: { fields: { signature: 'signature-shape' } },
      });
    for (const signature of ['me', '0L', 'oL', 'Me'])
      expect(await adding('Vem Somhelst', signature), signature).toMatchObject({
        ok: false,
        error: { fields: { signature: 'signature-taken' } },
      });
  });
});
