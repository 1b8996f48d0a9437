import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../base/permissions.ts';
import { invented } from '../../../testing/invented.ts';
import { makeRegister, refusal, testCore, testPassphrase, value, type TestCore } from '../../../testing/test-core.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const petras = 'gul traktor sjunger opera';
const omars = 'blå cykel dansar tango';
const own = 'en fras som Maja själv valde';

let test: TestCore;
let code: string;
beforeEach(async () => {
  test = testCore();
  code = await makeRegister(test);
});
afterEach(() => {
  test.close();
  if (test.faults.length > 0) throw new Error('a fault of ours', { cause: test.faults[0] });
});

const add = async (name: string, signature: string, role: Role, phrase: string): Promise<string> =>
  value(await test.client.users.add({ name, signature, role }, [bytes(phrase)])).id;
const unlock = (signature: string, phrase: string) => test.client.users.unlock({ signature }, [bytes(phrase)]);
const me = async (): Promise<string> => value(await test.client.users.status({})).user?.id ?? '';
/** What the person at the window herself can give: her own passphrase, under anyone's name. */
const signs = (signer: string | null, secret: string): void => {
  test.signing.given = { signer, secret };
};
const nobodySigns = (): void => {
  test.signing.given = null;
};
const signedBy = async (kind: string): Promise<unknown> => {
  const { entries } = value(
    await test.client.audit.list({ kind, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 1 }),
  );
  const { payload } = value(await test.client.audit.openPayload({ seq: entries[0]?.seq ?? 0 }));
  return (JSON.parse(payload ?? '{}') as { signedBy: unknown }).signedBy;
};

describe('the manager', () => {
  let petra: string;
  let omar: string;
  beforeEach(async () => {
    petra = await add('Petra Chef', 'PC', 'manager', petras);
    omar = await add('Omar Lund', 'OL', 'coordinator', omars);
  });

  it('is not disabled and let back under a passphrase of the coordinator’s choosing: neither step is hers alone', async () => {
    nobodySigns();
    expect(refusal(await test.client.users.disable({ id: petra }))).toBe('cancelled');
    signs(omar, own);
    expect(refusal(await test.client.users.disable({ id: petra }))).toBe('countersign-wrong');
    // She cannot sign for it: not as herself, not as the one it is about, not with the code while there is another decider.
    for (const [signer, secret] of [
      [await me(), testPassphrase],
      [petra, petras],
      [null, code],
    ] as const) {
      signs(signer, secret);
      expect(refusal(await test.client.users.disable({ id: petra }))).toBe('countersign-wrong');
    }
    signs(omar, omars);
    value(await test.client.users.disable({ id: petra }));
    expect(await signedBy('users.disabled')).toBe('Omar Lund');
    nobodySigns();
    expect(refusal(await test.client.users.enable({ id: petra }, [bytes(own)]))).toBe('cancelled');
    signs(omar, own);
    test.clock.now = '2026-05-07T09:00:00.000Z';
    expect(refusal(await test.client.users.enable({ id: petra }, [bytes(own)]))).toBe('countersign-wrong');
    await test.client.users.lock({});
    expect(refusal(await unlock('PC', own))).toBe('wrong-passphrase');
  });

  it('is not made of somebody else by one person: neither of a deputy nor of a new user, nor made less', async () => {
    const dani = await add('Dani Ek', 'DE', 'deputy', own);
    nobodySigns();
    expect(refusal(await test.client.users.changeRole({ id: dani, role: 'manager' }))).toBe('cancelled');
    expect(refusal(await test.client.users.changeRole({ id: petra, role: 'deputy' }))).toBe('cancelled');
    expect(refusal(await test.client.users.add({ name: 'Vem Annan', signature: 'VA', role: 'manager' }, [bytes(own)]))).toBe('cancelled');
    // One person may manage users who work in cases and decide nothing.
    value(await test.client.users.changeRole({ id: dani, role: 'reviewer' }));
    value(await test.client.users.disable({ id: dani }));
    value(await test.client.users.enable({ id: dani }, [bytes(own)]));
  });

  it('is signed for by nobody with the code on paper: a changed passphrase of who decides takes another who decides', async () => {
    await test.client.users.lock({});
    value(await test.client.users.unlockWithRecoveryCode({}, [bytes(code)]));
    const change = () => test.client.users.changePassphrase({ by: 'recovery-code' }, [bytes(code), bytes('ny lång fras med ord')]);
    nobodySigns();
    expect(refusal(await change())).toBe('cancelled');
    signs(petra, petras);
    value(await change());
    expect(await signedBy('users.passphrase-changed')).toBe('Petra Chef');
  });
});

describe('the code on paper', () => {
  it('is not made anew by one of two who decide, who could become the other by it', async () => {
    const petra = await add('Petra Chef', 'PC', 'manager', petras);
    await test.client.users.lock({});
    value(await unlock('PC', petras));
    const { code: fresh, ask } = value(await test.client.users.proposeNewRecoveryCode({}));
    const groups = ask.map((at) => fresh.split('-')[at] ?? '') as [string, string];
    nobodySigns();
    expect(refusal(await test.client.users.replaceRecoveryCode({ groups }))).toBe('cancelled');
    for (const [signer, secret] of [
      [petra, petras],
      [null, code],
      [null, fresh],
    ] as const) {
      signs(signer, secret);
      expect(refusal(await test.client.users.replaceRecoveryCode({ groups }))).toBe('countersign-wrong');
    }
    await test.client.users.lock({});
    expect(refusal(await test.client.users.unlockWithRecoveryCode({}, [bytes(fresh)]))).toBe('wrong-passphrase');
    value(await test.client.users.unlockWithRecoveryCode({}, [bytes(code)]));
  });
});

it('a demo, whose secrets nobody keeps, asks for none of its people', async () => {
  const demo = testCore();
  value(await demo.client.users.openDemo({}));
  demo.signing.given = null;
  demo.proof.given = '';
  const added = await demo.client.users.add({ name: 'Petra Chef', signature: 'PC', role: 'manager' }, [bytes(petras)]);
  demo.close();
  expect(added.ok).toBe(true);
});

describe('a register in which one person decides', () => {
  it('gets its second by the code from its paper, and not without', async () => {
    const person = { name: 'Petra Chef', signature: 'PC', role: 'manager' } as const;
    nobodySigns();
    expect(refusal(await test.client.users.add(person, [bytes(petras)]))).toBe('cancelled');
    signs(null, 'Q6594-RHMPW-ZMGPV-PC8C4-JMG02-SCV0V-W8TFV-M0T8X');
    expect(refusal(await test.client.users.add(person, [bytes(petras)]))).toBe('countersign-wrong');
    signs(await me(), testPassphrase);
    expect(refusal(await test.client.users.add(person, [bytes(petras)]))).toBe('countersign-wrong');
    signs(null, code);
    value(await test.client.users.add(person, [bytes(petras)]));
    expect(await signedBy('users.added')).toBe('recovery-code');
  });
});

describe('two signatures', () => {
  let caseId: string;
  let asked: { caseId: string; version: number; alternativeId: string; reason: string };
  beforeEach(async () => {
    ({ caseId } = value(await test.client.participants.register({ ...invented('Sam'), phase: 'relocation' })));
    value(
      await test.client.threats.addZone({
        ...{ caseId, municipality: '0581', locality: null, radiusKm: 60, reason: 'Rör sig här' },
        ...{ validTo: null, ownerActorId: null, ownerText: '' },
      }),
    );
    const { version } = value(await test.client.relocation.create({ caseId }));
    const row = { list: 'alternatives', code: '0580', locality: null, remark: '' } as const;
    const plan = value(await test.client.relocation.addRow({ caseId, version, row }));
    const reason = 'Polisen bedömer att zonen inte längre används av gruppen';
    asked = { caseId, version: plan.version, alternativeId: plan.alternatives[0]?.id ?? '', reason };
  });
  const override = (signerId: string, phrase: string) => test.client.relocation.overrideZone({ ...asked, signerId }, [bytes(phrase)]);

  it('are not given by a deputy whom the coordinator made alone', async () => {
    const dani = await add('Dani Ek', 'DE', 'deputy', own);
    expect(refusal(await override(dani, own))).toBe('second-user-missing');
  });

  it('are not both given by the second at the first one’s open window', async () => {
    const petra = await add('Petra Chef', 'PC', 'manager', petras);
    // Maja has left her desk. Petra signs as Petra, but would have to be Maja, too.
    test.proof.given = petras;
    expect(refusal(await override(petra, petras))).toBe('proof-wrong');
  });

  it('are not both given by whoever opened with the code and has a slot of her own', async () => {
    const petra = await add('Petra Chef', 'PC', 'manager', petras);
    await test.client.users.lock({});
    value(await test.client.users.unlockWithRecoveryCode({}, [bytes(code)]));
    value(await test.client.participants.openCase({ caseId, reason: '' }));
    test.proof.given = petras;
    expect(refusal(await override(petra, petras))).toBe('proof-wrong');
  });

  it('are two people’s: each with her own', async () => {
    const petra = await add('Petra Chef', 'PC', 'manager', petras);
    expect(value(await override(petra, petras)).destination).toMatchObject({ state: 'overridden' });
  });

  it('wait after wrong ones as the lock does, over a restart, also for the right one', async () => {
    const petra = await add('Petra Chef', 'PC', 'manager', petras);
    for (let n = 0; n < 3; n += 1)
      expect(await override(petra, own)).toMatchObject({ error: { fields: { passphrase: 'passphrase-wrong' } } });
    expect(refusal(await override(petra, petras))).toBe('wait');
    await test.client.users.lock({});
    value(await unlock('ME', testPassphrase));
    value(await test.client.participants.openCase({ caseId, reason: '' }));
    expect(refusal(await override(petra, petras))).toBe('wait');
    test.clock.now = '2026-05-07T08:00:02.000Z';
    value(await override(petra, petras));
  });

  it('make a change of passphrase wait, too: by a wrong old one, and by a wrong code', async () => {
    const change = (old: string) => test.client.users.changePassphrase({ by: 'passphrase' }, [bytes(old), bytes('ny lång fras med ord')]);
    for (let n = 0; n < 3; n += 1)
      expect(await change('inte hennes fras')).toMatchObject({ error: { fields: { old: 'passphrase-wrong' } } });
    expect(refusal(await change(testPassphrase))).toBe('wait');
    test.clock.now = '2026-05-07T08:00:02.000Z';
    value(await change(testPassphrase));
  });
});

it('keeps no secret of a signature in the plain files', async () => {
  await add('Petra Chef', 'PC', 'manager', petras);
  const envelope = readFileSync(join(test.folder, 'generations/0001/envelope.json'), 'utf8');
  for (const word of [petras, code, 'Petra', 'manager']) expect(envelope).not.toContain(word);
});
