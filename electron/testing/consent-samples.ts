import type { Id } from '../base/ids.ts';
import type { SubjectArea } from '../base/terms.ts';
import { value, type TestCore } from './test-core.ts';
import type { Consent } from '../areas/consents/contract.ts';

/** Invented people, for tests. */
export const registerChild = async (
  { client }: TestCore,
  {
    givenName,
    personalNumber,
    guardians,
  }: { readonly givenName: string; readonly personalNumber: string; readonly guardians: readonly (readonly [string, string])[] },
) => {
  const { caseId } = value(
    await client.participants.register({
      givenName,
      familyName: 'Testberg',
      alias: '',
      personalNumber,
      numberMissingReason: '',
      birthDate: '',
      protection: 'none',
      phase: 'motivation',
      municipality: '0581',
      openedOn: '2026-04-01',
    }),
  );
  const guardianIds: Id[] = [];
  for (const [name, number] of guardians) {
    // One after the other: the second may be refused because of the first.
    const added = await client.participants.addGuardian({
      caseId,
      givenName: name,
      familyName: 'Testberg',
      personalNumber: number,
      relation: 'vårdnadshavare',
      phone: '',
      email: '',
    });
    guardianIds.push(value(added).personId);
  }
  return { caseId, personId: value(await client.participants.get({ caseId })).personId, guardianIds };
};

export const alva = {
  givenName: 'Alva',
  personalNumber: '20100101-2382',
  guardians: [
    ['Bo', '19750325-9280'],
    ['Cecilia', '19790124-9297'],
  ],
} as const;
export const milo = { givenName: 'Milo', personalNumber: '20080914-2383', guardians: [['Dan', '19800207-9294']] } as const;

export const agencyId = async ({ client }: TestCore, name: string): Promise<Id> =>
  value(await client.settings.agencies({})).find((agency) => agency.name === name)?.id ?? '';

/** Agencies × subjects as cells. */
export const cellsOf = (agencies: readonly Id[], subjects: readonly SubjectArea[]): Consent['cells'] =>
  agencies.flatMap((id) => subjects.map((subject) => ({ agencyId: id, subject })));
