import type { Id } from '../base/ids.ts';
import { subjectAreas, type SubjectArea } from '../base/terms.ts';
import { value, type TestCore } from './test-core.ts';

/** Registers an adult with an invented name; opened. */
export const person = async ({ client }: TestCore, givenName: string): Promise<Id> =>
  value(
    await client.participants.register({
      givenName,
      familyName: 'Testsson',
      alias: '',
      personalNumber: '',
      numberMissingReason: 'saknas i testet',
      birthDate: '1999-03-02',
      protection: 'none',
      phase: 'stabilisation',
      municipality: null,
      openedOn: '2026-02-02',
    }),
  ).caseId;

/** Agency short name → id. */
export const agencyIds = async ({ client }: TestCore): Promise<ReadonlyMap<string, Id>> =>
  new Map(value(await client.settings.agencies({})).map((agency) => [agency.shortName, agency.id]));

/** A signed consent for these agencies in these subjects. */
export const consentTo = async (
  { client }: TestCore,
  caseId: Id,
  agencies: readonly Id[],
  subjects: readonly SubjectArea[] = subjectAreas,
): Promise<void> => {
  const { personId } = value(await client.participants.get({ caseId }));
  const cells = agencies.flatMap((agencyId) => subjects.map((subject) => ({ agencyId, subject })));
  const consent = value(
    await client.consents.record({ caseId, purpose: 'Samverkan om stöd och skydd', validFrom: '2026-05-01', validTo: '2026-11-30', cells }),
  );
  value(await client.consents.sign({ caseId, consentId: consent.id, personId, signedAt: '2026-05-04T09:00:00.000Z' }));
};
