import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agencyId, alva, cellsOf, registerChild } from '../../testing/consent-samples.ts';
import { secondDecider } from '../../testing/second-decider.ts';
import { openTestCore, value, type TestCore } from '../../testing/test-core.ts';
import type { Id } from '../../base/ids.ts';
import type { Result } from '../../base/result.ts';

/** A single user corrects what is known about a person, so that must not open a closed consent. */

let core: TestCore;
let school: Id;
beforeEach(async () => {
  core = await openTestCore();
  school = await agencyId(core, 'Skolan');
});
afterEach(() => core.close());

const recorded = async () => {
  const child = await registerChild(core, alva);
  const { caseId } = child;
  const scope = { purpose: 'SIG', validFrom: '2026-05-01', validTo: '2026-11-30', cells: cellsOf([school], ['housing']) };
  const consent = value(await core.client.consents.record({ caseId, ...scope }));
  const sign = (personId: Id) =>
    core.client.consents.sign({ caseId, consentId: consent.id, personId, signedAt: '2026-05-06T09:00:00.000Z' });
  return { ...child, consentId: consent.id, scope, sign };
};
const stateOf = async (caseId: Id) =>
  value(await core.client.consents.matrix({ caseId, at: null })).cells.find((one) => one.agencyId === school && one.subject === 'housing')
    ?.state;
const change = async (caseId: Id, changes: Parameters<TestCore['client']['participants']['change']>[0]['changes']) => {
  const { version } = value(await core.client.participants.get({ caseId }));
  return core.client.participants.change({ caseId, version, changes });
};
const problems = (result: Result<unknown>) => (result.ok || result.error.code !== 'invalid' ? result : result.error.fields);
const adult = { personalNumber: '', numberMissingReason: 'okänt', birthDate: '2000-01-01' };
const withdrawAll = (caseId: Id, consentId: Id) =>
  core.client.consents.withdraw({
    caseId,
    consentIds: [consentId],
    agencyId: null,
    subject: null,
    withdrawnAt: core.clock.now,
    toldBy: 'Födelsedatumet var fel',
  });

describe('a birth date', () => {
  it('is not changed where a consent would open by it: a minor’s own signature is not an adult’s', async () => {
    const { caseId, personId, sign } = await recorded();
    value(await sign(personId));
    expect(problems(await change(caseId, adult))).toEqual({ birthDate: 'opens-consent' });
    expect(problems(await change(caseId, { personalNumber: '19990302-2395' }))).toMatchObject({ personalNumber: expect.any(String) });
    expect(await stateOf(caseId)).toBe('no');
    // Nor is it left out.
    for (const guardian of value(await core.client.participants.get({ caseId })).guardians)
      value(await core.client.participants.removeGuardian({ caseId, guardianId: guardian.id }));
    const unknown = { personalNumber: '', numberMissingReason: 'okänt', birthDate: '' };
    expect((await change(caseId, unknown)).ok && (await stateOf(caseId)) === 'yes').toBe(false);
  });

  it('is changed when nothing opens by it, or the consent is taken back and given anew', async () => {
    const { caseId, personId, consentId, scope, sign } = await recorded();
    value(await change(caseId, { personalNumber: '', numberMissingReason: 'okänt', birthDate: '2010-01-02' }));
    value(await sign(personId));
    expect(problems(await change(caseId, { birthDate: '2000-01-01' }))).toEqual({ birthDate: 'opens-consent' });
    value(await withdrawAll(caseId, consentId));
    value(await change(caseId, { birthDate: '2000-01-01' }));
    expect(await stateOf(caseId)).toBe('no');
    const anew = value(await core.client.consents.record({ caseId, ...scope }));
    value(await core.client.consents.sign({ caseId, consentId: anew.id, personId, signedAt: core.clock.now }));
    expect(await stateOf(caseId)).toBe('yes');
  });
});

describe('the mark of a guardian who is a threat', () => {
  it('is not taken away while a consent waits for her, other than by a decision of two or with the consent', async () => {
    const { caseId, personId, guardianIds, consentId, sign } = await recorded();
    const [bo = '', cecilia = ''] = guardianIds;
    for (const who of [personId, bo]) value(await sign(who));
    const guardian = value(await core.client.participants.get({ caseId })).guardians.find((one) => one.personId === cecilia);
    const mark = (reason: string) => core.client.participants.setGuardianThreat({ caseId, guardianId: guardian?.id ?? '', reason });
    value(await mark('Hotar barnet, utredning pågår'));
    expect(problems(await mark(''))).toEqual({ reason: 'threat-awaited' });
    // Removed and restored, she is marked as before.
    value(await core.client.participants.removeGuardian({ caseId, guardianId: guardian?.id ?? '' }));
    const [first, last] = ['Cecilia', 'Testberg'];
    value(
      await core.client.participants.addGuardian({
        caseId,
        givenName: first,
        familyName: last,
        personalNumber: alva.guardians[1][1],
        relation: 'mor',
        phone: '',
        email: '',
      }),
    );
    expect(problems(await sign(cecilia))).toEqual({ personId: 'guardian-is-threat' });
    value(await mark('Hotar barnet, ny utredning'));
    const { signerId, secret } = await secondDecider(core);
    value(
      await core.client.consents.decideException(
        {
          caseId,
          consentId,
          personId: cecilia,
          decider: 'Enhetschef',
          reason: 'Hot',
          legalBasis: 'FB 6 kap. 13 a §',
          decidedAt: '2026-05-06T10:00:00.000Z',
          until: '2026-11-30',
          signerId,
        },
        [secret()],
      ),
    );
    expect(await stateOf(caseId)).toBe('yes');
    value(await mark(''));
  });

  it('is taken away when nothing waits for her', async () => {
    const { caseId, guardianIds, consentId } = await recorded();
    const guardian = value(await core.client.participants.get({ caseId })).guardians.find((one) => one.personId === guardianIds[1]);
    const mark = (reason: string) => core.client.participants.setGuardianThreat({ caseId, guardianId: guardian?.id ?? '', reason });
    value(await mark('Hotar barnet, utredning pågår'));
    expect(problems(await mark(''))).toEqual({ reason: 'threat-awaited' });
    value(await withdrawAll(caseId, consentId));
    value(await mark(''));
  });
});
