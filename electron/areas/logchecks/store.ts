import type { Instant } from '../../base/dates.ts';
import { newId, type Id } from '../../base/ids.ts';
import type { Role } from '../../base/permissions.ts';
import type { ProtectionLevel } from '../../base/terms.ts';
import type { Db } from '../../register/database.ts';
import type { Sample, SampleEntry } from './contract.ts';
import { sampledKinds, type CheckVerdict, type Month } from './rules.ts';

type Period = { readonly from: Instant; readonly until: Instant };

const kinds = sampledKinds.map((kind) => `'${kind}'`).join(', ');
// By the days, not by the kinds: there are far more entries of a kind than of a month.
const candidate = `at >= :from and at < :until and +kind in (${kinds})`;

/** What a month's sample is drawn from, in the log's order. */
export const candidatesIn = (db: Db, { from, until }: Period): number[] =>
  db.all<{ seq: number }>(`select seq from audit_entries where ${candidate} order by seq`, { from, until }).map((row) => row.seq);

export const countCandidates = (db: Db, { from, until }: Period): number =>
  db.get<{ n: number }>(`select count(*) as n from audit_entries where ${candidate}`, { from, until })?.n ?? 0;

export const hasCandidates = (db: Db, { from, until }: Period): boolean =>
  db.get(`select 1 from audit_entries where ${candidate} limit 1`, { from, until }) !== undefined;

/** The last entry of the period, whatever its kind, with the chain's head there. */
export const headAt = (db: Db, { from, until }: Period): { readonly seq: number; readonly head: string } | undefined =>
  db.get('select seq, lower(hex(head)) as head from audit_entries where at >= :from and at < :until order by seq desc limit 1', {
    from,
    until,
  });

export type StoredEntry = Omit<SampleEntry, 'isWithheld'> & { readonly caseId: Id | null; readonly protection: ProtectionLevel | null };
export type StoredSample = Omit<Sample, 'entries'> & { readonly entries: readonly StoredEntry[] };

type SampleRow = Omit<Sample, 'signed' | 'entries'> & {
  readonly signedAt: Instant | null;
  readonly signedBy: string | null;
  readonly signedRole: Role | null;
};

const sampleSql = `select s.id, s.month, s.head_seq as headSeq, s.head, s.candidates, s.drawn_at as drawnAt, d.name as drawnBy,
    s.signed_at as signedAt, g.name as signedBy, s.signed_role as signedRole
  from log_samples s join users d on d.id = s.drawn_by left join users g on g.id = s.signed_by`;

const entriesOf = (db: Db, sampleId: Id): StoredEntry[] =>
  db.all<StoredEntry>(
    `select x.seq, e.at, u.name as who, e.kind, c.number as caseNumber, x.verdict, x.remark, e.case_id as caseId, p.protection
       from log_sample_entries x join audit_entries e on e.seq = x.seq
       left join users u on u.id = e.user_id left join cases c on c.id = e.case_id left join persons p on p.id = c.person_id
      where x.sample_id = :sampleId order by x.seq`,
    { sampleId },
  );

const whole = (db: Db, row: SampleRow | undefined): StoredSample | undefined => {
  if (!row) return undefined;
  const { signedAt, signedBy, signedRole, ...rest } = row;
  const signed = signedAt === null || signedBy === null || signedRole === null ? null : { at: signedAt, by: signedBy, role: signedRole };
  return { ...rest, signed, entries: entriesOf(db, row.id) };
};

export const sampleById = (db: Db, id: Id): StoredSample | undefined =>
  whole(db, db.get<SampleRow>(`${sampleSql} where s.id = :id`, { id }));

export const sampleOf = (db: Db, month: Month): StoredSample | undefined =>
  whole(db, db.get<SampleRow>(`${sampleSql} where s.month = :month`, { month }));

/** Months that were drawn before `month`, newest first. */
export const earlierSamples = (db: Db, month: Month): StoredSample[] =>
  db.all<SampleRow>(`${sampleSql} where s.month < :month order by s.month desc limit 60`, { month }).flatMap((row) => whole(db, row) ?? []);

export const isSigned = (db: Db, month: Month): boolean =>
  db.get('select 1 from log_samples where month = :month and signed_at is not null', { month }) !== undefined;

export type NewSample = Pick<Sample, 'month' | 'headSeq' | 'head' | 'candidates' | 'drawnAt'> & {
  readonly drawnBy: Id;
  readonly seqs: readonly number[];
};

export const insertSample = (db: Db, { seqs, ...sample }: NewSample): Id => {
  const id = newId();
  db.run(
    `insert into log_samples (id, month, head_seq, head, candidates, drawn_at, drawn_by)
     values (:id, :month, :headSeq, :head, :candidates, :drawnAt, :drawnBy)`,
    { id, ...sample },
  );
  for (const seq of seqs) db.run('insert into log_sample_entries (sample_id, seq) values (:id, :seq)', { id, seq });
  return id;
};

export const markEntry = (db: Db, sampleId: Id, seq: number, verdict: CheckVerdict, remark: string): void => {
  db.run('update log_sample_entries set verdict = :verdict, remark = :remark where sample_id = :sampleId and seq = :seq', {
    sampleId,
    seq,
    verdict,
    remark,
  });
};

export const signSample = (db: Db, id: Id, at: Instant, by: Id, role: Role): void => {
  db.run('update log_samples set signed_at = :at, signed_by = :by, signed_role = :role where id = :id', { id, at, by, role });
};
