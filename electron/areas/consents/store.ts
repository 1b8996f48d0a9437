import { newId, type Id } from '../../base/ids.ts';
import type { SubjectArea } from '../../base/terms.ts';
import type { Db } from '../../register/database.ts';
import type { Cell, ConsentVersion, ExceptionFields, SignatureException } from './rules.ts';

export type StoredException = SignatureException & {
  readonly id: Id;
  readonly name: string;
  readonly decider: string;
  readonly reason: string;
  readonly legalBasis: string;
};

export type StoredConsent = Omit<ConsentVersion, 'exceptions' | 'formerGuardianIds'> & {
  readonly formerGuardianIds: readonly Id[];
  /** The same, by name. */
  readonly formerGuardians: readonly { readonly personId: Id; readonly name: string }[];
  readonly signatures: readonly { readonly personId: Id; readonly name: string; readonly signedAt: string }[];
  readonly withdrawals: readonly {
    readonly agencyId: Id | null;
    readonly subject: SubjectArea | null;
    readonly withdrawnAt: string;
    readonly toldBy: string;
  }[];
  readonly exceptions: readonly StoredException[];
};

type Row = { id: Id; number: number; purpose: string; validFrom: string; validTo: string };

/** The signer's name in the case's own file: the participant, or a current or former guardian. */
const signer = `coalesce((select g.given_name || ' ' || g.family_name from guardians g join cases k on k.person_id = g.child_id
    where k.id = c.case_id and g.guardian_id = p.id), p.given_name || ' ' || p.family_name)`;

/** All versions of each of these cases, newest first. A fixed number of statements, however many cases. */
export const consentsOfCases = (db: Db, caseIds: readonly Id[]): ReadonlyMap<Id, StoredConsent[]> => {
  const params = { cases: JSON.stringify(caseIds) };
  const ofThese = 'c.case_id in (select value from json_each(:cases))';
  const byVersion = <T extends { consentId: Id }>(rows: readonly T[]): ReadonlyMap<Id, Omit<T, 'consentId'>[]> => {
    const groups = new Map<Id, Omit<T, 'consentId'>[]>();
    for (const { consentId, ...row } of rows) {
      const group = groups.get(consentId);
      if (group) group.push(row);
      else groups.set(consentId, [row]);
    }
    return groups;
  };
  const cells = byVersion(
    db.all<Cell & { consentId: Id }>(
      `select x.consent_id as consentId, x.agency_id as agencyId, x.subject_area as subject
         from consents c join consent_cells x on x.consent_id = c.id where ${ofThese}`,
      params,
    ),
  );
  const signatures = byVersion(
    db.all<StoredConsent['signatures'][number] & { consentId: Id }>(
      `select s.consent_id as consentId, s.person_id as personId, ${signer} as name, s.signed_at as signedAt
         from consents c join consent_signatures s on s.consent_id = c.id join persons p on p.id = s.person_id
        where ${ofThese} order by s.signed_at`,
      params,
    ),
  );
  const withdrawals = byVersion(
    db.all<StoredConsent['withdrawals'][number] & { consentId: Id }>(
      `select w.consent_id as consentId, w.agency_id as agencyId, w.subject_area as subject, w.withdrawn_at as withdrawnAt, w.told_by as toldBy
         from consents c join consent_withdrawals w on w.consent_id = c.id where ${ofThese} order by w.withdrawn_at`,
      params,
    ),
  );
  const exceptions = byVersion(
    db.all<StoredException & { consentId: Id }>(
      `select e.consent_id as consentId, e.id, e.person_id as personId, ${signer} as name, e.decider, e.reason,
              e.legal_basis as legalBasis, e.decided_at as decidedAt, e.valid_to as until, e.ended_at as endedAt
         from consents c join consent_exceptions e on e.consent_id = c.id join persons p on p.id = e.person_id
        where ${ofThese} order by e.decided_at`,
      params,
    ),
  );
  // From the minute a version was entered, or earlier signed on paper; where only the date is stored, it counts from that day.
  const former = byVersion(
    db.all<{ consentId: Id; personId: Id; name: string }>(
      `select c.id as consentId, p.id as personId, g.given_name || ' ' || g.family_name as name
         from consents c join cases x on x.id = c.case_id join guardians g on g.child_id = x.person_id join persons p on p.id = g.guardian_id
        where ${ofThese} and g.ended_on is not null
          and coalesce(g.ended_at, g.ended_on || 'T23:59:59.999Z') >= min(c.recorded_at,
            coalesce((select min(s.signed_at) from consent_signatures s where s.consent_id = c.id), c.recorded_at))
        order by g.given_name`,
      params,
    ),
  );
  const versions = db.all<Row & { caseId: Id }>(
    `select c.case_id as caseId, c.id, c.number, c.purpose, c.valid_from as validFrom, c.valid_to as validTo
       from consents c where ${ofThese} order by c.number desc`,
    params,
  );
  const all = new Map(caseIds.map((caseId): [Id, StoredConsent[]] => [caseId, []]));
  for (const { caseId, ...row } of versions) {
    const formerGuardians = former.get(row.id) ?? [];
    all.get(caseId)?.push({
      ...row,
      cells: cells.get(row.id) ?? [],
      signatures: signatures.get(row.id) ?? [],
      withdrawals: withdrawals.get(row.id) ?? [],
      exceptions: exceptions.get(row.id) ?? [],
      formerGuardians,
      formerGuardianIds: formerGuardians.map((one) => one.personId),
    });
  }
  return all;
};

/** All versions of a case, newest first. */
export const consentsOf = (db: Db, caseId: Id): StoredConsent[] => consentsOfCases(db, [caseId]).get(caseId) ?? [];

type Scope = { readonly purpose: string; readonly validFrom: string; readonly validTo: string; readonly cells: readonly Cell[] };

const insertCells = (db: Db, consentId: Id, cells: readonly Cell[]): void => {
  for (const { agencyId, subject } of cells) {
    db.run('insert or ignore into consent_cells (consent_id, agency_id, subject_area) values (:consentId, :agencyId, :subject)', {
      consentId,
      agencyId,
      subject,
    });
  }
};

export const insertConsent = (db: Db, caseId: Id, scope: Scope, by: Id, now: string): Id => {
  const id = newId();
  db.run(
    `insert into consents (id, case_id, number, purpose, valid_from, valid_to, recorded_at, recorded_by)
     values (:id, :caseId, (select coalesce(max(number), 0) + 1 from consents where case_id = :caseId), :purpose, :validFrom, :validTo, :now, :by)`,
    { id, caseId, purpose: scope.purpose, validFrom: scope.validFrom, validTo: scope.validTo, now, by },
  );
  insertCells(db, id, scope.cells);
  return id;
};

export const replaceScope = (db: Db, id: Id, scope: Scope): void => {
  db.run('update consents set purpose = :purpose, valid_from = :validFrom, valid_to = :validTo where id = :id', {
    id,
    purpose: scope.purpose,
    validFrom: scope.validFrom,
    validTo: scope.validTo,
  });
  db.run('delete from consent_cells where consent_id = :id', { id });
  insertCells(db, id, scope.cells);
};

export const insertSignature = (db: Db, consentId: Id, personId: Id, signedAt: string, by: Id, now: string): void => {
  db.run(
    `insert into consent_signatures (id, consent_id, person_id, signed_at, recorded_at, recorded_by)
     values (:id, :consentId, :personId, :signedAt, :now, :by)`,
    { id: newId(), consentId, personId, signedAt, now, by },
  );
};

export type Withdrawal = {
  readonly agencyId: Id | null;
  readonly subject: SubjectArea | null;
  readonly withdrawnAt: string;
  readonly toldBy: string;
};

export const insertWithdrawal = (db: Db, consentId: Id, w: Withdrawal, by: Id, now: string): void => {
  db.run(
    `insert into consent_withdrawals (id, consent_id, agency_id, subject_area, withdrawn_at, told_by, recorded_at, recorded_by)
     values (:id, :consentId, :agencyId, :subject, :withdrawnAt, :toldBy, :now, :by)`,
    { id: newId(), consentId, agencyId: w.agencyId, subject: w.subject, withdrawnAt: w.withdrawnAt, toldBy: w.toldBy, now, by },
  );
};

export const insertException = (db: Db, consentId: Id, personId: Id, fields: ExceptionFields, by: Id, now: string): Id => {
  const id = newId();
  db.run(
    `insert into consent_exceptions (id, consent_id, person_id, decider, reason, legal_basis, decided_at, valid_to, recorded_at, recorded_by)
     values (:id, :consentId, :personId, :decider, :reason, :legalBasis, :decidedAt, :until, :now, :by)`,
    { id, consentId, personId, ...fields, now, by },
  );
  return id;
};

export const endException = (db: Db, id: Id, now: string): void => {
  db.run('update consent_exceptions set ended_at = :now where id = :id', { id, now });
};
