import { newId, type Id } from '../../base/ids.ts';
import type { Db } from '../../register/database.ts';
import type { Ground, Recipient } from './rules.ts';

export type NewDisclosure = {
  readonly at: string;
  readonly recipient: Recipient;
  readonly purpose: string;
  readonly document: string;
  readonly contentHash: string;
  readonly decidedBy: Id;
  /** Case → what allowed its material. */
  readonly cases: ReadonlyMap<Id, readonly Ground[]>;
};

export const insertDisclosure = (db: Db, d: NewDisclosure, id: Id = newId()): Id => {
  db.run(
    `insert into disclosures (id, at, recipient_kind, agency_id, purpose, document, content_hash, decided_by)
     values (:id, :at, :kind, :agencyId, :purpose, :document, :contentHash, :decidedBy)`,
    {
      id,
      at: d.at,
      kind: d.recipient.kind,
      agencyId: d.recipient.kind === 'agency' ? d.recipient.agencyId : null,
      purpose: d.purpose,
      document: d.document,
      contentHash: d.contentHash,
      decidedBy: d.decidedBy,
    },
  );
  for (const [caseId, grounds] of d.cases) {
    db.run('insert into disclosure_cases (disclosure_id, case_id, grounds) values (:id, :caseId, :grounds)', { id, caseId, grounds: JSON.stringify(grounds) });
  }
  return id;
};

/** How it left: saved as PDF or DOCX, or printed. */
export const markLeft = (db: Db, id: Id, leftAs: 'pdf' | 'docx' | 'print', at: string): void => {
  db.run('update disclosures set left_as = :leftAs, left_at = :at where id = :id', { id, leftAs, at });
};

export type DisclosureRow = {
  readonly id: Id;
  readonly at: string;
  readonly recipientKind: 'own-unit' | 'agency' | 'statistics';
  readonly agency: string | null;
  readonly purpose: string;
  readonly document: string;
  readonly contentHash: string;
  readonly decidedBy: string;
  readonly leftAs: 'pdf' | 'docx' | 'print' | null;
  readonly leftAt: string | null;
  readonly grounds: string;
};

export const disclosuresOf = (db: Db, caseId: Id): DisclosureRow[] =>
  db.all<DisclosureRow>(
    `select d.id, d.at, d.recipient_kind as recipientKind, a.name as agency, d.purpose, d.document, d.content_hash as contentHash,
            u.name as decidedBy, d.left_as as leftAs, d.left_at as leftAt, c.grounds
       from disclosure_cases c join disclosures d on d.id = c.disclosure_id
       left join agencies a on a.id = d.agency_id join users u on u.id = d.decided_by
      where c.case_id = :caseId and d.left_at is not null order by d.left_at desc`,
    { caseId },
  );
