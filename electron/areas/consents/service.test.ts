import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secondDecider } from '../../testing/second-decider.ts';
import { openTestCore, refusal, value, type TestCore } from '../../testing/test-core.ts';
import type { Result } from '../../base/result.ts';
import { agencyId, alva, cellsOf, milo, registerChild } from '../../testing/consent-samples.ts';

let core: TestCore;
let police: string;
let school: string;
beforeEach(async () => {
  core = await openTestCore({ now: '2026-05-07T08:00:00.000Z' });
  [police, school] = await Promise.all([agencyId(core, 'Polisen'), agencyId(core, 'Skolan')]);
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw core.faults[0];
});

const fields = (result: Result<unknown>): Readonly<Record<string, string>> => (result.ok ? {} : (result.error.fields ?? {}));
const scope = (agencies: readonly string[] = [police]) => ({
  purpose: 'SIG: stöd att lämna gänget',
  validFrom: '2026-05-01',
  validTo: '2026-11-30',
  cells: cellsOf(agencies, ['safety', 'leisure']),
});
const recorded = async (caseId: string, given: Partial<ReturnType<typeof scope>> = {}) =>
  value(await core.client.consents.record({ caseId, ...scope(), ...given }));
const states = async (caseId: string, agency: string, at: string | null = null) =>
  value(await core.client.consents.matrix({ caseId, at })).cells.filter((cell) => cell.agencyId === agency && cell.subject === 'safety')[0];

describe('scenario-01 two guardians', () => {
  it('holds the door for the guardian who has not signed, by name, and opens it with the signature', async () => {
    const { caseId, personId, guardianIds } = await registerChild(core, alva);
    const [bo = '', cecilia = ''] = guardianIds;
    const { id } = await recorded(caseId);
    value(await core.client.consents.sign({ caseId, consentId: id, personId, signedAt: '2026-05-04T11:00:00.000Z' }));
    value(await core.client.consents.sign({ caseId, consentId: id, personId: bo, signedAt: '2026-05-04T11:05:00.000Z' }));
    expect(await states(caseId, police)).toMatchObject({
      state: 'no',
      version: 1,
      reasons: [{ kind: 'guardian-signature', personId: cecilia }],
    });
    const signed = value(
      await core.client.consents.sign({ caseId, consentId: id, personId: cecilia, signedAt: '2026-05-06T16:30:00.000Z' }),
    );
    expect(signed.missing).toEqual([]);
    expect(signed.signatures.map((s) => s.name)).toEqual(['Alva Testberg', 'Bo Testberg', 'Cecilia Testberg']);
    expect(await states(caseId, police)).toMatchObject({ state: 'yes', version: 1, until: '2026-11-30', reasons: [] });
    // Seen from the meeting day before her signature, nothing could be told.
    expect(await states(caseId, police, '2026-05-06T16:29:00.000Z')).toMatchObject({ state: 'no' });
    expect(await states(caseId, police, '2026-05-06T16:30:00.000Z')).toMatchObject({ state: 'yes' });
  });
});

describe('scenario-02 turning 18', () => {
  it('ends what guardians signed at 00:00 on 14 September 2026, until Milo signs himself', async () => {
    const { caseId, personId, guardianIds } = await registerChild(core, milo);
    const { id } = await recorded(caseId);
    for (const signer of [personId, ...guardianIds])
      value(await core.client.consents.sign({ caseId, consentId: id, personId: signer, signedAt: '2026-05-06T10:00:00.000Z' }));
    expect(await states(caseId, police)).toMatchObject({ state: 'yes', until: '2026-09-13' });
    expect(await states(caseId, police, '2026-09-13T21:59:00.000Z')).toMatchObject({ state: 'yes' });
    const lapsed = { state: 'no', version: 1, reasons: [{ kind: 'of-age', since: '2026-09-14' }] };
    expect(await states(caseId, police, '2026-09-13T22:00:00.000Z')).toMatchObject(lapsed);

    core.clock.now = '2026-09-15T07:00:00.000Z';
    const { cells } = value(await core.client.consents.matrix({ caseId, at: null }));
    expect(cells.filter((cell) => cell.state === 'yes')).toEqual([]);
    expect(value(await core.client.consents.list({ caseId }))[0]?.missing).toEqual(lapsed.reasons);
    const again = await recorded(caseId);
    const guardian = await core.client.consents.sign({
      caseId,
      consentId: again.id,
      personId: guardianIds[0] ?? '',
      signedAt: core.clock.now,
    });
    expect(fields(guardian)).toEqual({ signedAt: 'guardian-of-adult' });
    value(await core.client.consents.sign({ caseId, consentId: again.id, personId, signedAt: core.clock.now }));
    expect(await states(caseId, police)).toMatchObject({ state: 'yes', version: 2, until: '2026-11-30' });
  });
});

describe('a version', () => {
  it('may change until the first signature and never after it', async () => {
    const { caseId, personId } = await registerChild(core, alva);
    const { id } = await recorded(caseId);
    const changed = value(await core.client.consents.changeScope({ caseId, consentId: id, ...scope([police, school]) }));
    expect(changed).toMatchObject({ number: 1, cells: expect.objectContaining({ length: 4 }) });
    value(await core.client.consents.sign({ caseId, consentId: id, personId, signedAt: core.clock.now }));
    expect(refusal(await core.client.consents.changeScope({ caseId, consentId: id, ...scope() }))).toBe('immutable');
    expect(value(await core.client.consents.list({ caseId }))[0]?.cells).toHaveLength(4);
  });

  it('may not change once it was withdrawn', async () => {
    const { caseId } = await registerChild(core, alva);
    const { id } = await recorded(caseId);
    const asked = { caseId, consentIds: [id], agencyId: null, subject: null, withdrawnAt: core.clock.now, toldBy: 'Alva' };
    value(await core.client.consents.withdraw(asked));
    expect(refusal(await core.client.consents.changeScope({ caseId, consentId: id, ...scope() }))).toBe('immutable');
  });

  it('is refused at each wrong field at once, and nothing is kept', async () => {
    const { caseId } = await registerChild(core, alva);
    const wrong = await core.client.consents.record({ caseId, purpose: ' ', validFrom: '2026-05-07', validTo: '2026-05-06', cells: [] });
    expect(refusal(wrong)).toBe('invalid');
    expect(fields(wrong)).toEqual({ purpose: 'required', validTo: 'ends-before-start', cells: 'scope-empty' });
    expect(fields(await core.client.consents.record({ caseId, ...scope(['nobody']) }))).toEqual({ cells: 'unknown-agency' });
    expect(value(await core.client.consents.list({ caseId }))).toEqual([]);
  });

  it('cannot name an agency that is no longer worked with, though it can be withdrawn for one', async () => {
    const { caseId } = await registerChild(core, alva);
    const { id } = await recorded(caseId);
    value(await core.client.decisions.closeAgency({ id: police, what: 'active' }));
    expect(fields(await core.client.consents.record({ caseId, ...scope() }))).toEqual({ cells: 'unknown-agency' });
    expect(await states(caseId, police)).toBeUndefined();
    const withdrawn = await core.client.consents.withdraw({
      caseId,
      consentIds: [id],
      agencyId: police,
      subject: null,
      withdrawnAt: core.clock.now,
      toldBy: 'Alva',
    });
    expect(withdrawn.ok).toBe(true);
  });

  it('adds to the others: the newest that covers is named, and one withdrawn leaves the older standing', async () => {
    const { caseId, personId, guardianIds } = await registerChild(core, alva);
    const first = await recorded(caseId, { cells: cellsOf([police, school], ['safety']) });
    const second = await recorded(caseId, { cells: cellsOf([police], ['safety']), validTo: '2026-06-30' });
    for (const { id } of [first, second])
      for (const signer of [personId, ...guardianIds])
        value(await core.client.consents.sign({ caseId, consentId: id, personId: signer, signedAt: '2026-05-06T10:00:00.000Z' }));
    expect(await states(caseId, police)).toMatchObject({ state: 'yes', version: 2, until: '2026-06-30' });
    expect(await states(caseId, school)).toMatchObject({ state: 'yes', version: 1 });
    const all = { caseId, agencyId: null, subject: null, withdrawnAt: core.clock.now, toldBy: 'Alva' };
    value(await core.client.consents.withdraw({ ...all, consentIds: [second.id] }));
    expect(await states(caseId, police)).toMatchObject({ state: 'yes', version: 1, until: '2026-11-30' });
    value(await core.client.consents.withdraw({ ...all, consentIds: [first.id] }));
    expect(await states(caseId, police)).toMatchObject({ state: 'no', version: 2, reasons: [{ kind: 'withdrawn', at: core.clock.now }] });
  });
});

describe('a withdrawal', () => {
  it('of several versions takes all of them back or none', async () => {
    const { caseId, personId, guardianIds } = await registerChild(core, alva);
    const first = await recorded(caseId);
    core.clock.now = '2026-05-20T08:00:00.000Z';
    const second = await recorded(caseId, { validFrom: '2026-05-20' });
    for (const { id } of [first, second])
      for (const signer of [personId, ...guardianIds])
        value(await core.client.consents.sign({ caseId, consentId: id, personId: signer, signedAt: core.clock.now }));
    const both = { caseId, consentIds: [first.id, second.id], agencyId: null, subject: null, toldBy: 'Alva' };
    // Before the second one was given at all.
    const early = await core.client.consents.withdraw({ ...both, withdrawnAt: '2026-05-08T08:00:00.000Z' });
    expect(fields(early)).toEqual({ withdrawnAt: 'withdrawn-before-given' });
    const withdrawn = async () => value(await core.client.consents.list({ caseId })).map(({ withdrawals }) => withdrawals.length);
    expect(await withdrawn()).toEqual([0, 0]);
    const answer = value(await core.client.consents.withdraw({ ...both, withdrawnAt: core.clock.now }));
    expect(answer.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(await withdrawn()).toEqual([1, 1]);
    expect(await states(caseId, police)).toMatchObject({ state: 'no' });
    expect(refusal(await core.client.consents.withdraw({ ...both, consentIds: [], withdrawnAt: core.clock.now }))).toBe('invalid');
  });
});

describe('a signature', () => {
  it('is refused in the future, before birth, twice, after withdrawal, and from a stranger', async () => {
    const { caseId, personId, guardianIds } = await registerChild(core, alva);
    const other = await registerChild(core, milo);
    const { id } = await recorded(caseId);
    const [bo = ''] = guardianIds;
    const sign = (who: string, signedAt: string) => core.client.consents.sign({ caseId, consentId: id, personId: who, signedAt });
    expect(fields(await sign(bo, '2026-05-07T08:01:00.000Z'))).toEqual({ signedAt: 'date-future' });
    expect(fields(await sign(bo, '2009-12-31T20:00:00.000Z'))).toEqual({ signedAt: 'signed-before-birth' });
    expect(fields(await sign(bo, '2026-05-07'))).toEqual({ signedAt: 'date-shape' });
    expect(fields(await sign(other.guardianIds[0] ?? '', core.clock.now))).toEqual({ personId: 'not-a-signatory' });
    expect(fields(await sign(other.personId, core.clock.now))).toEqual({ personId: 'not-a-signatory' });
    value(await sign(bo, '2026-05-07T07:00:00.000Z'));
    expect(fields(await sign(bo, '2026-05-07T07:30:00.000Z'))).toEqual({ personId: 'already-signed' });
    value(
      await core.client.consents.withdraw({
        caseId,
        consentIds: [id],
        agencyId: null,
        subject: null,
        withdrawnAt: '2026-05-07T07:30:00.000Z',
        toldBy: 'Bo',
      }),
    );
    expect(fields(await sign(personId, '2026-05-07T07:30:00.000Z'))).toEqual({ signedAt: 'signed-after-withdrawal' });
  });

  it('of a guardian who is no guardian any more stops counting, and a new guardian must sign', async () => {
    const { caseId, personId, guardianIds } = await registerChild(core, milo);
    const { id } = await recorded(caseId);
    for (const signer of [personId, ...guardianIds])
      value(await core.client.consents.sign({ caseId, consentId: id, personId: signer, signedAt: '2026-05-06T10:00:00.000Z' }));
    const { guardians } = value(await core.client.participants.get({ caseId }));
    value(await core.client.participants.removeGuardian({ caseId, guardianId: guardians[0]?.id ?? '' }));
    expect(await states(caseId, police)).toMatchObject({ state: 'no', reasons: [{ kind: 'no-guardian' }] });
    const added = value(
      await core.client.participants.addGuardian({
        caseId,
        givenName: 'Eva',
        familyName: 'Testberg',
        personalNumber: '19830511-9284',
        relation: 'mamma',
        phone: '',
        email: '',
      }),
    );
    expect(await states(caseId, police)).toMatchObject({ reasons: [{ kind: 'guardian-signature', personId: added.personId }] });
  });
});

describe('a withdrawal', () => {
  it('takes one agency, one subject or one cell, to the minute, and says who told', async () => {
    const { caseId, personId, guardianIds } = await registerChild(core, alva);
    const { id } = await recorded(caseId, { cells: cellsOf([police, school], ['safety', 'leisure']) });
    for (const signer of [personId, ...guardianIds])
      value(await core.client.consents.sign({ caseId, consentId: id, personId: signer, signedAt: '2026-05-04T10:00:00.000Z' }));
    const withdraw = (agency: string | null, subject: 'leisure' | null, withdrawnAt: string, toldBy = 'Alva') =>
      core.client.consents.withdraw({ caseId, consentIds: [id], agencyId: agency, subject, withdrawnAt, toldBy });
    const open = async (at: string) =>
      value(await core.client.consents.matrix({ caseId, at }))
        .cells.filter((cell) => cell.state === 'yes')
        .map((cell) => `${cell.agencyId === police ? 'police' : 'school'} ${cell.subject}`);
    expect(fields(await withdraw(null, null, '2026-05-07T08:01:00.000Z', ' '))).toEqual({ withdrawnAt: 'date-future', toldBy: 'required' });
    expect(fields(await withdraw('nobody', null, core.clock.now))).toEqual({ agencyId: 'unknown-agency' });
    value(await withdraw(police, 'leisure', '2026-05-06T12:10:00.000Z'));
    expect(await open('2026-05-06T12:09:00.000Z')).toHaveLength(4);
    expect(await open('2026-05-06T12:10:00.000Z')).toEqual(['police safety', 'school safety', 'school leisure']);
    value(await withdraw(school, null, '2026-05-06T13:00:00.000Z'));
    expect(await open('2026-05-06T13:00:00.000Z')).toEqual(['police safety']);
    const [after] = value(await withdraw(null, null, '2026-05-06T14:00:00.000Z', 'Cecilia'));
    expect(await open('2026-05-06T14:00:00.000Z')).toEqual([]);
    expect(after?.withdrawals.map((w) => w.toldBy)).toEqual(['Alva', 'Alva', 'Cecilia']);
    // History stays.
    expect(await open('2026-05-05T10:00:00.000Z')).toHaveLength(4);
  });
});

it("shows our own organisation as own house, with the social board's register", async () => {
  const { caseId } = await registerChild(core, alva);
  const social = await agencyId(core, 'Socialtjänsten');
  expect(await states(caseId, social)).toMatchObject({ state: 'own-house', version: null });
  const { signerId, secret } = await secondDecider(core);
  value(await core.client.decisions.changeRules({ changes: { organisation: 'other' }, signerId }, [secret()]));
  expect(await states(caseId, social)).toMatchObject({ state: 'no', reasons: [{ kind: 'not-included' }] });
});

it("keeps one child's consents from another's case, shared guardian or not", async () => {
  const first = await registerChild(core, alva);
  const { id } = await recorded(first.caseId);
  const sibling = await registerChild(core, { ...milo, guardians: [] });
  const stolen = await core.client.consents.sign({
    caseId: sibling.caseId,
    consentId: id,
    personId: sibling.personId,
    signedAt: core.clock.now,
  });
  expect(refusal(stolen)).toBe('not-found');
  expect(value(await core.client.consents.list({ caseId: sibling.caseId }))).toEqual([]);
});
