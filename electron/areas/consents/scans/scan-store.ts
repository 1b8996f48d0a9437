import { newId, type Id } from '../../../base/ids.ts';
import type { Db } from '../../../register/database.ts';
import type { ScanKind } from './scan-rules.ts';

export type ScanRow = {
  readonly id: Id;
  readonly kind: ScanKind;
  readonly size: number;
  readonly pages: number | null;
  readonly recordedAt: string;
};

/** The scans of each version of a case, oldest first, without their content. */
export const scansOf = (db: Db, caseId: Id): readonly (ScanRow & { readonly consentId: Id })[] =>
  db.all(
    `select s.consent_id as consentId, s.id, s.kind, s.size, s.pages, s.recorded_at as recordedAt
       from consent_scans s join consents c on c.id = s.consent_id
      where c.case_id = :caseId and s.removed_at is null order by s.recorded_at, s.rowid`,
    { caseId },
  );

export const scanContent = (db: Db, consentId: Id, id: Id): { kind: ScanKind; sha256: string; content: Uint8Array } | undefined =>
  db.get('select kind, sha256, content from consent_scans where id = :id and consent_id = :consentId and removed_at is null', {
    id,
    consentId,
  });

export type NewScan = {
  readonly kind: ScanKind;
  readonly pages: number | null;
  readonly sha256: string;
  readonly content: Uint8Array;
};

/** A removed scan stays restorable until another is attached or removed. */
const forgetRemoved = (db: Db, consentId: Id): void => {
  db.run('delete from consent_scans where consent_id = :consentId and removed_at is not null', { consentId });
};

export const insertScan = (db: Db, consentId: Id, scan: NewScan, by: Id, now: string): Id => {
  forgetRemoved(db, consentId);
  const id = newId();
  db.run(
    `insert into consent_scans (id, consent_id, kind, size, pages, sha256, content, recorded_at, recorded_by)
     values (:id, :consentId, :kind, :size, :pages, :sha256, :content, :now, :by)`,
    { id, consentId, ...scan, size: scan.content.length, now, by },
  );
  return id;
};

/** Whether there was such a scan. */
export const removeScan = (db: Db, consentId: Id, id: Id, now: string): boolean => {
  forgetRemoved(db, consentId);
  return db.run('update consent_scans set removed_at = :now where id = :id and consent_id = :consentId', { id, consentId, now }) === 1;
};

/** Whether it had been removed and is now restored. */
export const restoreScan = (db: Db, consentId: Id, id: Id): boolean =>
  db.run('update consent_scans set removed_at = null where id = :id and consent_id = :consentId and removed_at is not null', {
    id,
    consentId,
  }) === 1;

export const formsOf = (db: Db, caseId: Id): readonly { readonly consentId: Id; readonly code: string; readonly leftAt: string }[] =>
  db.all(
    `select f.consent_id as consentId, f.code, f.left_at as leftAt from consent_forms f join consents c on c.id = f.consent_id
      where c.case_id = :caseId order by f.left_at, f.rowid`,
    { caseId },
  );

/** A form with this code left for signature. */
export const insertForm = (db: Db, consentId: Id, code: string, now: string): void => {
  db.run('insert into consent_forms (id, consent_id, code, left_at) values (:id, :consentId, :code, :now)', {
    id: newId(),
    consentId,
    code,
    now,
  });
};
