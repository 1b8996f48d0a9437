import { isInstant, type Instant } from '../../base/dates.ts';
import { lineProblem, requireFields } from '../../base/fields.ts';
import type { Id } from '../../base/ids.ts';
import { fieldRefusal, Refusal } from '../../base/result.ts';
import { subjectAreas } from '../../base/terms.ts';
import type { Handlers } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import { decideByTwo } from '../decisions/joint-decision.ts';
import { requireCase } from '../participants/service.ts';
import { guardiansOf, personById } from '../participants/store.ts';
import { allAgencies, readSettings } from '../settings/store.ts';
import { isOwnHouse } from '../settings/rules.ts';
import type { Consent, consentsContract, MatrixCell } from './contract.ts';
import {
  cellVerdict,
  exceptionProblems,
  missingSignatures,
  scopeProblems,
  signatureProblem,
  withdrawalProblem,
  type Signatory,
} from './rules.ts';
import { formCode } from './form-code.ts';
import { formsOf, removeScan, restoreScan, scanContent, scansOf } from './scans/scan-store.ts';
import { attachScan } from './scans/scan-check.ts';
import * as store from './store.ts';

/** The participant of a case as the consent rules see them. */
export const signatoryOf = (db: Db, caseId: Id): Signatory => {
  const { personId, birthDate } = requireCase(db, caseId);
  return { personId, birthDate, guardianIds: guardiansOf(db, personId).map((g) => g.personId) };
};

const consents = (db: Db, caseId: Id, now: Instant): Consent[] => {
  const who = signatoryOf(db, caseId);
  const { ownSignatureAge } = readSettings(db);
  const scans = scansOf(db, caseId);
  const forms = formsOf(db, caseId);
  return store.consentsOf(db, caseId).map(({ formerGuardianIds, ...version }) => ({
    ...version,
    cells: [...version.cells],
    signatures: [...version.signatures],
    withdrawals: [...version.withdrawals],
    exceptions: [...version.exceptions],
    formerGuardians: [...version.formerGuardians],
    scans: scans.flatMap(({ consentId, ...scan }) => (consentId === version.id ? [scan] : [])),
    formCode: formCode(version),
    forms: forms.flatMap(({ consentId, ...form }) => (consentId === version.id ? [form] : [])),
    missing: [...missingSignatures({ ...version, formerGuardianIds }, who, now, ownSignatureAge)],
  }));
};

const consent = (db: Db, caseId: Id, consentId: Id, now: Instant): Consent => {
  const found = consents(db, caseId, now).find((c) => c.id === consentId);
  if (!found) throw new Refusal('not-found');
  return found;
};

const matrix = (db: Db, caseId: Id, at: Instant): MatrixCell[] => {
  const who = signatoryOf(db, caseId);
  const versions = store.consentsOf(db, caseId);
  const { ownSignatureAge, organisation } = readSettings(db);
  const agencies = allAgencies(db).filter((agency) => agency.active);
  return subjectAreas.flatMap((subject) =>
    agencies.map((agency): MatrixCell => {
      const cell = { agencyId: agency.id, subject };
      if (isOwnHouse(organisation, agency)) return { ...cell, state: 'own-house', version: null, until: null, reasons: [] };
      const verdict = cellVerdict(versions, who, cell, at, ownSignatureAge);
      return verdict.allowed
        ? { ...cell, state: 'yes', version: verdict.version, until: verdict.until, reasons: [] }
        : { ...cell, state: 'no', version: verdict.version, until: null, reasons: [...verdict.reasons] };
    }),
  );
};

/** A new consent names only agencies in use; an old one's consent for another can still be withdrawn. */
const requireAgencies = (db: Db, field: 'cells' | 'agencyId', ids: readonly Id[]): void => {
  const known = new Set(
    allAgencies(db)
      .filter((agency) => field === 'agencyId' || agency.active)
      .map((agency) => agency.id),
  );
  if (ids.some((id) => !known.has(id))) throw fieldRefusal(field, 'unknown-agency');
};

/** A guardian who is a threat does not sign. Her signature stays missing: only a documented decision can replace it. */
const requireNoThreat = (db: Db, childId: Id, personId: Id): void => {
  if (guardiansOf(db, childId).some((g) => g.personId === personId && g.threatReason !== ''))
    throw fieldRefusal('personId', 'guardian-is-threat');
};

export const consentsHandlers: Handlers<typeof consentsContract> = {
  list: ({ caseId }, { db, now }) => consents(db, caseId, now),

  matrix: ({ caseId, at }, { db, now }) => {
    if (at !== null && !isInstant(at)) throw fieldRefusal('at', 'date-shape');
    return { at: at ?? now, cells: matrix(db, caseId, at ?? now) };
  },

  record: ({ caseId, ...scope }, { db, now, user, audit }) => {
    requireFields(scopeProblems(scope));
    requireAgencies(
      db,
      'cells',
      scope.cells.map((c) => c.agencyId),
    );
    const id = store.insertConsent(db, caseId, scope, user.id, now);
    audit('consents.recorded', { id, after: scope }, caseId);
    return consent(db, caseId, id, now);
  },

  changeScope: ({ caseId, consentId, ...scope }, { db, now, audit }) => {
    const before = consent(db, caseId, consentId, now);
    if (before.signatures.length > 0 || before.withdrawals.length > 0 || before.exceptions.length > 0) throw new Refusal('immutable');
    requireFields(scopeProblems(scope));
    requireAgencies(
      db,
      'cells',
      scope.cells.map((c) => c.agencyId),
    );
    store.replaceScope(db, consentId, scope);
    audit(
      'consents.scope-changed',
      {
        id: consentId,
        before: { purpose: before.purpose, validFrom: before.validFrom, validTo: before.validTo, cells: before.cells },
        after: scope,
      },
      caseId,
    );
    return consent(db, caseId, consentId, now);
  },

  sign: ({ caseId, consentId, personId, signedAt }, { db, now, user, audit }) => {
    const version = consent(db, caseId, consentId, now);
    const who = signatoryOf(db, caseId);
    if (personId !== who.personId && !who.guardianIds.includes(personId)) throw fieldRefusal('personId', 'not-a-signatory');
    requireNoThreat(db, who.personId, personId);
    if (version.signatures.some((s) => s.personId === personId)) throw fieldRefusal('personId', 'already-signed');
    requireFields({
      signedAt: signatureProblem(signedAt, { personId, signerBirth: personById(db, personId)?.birthDate ?? null, of: who }, version, now),
    });
    store.insertSignature(db, consentId, personId, signedAt, user.id, now);
    audit('consents.signed', { id: consentId, personId, signedAt }, caseId);
    return consent(db, caseId, consentId, now);
  },

  withdraw: ({ caseId, consentIds, ...withdrawal }, { db, now, user, audit }) => {
    const versions = [...new Set(consentIds)].map((consentId) => consent(db, caseId, consentId, now));
    requireFields({
      withdrawnAt: versions.map((version) => withdrawalProblem(withdrawal.withdrawnAt, version, now)).find((one) => one !== null) ?? null,
      toldBy: lineProblem(withdrawal.toldBy, 200),
    });
    if (withdrawal.agencyId !== null) requireAgencies(db, 'agencyId', [withdrawal.agencyId]);
    return versions.map(({ id }) => {
      store.insertWithdrawal(db, id, withdrawal, user.id, now);
      audit('consents.withdrawn', { id, ...withdrawal }, caseId);
      return consent(db, caseId, id, now);
    });
  },

  decideException: ({ caseId, consentId, personId, signerId, ...given }, context, [secret = new Uint8Array()]) =>
    decideByTwo(
      context,
      { caseId, signerId, secret },
      {
        changes: ['consents'],
        weigh: ({ db, now }) => {
          const version = consent(db, caseId, consentId, now);
          const who = signatoryOf(db, caseId);
          const isFormer = version.formerGuardians.some((one) => one.personId === personId);
          if (!who.guardianIds.includes(personId) && !isFormer) throw fieldRefusal('personId', 'not-a-guardian');
          if (version.signatures.some((one) => one.personId === personId)) throw fieldRefusal('personId', 'already-signed');
          const signerBirth = personById(db, personId)?.birthDate ?? null;
          requireFields(exceptionProblems(given, { personId, signerBirth, of: who }, version, now));
        },
        decide: ({ db, now, user }) => {
          const exceptionId = store.insertException(db, consentId, personId, given, user.id, now);
          const told = { kind: 'exception-decided', entry: 'consents.exception-decided', before: {}, after: given } as const;
          return { told: { ...told, beside: { id: consentId, exceptionId, personId } }, value: consent(db, caseId, consentId, now) };
        },
      },
    ),

  endException: ({ caseId, consentId, exceptionId }, { db, now, audit }) => {
    const found = consent(db, caseId, consentId, now).exceptions.find((one) => one.id === exceptionId);
    if (!found) throw new Refusal('not-found');
    if (found.endedAt !== null) throw new Refusal('immutable');
    store.endException(db, exceptionId, now);
    audit('consents.exception-ended', { id: consentId, exceptionId }, caseId);
    return consent(db, caseId, consentId, now);
  },

  attachScan: ({ caseId, consentId }, context) => attachScan(context, caseId, consentId),

  removeScan: ({ caseId, consentId, scanId }, { db, now, audit }) => {
    consent(db, caseId, consentId, now);
    if (!scanContent(db, consentId, scanId) || !removeScan(db, consentId, scanId, now)) throw new Refusal('not-found');
    audit('consents.scan-removed', { id: consentId, scanId }, caseId);
    return consent(db, caseId, consentId, now);
  },

  restoreScan: ({ caseId, consentId, scanId }, { db, now, audit }) => {
    consent(db, caseId, consentId, now);
    if (!restoreScan(db, consentId, scanId)) throw new Refusal('nothing-to-undo');
    audit('consents.scan-restored', { id: consentId, scanId }, caseId);
    return consent(db, caseId, consentId, now);
  },

  scanPicture: ({ caseId, consentId, scanId }, { db, now }) => {
    consent(db, caseId, consentId, now);
    const scan = scanContent(db, consentId, scanId);
    if (!scan || scan.kind === 'pdf') throw new Refusal('not-found');
    return { kind: scan.kind, base64: Buffer.from(scan.content).toString('base64') };
  },
};
