import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alva, cellsOf, registerChild } from '../../testing/consent-samples.ts';
import { agencyIds } from '../../testing/meeting-scene.ts';
import { secondDecider } from '../../testing/second-decider.ts';
import { openTestCore, value, type TestCore } from '../../testing/test-core.ts';

/** Removing a guardian does not replace her signature: what she did not sign stays closed until somebody decides, or all others sign again.
 */

let core: TestCore;
let police: string;
let child: Awaited<ReturnType<typeof registerChild>>;

beforeEach(async () => {
  core = await openTestCore();
  police = (await agencyIds(core)).get('Polisen') ?? '';
  child = await registerChild(core, alva);
});
afterEach(() => {
  const [fault] = core.faults;
  core.close();
  if (fault !== undefined) throw new Error('a fault of ours', { cause: fault });
});

const isOpen = async (): Promise<boolean> =>
  value(await core.client.consents.matrix({ caseId: child.caseId, at: null })).cells.some(
    (cell) => cell.agencyId === police && cell.subject === 'safety' && cell.state === 'yes',
  );

const record = async (): Promise<string> =>
  value(
    await core.client.consents.record({
      caseId: child.caseId,
      purpose: 'Stöd',
      validFrom: '2026-05-01',
      validTo: '2026-11-30',
      cells: cellsOf([police], ['safety']),
    }),
  ).id;
const sign = async (consentId: string, signers: readonly (string | undefined)[], signedAt = '2026-05-06T10:00:00.000Z'): Promise<void> => {
  for (const personId of signers)
    value(await core.client.consents.sign({ caseId: child.caseId, consentId, personId: personId ?? '', signedAt }));
};
/** The second guardian is removed. */
const remove = async (): Promise<string> => {
  const { guardians } = value(await core.client.participants.get({ caseId: child.caseId }));
  const guardianId = guardians.find((one) => one.personId === child.guardianIds[1])?.id ?? '';
  value(await core.client.participants.removeGuardian({ caseId: child.caseId, guardianId }));
  return guardianId;
};

describe('a guardian who has not signed and is taken away', () => {
  it('leaves the consent as it was: shut, and waiting for her', async () => {
    const consentId = await record();
    await sign(consentId, [child.personId, child.guardianIds[0]]);
    expect(await isOpen()).toBe(false);
    await remove();
    expect(await isOpen()).toBe(false);
    const [version] = value(await core.client.consents.list({ caseId: child.caseId }));
    expect(version?.missing).toEqual([{ kind: 'guardian-signature', personId: child.guardianIds[1] }]);
    expect(version?.formerGuardians).toEqual([{ personId: child.guardianIds[1], name: 'Cecilia Testberg' }]);
  });

  it('is decided upon with a reason, and then the consent holds', async () => {
    const consentId = await record();
    await sign(consentId, [child.personId, child.guardianIds[0]]);
    await remove();
    const { signerId, secret } = await secondDecider(core);
    value(
      await core.client.consents.decideException(
        {
          caseId: child.caseId,
          consentId,
          personId: child.guardianIds[1] ?? '',
          decider: 'M. Ek',
          reason: 'Vårdnaden upphörde genom dom.',
          legalBasis: 'FB 6 kap. 5 §',
          decidedAt: '2026-05-06T11:00:00.000Z',
          until: '2026-11-30',
          signerId,
        },
        [secret()],
      ),
    );
    expect(await isOpen()).toBe(true);
  });

  it('is not needed for a consent that is drawn up and signed after that', async () => {
    await remove();
    core.clock.now = '2026-05-07T09:00:00.000Z';
    const consentId = await record();
    await sign(consentId, [child.personId, child.guardianIds[0]], '2026-05-07T08:30:00.000Z');
    expect(await isOpen()).toBe(true);
  });

  it('is needed for one that the others signed while she was a guardian, whenever it was entered', async () => {
    core.clock.now = '2026-05-07T09:00:00.000Z';
    await remove();
    core.clock.now = '2026-05-07T10:00:00.000Z';
    const consentId = await record();
    await sign(consentId, [child.personId, child.guardianIds[0]], '2026-05-06T10:00:00.000Z');
    expect(await isOpen()).toBe(false);
  });

  it('comes back as the guardian that she was', async () => {
    const consentId = await record();
    await sign(consentId, [child.personId, child.guardianIds[0]]);
    const guardianId = await remove();
    value(await core.client.participants.restoreGuardian({ caseId: child.caseId, guardianId }));
    await sign(consentId, [child.guardianIds[1]]);
    expect(await isOpen()).toBe(true);
  });
});

it('a guardian who had signed and is taken away leaves the consent open', async () => {
  const consentId = await record();
  await sign(consentId, [child.personId, ...child.guardianIds]);
  await remove();
  expect(await isOpen()).toBe(true);
});
