import { newId, type Id } from '../../base/ids.ts';
import type { Db } from '../../register/database.ts';
import type { SubjectArea } from '../../base/terms.ts';
import type { Ground, Recipient } from './gate/rules.ts';

/** A disclosed subject and the consent version that covered it; null if none did. */
export type SaidSubject = { readonly subject: SubjectArea | 'formal'; readonly version: number | null };

export type NewDisclosure = {
  readonly at: string;
  readonly recipient: Recipient;
  readonly purpose: string;
  readonly document: string;
  readonly contentHash: string;
  readonly decidedBy: Id;
  /** Case → what allowed its material. */
  readonly cases: ReadonlyMap<Id, readonly Ground[]>;
  /** Case → what was disclosed about it. */
  readonly subjects: ReadonlyMap<Id, readonly SaidSubject[]>;
};

export const insertDisclosure = (db: Db, d: NewDisclosure, id: Id = newId()): Id => {
  db.run(
    `insert into disclosures (id, at, recipient_kind, agency_id, recipient_name, purpose, document, content_hash, decided_by)
     values (:id, :at, :kind, :agencyId, :name, :purpose, :document, :contentHash, :decidedBy)`,
    {
      id,
      at: d.at,
      kind: d.recipient.kind,
      agencyId: d.recipient.kind === 'agency' ? d.recipient.agencyId : null,
      name: d.recipient.kind === 'person' ? d.recipient.name : null,
      purpose: d.purpose,
      document: d.document,
      contentHash: d.contentHash,
      decidedBy: d.decidedBy,
    },
  );
  for (const [caseId, grounds] of d.cases) {
    db.run('insert into disclosure_cases (disclosure_id, case_id, grounds, subjects) values (:id, :caseId, :grounds, :subjects)', {
      id,
      caseId,
      grounds: JSON.stringify(grounds),
      subjects: JSON.stringify(d.subjects.get(caseId) ?? []),
    });
  }
  return id;
};

/**
 * It is on its way out: saved as PDF or DOCX, or printed. Returns its row: a document that leaves a second time gets its own row.
 */
export const beginLeaving = (db: Db, id: Id, leftAs: 'pdf' | 'docx' | 'print'): Id => {
  if (db.run('update disclosures set left_as = :leftAs where id = :id and left_as is null', { id, leftAs }) === 1) return id;
  const again = newId();
  db.run(
    `insert into disclosures (id, at, recipient_kind, agency_id, recipient_name, purpose, document, content_hash, decided_by, left_as)
     select :again, at, recipient_kind, agency_id, recipient_name, purpose, document, content_hash, decided_by, :leftAs from disclosures where id = :id`,
    { again, id, leftAs },
  );
  db.run(
    `insert into disclosure_cases (disclosure_id, case_id, grounds, subjects)
     select :again, case_id, grounds, subjects from disclosure_cases where disclosure_id = :id`,
    {
      again,
      id,
    },
  );
  return again;
};

/** The cases that a disclosure is about. */
export const casesIn = (db: Db, disclosureId: Id): Id[] =>
  db
    .all<{ caseId: Id }>('select case_id as caseId from disclosure_cases where disclosure_id = :disclosureId', { disclosureId })
    .map((row) => row.caseId);

/** It left at that minute, or (`null`) it did not. */
export const endLeaving = (db: Db, id: Id, leftAt: string | null): void => {
  if (leftAt === null) db.run('update disclosures set left_as = null where id = :id', { id });
  else db.run('update disclosures set left_at = :leftAt where id = :id', { id, leftAt });
};

/** Told by mouth: it counts as left once recorded. */
export const markTold = (db: Db, id: Id, at: string): void => {
  db.run(`update disclosures set left_as = 'told', left_at = :at where id = :id`, { id, at });
};

export type DisclosureRow = {
  readonly id: Id;
  readonly at: string;
  readonly recipientKind: 'own-unit' | 'agency' | 'person' | 'statistics';
  /** The agency's name, or the person's. */
  readonly agency: string | null;
  readonly purpose: string;
  readonly document: string;
  readonly contentHash: string;
  readonly decidedBy: string;
  readonly leftAs: 'pdf' | 'docx' | 'print' | 'told' | null;
  readonly leftAt: string | null;
  readonly grounds: string;
};

export const disclosuresOf = (db: Db, caseId: Id): DisclosureRow[] =>
  db.all<DisclosureRow>(
    `select d.id, d.at, d.recipient_kind as recipientKind, coalesce(a.name, d.recipient_name) as agency, d.purpose, d.document, d.content_hash as contentHash,
            u.name as decidedBy, d.left_as as leftAs, d.left_at as leftAt, c.grounds
       from disclosure_cases c join disclosures d on d.id = c.disclosure_id
       left join agencies a on a.id = d.agency_id join users u on u.id = d.decided_by
      where c.case_id = :caseId and d.left_as is not null order by coalesce(d.left_at, d.at) desc, d.rowid desc`,
    { caseId },
  );
