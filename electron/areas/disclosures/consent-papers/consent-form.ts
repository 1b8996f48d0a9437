import { dateAt } from '../../../base/dates.ts';
import type { Id } from '../../../base/ids.ts';
import { Refusal } from '../../../base/result.ts';
import type { ActContext, OpenContext } from '../../../register/context.ts';
import { formCode } from '../../consents/form-code.ts';
import { exceptionHolds, missingSignatures } from '../../consents/rules.ts';
import { signatoryOf } from '../../consents/service.ts';
import { insertForm } from '../../consents/scans/scan-store.ts';
import { consentsOf } from '../../consents/store.ts';
import { comesOfAge } from '../../participants/rules.ts';
import { requireCase } from '../../participants/service.ts';
import { guardiansOf } from '../../participants/store.ts';
import { allAgencies, readSettings } from '../../settings/store.ts';
import { consentFormNames, consentFormPaper, type ConsentFormContent } from './consent-form-papers.ts';
import { disclose } from '../gate/gate.ts';
import { leave, type LeaveAs } from '../gate/release.ts';

type Asked = { readonly caseId: Id; readonly consentId: Id; readonly language: 'sv' | 'en' };

/** A recorded version as a form. Everyone who must sign it today has a line, including those who already have: it is the whole form. */
const formContent = ({ db, now }: OpenContext, { caseId, consentId }: Asked): ConsentFormContent => {
  const row = requireCase(db, caseId);
  const version = consentsOf(db, caseId).find((one) => one.id === consentId);
  if (!version) throw new Refusal('not-found');
  const needed = missingSignatures(
    { ...version, signatures: [], exceptions: [] },
    signatoryOf(db, caseId),
    now,
    readSettings(db).ownSignatureAge,
  );
  const exceptions = version.exceptions.filter((one) => exceptionHolds(one, now));
  const excepted = new Set(exceptions.map((one) => one.personId));
  const name = `${row.givenName} ${row.familyName}`;
  const lapse = row.birthDate === null ? null : comesOfAge(row.birthDate);
  return {
    number: version.number,
    code: formCode(version),
    caseNumber: row.caseNumber,
    name,
    birthDate: row.birthDate,
    purpose: version.purpose,
    validFrom: version.validFrom,
    validTo: version.validTo,
    agencies: allAgencies(db).map((agency) => ({
      name: agency.name,
      subjects: version.cells.flatMap((cell) => (cell.agencyId === agency.id ? [cell.subject] : [])),
    })),
    comesOfAge: lapse !== null && lapse > version.validFrom && lapse <= version.validTo ? lapse : null,
    signers: [
      ...(needed.some((one) => one.kind === 'own-signature' || one.kind === 'no-guardian') ? [{ name, role: 'self' as const }] : []),
      ...guardiansOf(db, row.personId)
        // A guardian who is a threat gets no line, since her signature is not accepted.
        .filter(
          (guardian) =>
            guardian.threatReason === '' && needed.some((one) => one.kind === 'guardian-signature' && one.personId === guardian.personId),
        )
        .filter((guardian) => !excepted.has(guardian.personId))
        .map((guardian) => ({ name: `${guardian.givenName} ${guardian.familyName}`, role: 'guardian' as const })),
    ],
    exceptions: exceptions.map(({ name: guardian, decider, decidedAt, until, legalBasis }) => ({
      guardian,
      decider,
      decidedOn: dateAt(decidedAt),
      until,
      legalBasis,
    })),
  };
};

/** Prints or saves the form to sign. It goes to nobody but the unit and the person it is about; it passes the gate even so. */
export const consentForm = async (
  context: ActContext,
  asked: Asked,
  as: LeaveAs,
): Promise<{ readonly left: boolean; readonly name: string }> => {
  const { kind, purpose } = consentFormNames(asked.language);
  const made = context.write((open) => {
    const content = formContent(open, asked);
    const sealed = disclose(open, {
      recipient: { kind: 'own-unit' },
      purpose,
      document: 'consent-form',
      parts: [{ cases: [asked.caseId], subject: 'formal', content }],
      build: ([form], { frame, today }) => {
        if (!form) throw new Error('the own unit hears everything');
        const sheet = consentFormPaper({ ...frame, language: asked.language }, form);
        return { ...sheet, name: { kind, date: today, caseNumber: form.caseNumber } };
      },
    });
    return { sealed, code: content.code };
  });
  const answer = await leave(context, made.sealed, as);
  // This scope is what gets signed. If it changes before the signature, the version shows it.
  if (answer.left)
    context.write(({ db, now, audit, changed }) => {
      insertForm(db, asked.consentId, made.code, now);
      audit('consents.form-left', { id: asked.consentId, code: made.code }, asked.caseId);
      changed('consents');
    });
  return answer;
};
