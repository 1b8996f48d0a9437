import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestCore, refusal, value, type TestCore } from '../../testing/test-core.ts';

let test: TestCore;
beforeEach(async () => {
  test = await openTestCore();
});
afterEach(() => test.close());

it('refuses each setting at its field and changes none of them', async () => {
  const before = value(await test.client.settings.get({}));
  const answer = await test.client.settings.change({
    changes: {
      municipality: '9999',
      unit: '',
      ownSignatureAge: 19,
      consentWarningDays: 0,
      reassessmentDays: { low: 731, elevated: 30, high: 0, 'very-high': 7 },
    },
  });
  expect(answer).toMatchObject({
    error: {
      fields: {
        municipality: 'unknown-municipality',
        unit: 'required',
        ownSignatureAge: 'out-of-range',
        consentWarningDays: 'out-of-range',
        'reassessmentDays.low': 'out-of-range',
        'reassessmentDays.high': 'out-of-range',
      },
    },
  });
  expect(value(await test.client.settings.get({}))).toEqual(before);
});

it('adds, changes and orders agencies, and knows none twice', async () => {
  const fields = { kind: 'civil-society' as const, name: 'Nystart', shortName: 'Nystart', insideSecrecyAct: false };
  const { id } = value(await test.client.settings.addAgency(fields));
  expect(await test.client.settings.addAgency({ ...fields, name: ' NYSTART ', shortName: '' })).toMatchObject({
    error: { fields: { name: 'duplicate', shortName: 'required' } },
  });
  value(await test.client.settings.changeAgency({ id, ...fields, name: 'Nystart Norr', ownOrganisation: false, active: false }));
  value(await test.client.settings.moveAgency({ id, by: -1 }));
  const agencies = value(await test.client.settings.agencies({}));
  expect(agencies.findIndex((agency) => agency.id === id)).toBe(agencies.length - 2);
  expect(agencies.find((agency) => agency.id === id)).toMatchObject({ name: 'Nystart Norr', active: false, insideSecrecyAct: false });
  expect(refusal(await test.client.settings.moveAgency({ id: agencies[0]?.id ?? '', by: -1 }))).toBe('not-found');
});

it('keeps contacts with their agency, and refuses one of an agency that is not there', async () => {
  const [police] = value(await test.client.settings.agencies({}));
  const words = { name: 'Nils Ny', title: '', phone: '', email: 'nils' };
  expect(await test.client.settings.addContact({ agencyId: police?.id ?? '', ...words })).toMatchObject({
    error: { fields: { email: 'email-shape' } },
  });
  expect(refusal(await test.client.settings.addContact({ agencyId: 'x', ...words, email: '' }))).toBe('not-found');
  const { id } = value(await test.client.settings.addContact({ agencyId: police?.id ?? '', ...words, email: '' }));
  value(await test.client.settings.changeContact({ id, ...words, email: 'nils@exempel.se', active: false }));
  expect(value(await test.client.settings.agencies({}))[0]?.contacts).toMatchObject([{ id, email: 'nils@exempel.se', active: false }]);
  expect(test.faults).toEqual([]);
});
