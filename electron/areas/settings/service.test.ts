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
      consentWarningDays: 0,
      reassessmentDays: { low: 731, elevated: 30, high: 0, 'very-high': 7 },
    },
  });
  expect(answer).toMatchObject({
    error: {
      fields: {
        municipality: 'unknown-municipality',
        unit: 'required',
        consentWarningDays: 'out-of-range',
        'reassessmentDays.low': 'out-of-range',
        'reassessmentDays.high': 'out-of-range',
      },
    },
  });
  expect(value(await test.client.settings.get({}))).toEqual(before);
});

it('orders agencies, and changes the short name of one to none that another has', async () => {
  const [first, second] = value(await test.client.settings.agencies({}));
  const id = second?.id ?? '';
  expect(await test.client.settings.changeShortName({ id, shortName: first?.shortName.toUpperCase() ?? '' })).toMatchObject({
    error: { fields: { shortName: 'duplicate' } },
  });
  expect(await test.client.settings.changeShortName({ id, shortName: '' })).toMatchObject({ error: { fields: { shortName: 'required' } } });
  value(await test.client.settings.changeShortName({ id, shortName: 'Soc' }));
  value(await test.client.settings.moveAgency({ id, by: -1 }));
  const agencies = value(await test.client.settings.agencies({}));
  const { contacts: _, ...before } = second ?? { contacts: [] };
  expect(agencies[0]).toMatchObject({ ...before, shortName: 'Soc' });
  expect(refusal(await test.client.settings.moveAgency({ id, by: -1 }))).toBe('not-found');
});

it('gives no agency a short name that is read as another’s, has been one, or is the other’s whole name', async () => {
  const agencies = value(await test.client.settings.agencies({}));
  const [police, school] = ['police', 'school'].map((kind) => agencies.find((one) => one.kind === kind)?.id ?? '');
  const change = (id: string | undefined, shortName: string) => test.client.settings.changeShortName({ id: id ?? '', shortName });
  value(await change(school, 'Grund'));
  value(await change(school, 'Gr'));
  for (const name of ['Skolan', 'SKOLAN.', 'SkoIan', 'Grund', 'Gr', 'Frivården', 'Friv\u00e5rden'.normalize('NFD')])
    expect(await change(police, name), name).toMatchObject({ error: { fields: { shortName: 'duplicate' } } });
  value(await change(school, 'Skolan'));
  value(await change(police, 'Polis'));
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
