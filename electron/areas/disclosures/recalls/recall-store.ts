import type { Instant } from '../../../base/dates.ts';
import type { Id } from '../../../base/ids.ts';
import type { Db } from '../../../register/database.ts';
import type { Sent } from './recall-rules.ts';

type SentRow = {
  readonly disclosureId: Id;
  readonly agencyId: Id;
  readonly agency: string;
  readonly document: string;
  readonly leftAt: Instant;
  readonly subjects: string;
};

export type SentDocument = Sent & { readonly agency: string; readonly document: string };

/** What left to agencies about a case and has not been recalled yet. Disclosures in progress count, since nobody knows whether they left.
 */
export const sentOf = (db: Db, caseId: Id): SentDocument[] =>
  db
    .all<SentRow>(
      `select d.id as disclosureId, d.agency_id as agencyId, a.name as agency, d.document, coalesce(d.left_at, d.at) as leftAt, c.subjects
         from disclosure_cases c join disclosures d on d.id = c.disclosure_id join agencies a on a.id = d.agency_id
        where c.case_id = :caseId and d.left_as is not null and c.subjects <> '[]'
          and not exists (select 1 from recalls r where r.disclosure_id = d.id and r.case_id = c.case_id)
        order by a.position, leftAt`,
      { caseId },
    )
    .map(({ subjects, ...row }) => ({ ...row, said: JSON.parse(subjects) as Sent['said'] }));

export const insertRecall = (db: Db, disclosureId: Id, caseId: Id, withdrawnAt: Instant, by: Id, now: Instant): void => {
  db.run(
    `insert into recalls (disclosure_id, case_id, withdrawn_at, sent_at, sent_by) values (:disclosureId, :caseId, :withdrawnAt, :now, :by)`,
    { disclosureId, caseId, withdrawnAt, now, by },
  );
};
