import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adultTestNumbers, testNumbers } from '../../base/test-numbers.ts';
import { openTestCore, refusal, value, type TestCore } from '../../testing/test-core.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw new Error(`a fault of ours: ${String(core.faults[0])}`);
});

const [young = '', old = '', teen = ''] = [testNumbers.at(-1)?.number, adultTestNumbers[0]?.number, testNumbers.at(-9)?.number];
const nobody = {
  givenName: 'Alva',
  familyName: 'Testberg',
  alias: '',
  personalNumber: '',
  numberMissingReason: 'inte känt',
  birthDate: '',
  protection: 'none',
  phase: 'contact',
  municipality: null,
  openedOn: '2026-04-01',
} as const;
type Input = Parameters<TestCore['client']['participants']['register']>[0];
const register = async (fields: Partial<Input> = {}) => value(await core.client.participants.register({ ...nobody, ...fields }));
const fieldsOf = async (answer: Promise<{ readonly ok: boolean; readonly error?: { readonly fields?: unknown } }>): Promise<unknown> =>
  (await answer).error?.fields;
const relative = {
  givenName: 'Bo',
  familyName: 'Testberg',
  personalNumber: '',
  kind: 'family',
  relation: 'bror',
  livesWhere: 'hos mormor',
  contact: 'with-care',
  contactHow: 'bara genom socialsekreteraren',
  phone: '',
  note: '',
} as const;

describe('family and contacts', () => {
  it('are added, changed, taken away and taken back, each with a conflict where two write', async () => {
    const { caseId } = await register();
    const added = value(await core.client.participants.addRelative({ caseId, ...relative }));
    expect(added).toMatchObject({ name: 'Bo Testberg', relation: 'bror', contact: 'with-care', version: 1 });
    const { givenName: _, familyName: __, personalNumber: ___, ...fields } = relative;
    const change = { caseId, relativeId: added.id, version: 1, ...fields, livesWhere: 'i egen lägenhet' };
    expect(value(await core.client.participants.changeRelative(change)).livesWhere).toBe('i egen lägenhet');
    expect(refusal(await core.client.participants.changeRelative(change))).toBe('conflict');
    value(await core.client.participants.removeRelative({ caseId, relativeId: added.id }));
    expect(value(await core.client.participants.relatives({ caseId }))).toEqual([]);
    value(await core.client.participants.restoreRelative({ caseId, relativeId: added.id }));
    expect(value(await core.client.participants.relatives({ caseId }))).toHaveLength(1);
    expect(refusal(await core.client.participants.restoreRelative({ caseId, relativeId: added.id }))).toBe('nothing-to-undo');
  });

  it('may be one and the same person in two files, and neither sees what the other knows', async () => {
    const [alva, bill] = [await register(), await register({ givenName: 'Bill' })];
    const known = { ...relative, personalNumber: old, phone: '070-174 06 05', note: 'har berättat om sonens skola' };
    const first = value(await core.client.participants.addRelative({ caseId: alva.caseId, ...known }));
    const second = value(
      await core.client.participants.addRelative({
        caseId: bill.caseId,
        ...relative,
        personalNumber: old,
        livesWhere: '',
        relation: 'morbror',
      }),
    );
    expect(second.personId).toBe(first.personId);
    expect(second).toMatchObject({ relation: 'morbror', livesWhere: '', phone: '', note: '' });
  });

  it('say each problem at its field', async () => {
    const { caseId } = await register({ personalNumber: young, numberMissingReason: '' });
    const add = (fields: object) => fieldsOf(core.client.participants.addRelative({ caseId, ...relative, ...fields }));
    expect(await add({ givenName: ' ', relation: '', contactHow: '', phone: '0'.repeat(41) })).toEqual({
      givenName: 'required',
      relation: 'required',
      contactHow: 'required',
      phone: 'too-long',
    });
    expect(await add({ personalNumber: young })).toEqual({ personalNumber: 'relative-is-self' });
    value(await core.client.participants.addRelative({ caseId, ...relative, personalNumber: old }));
    expect(await add({ personalNumber: old })).toEqual({ personalNumber: 'relative-twice' });
  });

  it('has no name for a relative who is a protected participant', async () => {
    await register({ givenName: 'Gömd', personalNumber: old, numberMissingReason: '', protection: 'protected-registration' });
    const { caseId } = await register({ givenName: 'Bill' });
    expect(value(await core.client.participants.addRelative({ caseId, ...relative, personalNumber: old })).name).toBeNull();
  });

  it('holds five hundred of them', async () => {
    const { caseId } = await register();
    for (let i = 0; i < 500; i += 1)
      value(await core.client.participants.addRelative({ caseId, ...relative, givenName: `Person ${String(i)}` }));
    expect(value(await core.client.participants.relatives({ caseId }))).toHaveLength(500);
    // Five hundred transactions, each on the disk before the next: slow where many work at once.
  });
});

describe('guardians', () => {
  const guardian = { givenName: 'Cecilia', familyName: 'Testberg', personalNumber: old, relation: 'mor', phone: '', email: '' };
  it('with a sealed record of their own are not told of by their number, and are reached as their own record says', async () => {
    const secret = { givenName: 'Gömd', familyName: 'Undansdotter', personalNumber: old, numberMissingReason: '' };
    const own = await register({ ...secret, protection: 'protected-registration' });
    const reach = { phone: '070-174 06 99', email: 'hemlig@exempel.se' };
    const { version } = value(await core.client.participants.get({ caseId: own.caseId }));
    value(await core.client.participants.change({ caseId: own.caseId, version, changes: reach }));
    const { caseId } = await register({ personalNumber: young, numberMissingReason: '' });
    const add = (fields: object) => core.client.participants.addGuardian({ caseId, ...guardian, ...fields });
    const guessed = await add({});
    expect(guessed).toMatchObject({ error: { fields: { personalNumber: 'number-protected' } } });
    expect(JSON.stringify(guessed)).not.toContain('Undansdotter');
    const named = { givenName: ' gömd', familyName: 'UNDANSDOTTER' };
    expect(await fieldsOf(add({ ...named, phone: '070-174 06 05' }))).toEqual({ phone: 'reach-protected' });
    const added = value(await add(named));
    expect(added).toMatchObject({ givenName: 'Gömd', phone: '', email: '' });
    const change = { caseId, guardianId: added.id, relation: 'mamma', phone: '', email: '' };
    expect(await fieldsOf(core.client.participants.changeGuardian({ ...change, email: 'ny@exempel.se' }))).toEqual({
      email: 'reach-protected',
    });
    expect(value(await core.client.participants.changeGuardian(change))).toMatchObject({ relation: 'mamma', phone: '' });
    expect(JSON.stringify(value(await core.client.participants.get({ caseId })))).not.toContain(reach.phone);
    expect(value(await core.client.participants.get({ caseId: own.caseId }))).toMatchObject(reach);
  });

  it('who are a threat are marked with a reason and do not sign', async () => {
    const { caseId } = await register({ personalNumber: young, numberMissingReason: '' });
    const added = value(await core.client.participants.addGuardian({ caseId, ...guardian }));
    const mark = (reason: string) => core.client.participants.setGuardianThreat({ caseId, guardianId: added.id, reason });
    expect(await fieldsOf(mark('hot'))).toEqual({ reason: 'reason-too-short' });
    expect(value(await mark('Har hotat dottern i telefon'))).toMatchObject({ threatReason: 'Har hotat dottern i telefon' });
    const agencyId = value(await core.client.settings.agencies({}))[0]?.id ?? '';
    const version = value(
      await core.client.consents.record({
        caseId,
        purpose: 'Stöd',
        validFrom: '2026-05-01',
        validTo: '2026-11-30',
        cells: [{ agencyId, subject: 'safety' }],
      }),
    );
    const sign = { caseId, consentId: version.id, personId: added.personId, signedAt: '2026-05-04T09:00:00.000Z' };
    expect(await fieldsOf(core.client.consents.sign(sign))).toEqual({ personId: 'guardian-is-threat' });
    // Anyone who removed the mark could sign for her the next minute.
    expect(await fieldsOf(mark(''))).toEqual({ reason: 'threat-awaited' });
    const all = { agencyId: null, subject: null, withdrawnAt: core.clock.now, toldBy: 'Ges på nytt' };
    value(await core.client.consents.withdraw({ caseId, consentIds: [version.id], ...all }));
    value(await mark(''));
  });

  it('who are under age are pointed out', async () => {
    const { caseId } = await register({ personalNumber: young, numberMissingReason: '' });
    expect(value(await core.client.participants.addGuardian({ caseId, ...guardian, personalNumber: teen })).isMinor).toBe(true);
    expect(value(await core.client.participants.addGuardian({ caseId, ...guardian })).isMinor).toBe(false);
  });
});

describe('numbers and aliases', () => {
  it('take a reserve number with who gave it out, mask it and find the person by it', async () => {
    const reserve = { numberKind: 'reserve', numberMissingReason: '', personalNumber: '75-0101 r12b', birthDate: '2009-02-03' } as const;
    expect(await fieldsOf(core.client.participants.register({ ...nobody, ...reserve }))).toEqual({ numberIssuer: 'required' });
    expect(
      await fieldsOf(core.client.participants.register({ ...nobody, ...reserve, numberIssuer: 'Regionen', personalNumber: 'abc' })),
    ).toEqual({
      personalNumber: 'reserve-shape',
    });
    const { caseId } = await register({ ...reserve, numberIssuer: 'Region Östergötland' });
    expect(value(await core.client.participants.get({ caseId }))).toMatchObject({
      maskedNumber: '75••••',
      numberKind: 'reserve',
      numberIssuer: 'Region Östergötland',
      birthDate: '2009-02-03',
      age: 17,
    });
    expect(value(await core.client.participants.search({ text: '750101-R12B' })).rows).toHaveLength(1);
    expect(await fieldsOf(core.client.participants.register({ ...nobody, ...reserve, numberIssuer: 'Regionen' }))).toEqual({
      personalNumber: 'number-taken',
    });
    const { version } = value(await core.client.participants.get({ caseId }));
    const changes = { personalNumber: young, numberMissingReason: '', birthDate: '' };
    expect(value(await core.client.participants.change({ caseId, version, changes }))).toMatchObject({
      numberKind: 'personal',
      numberIssuer: '',
    });
  });

  it('keep a reserve number through a change of name', async () => {
    const { caseId } = await register({
      numberKind: 'reserve',
      numberIssuer: 'Regionen',
      personalNumber: 'R1234',
      numberMissingReason: '',
    });
    const { version } = value(await core.client.participants.get({ caseId }));
    expect(value(await core.client.participants.change({ caseId, version, changes: { givenName: 'Ny' } }))).toMatchObject({
      maskedNumber: 'R1••••',
      numberIssuer: 'Regionen',
    });
  });

  it('find a person by every alias, and refuse one twice', async () => {
    const { caseId } = await register({ alias: 'Räven' });
    const { version } = value(await core.client.participants.get({ caseId }));
    const changes = (otherAliases: string) => core.client.participants.change({ caseId, version, changes: { otherAliases } });
    expect(await fieldsOf(changes('räven'))).toEqual({ otherAliases: 'alias-twice' });
    expect(value(await changes(' Lillen ,, Nattugglan '))).toMatchObject({ otherAliases: 'Lillen, Nattugglan' });
    expect(value(await core.client.participants.search({ text: 'nattugg' })).rows).toHaveLength(1);
    expect(value(await core.client.participants.search({ text: 'räven'.normalize('NFD') })).rows).toHaveLength(1);
  });
});
