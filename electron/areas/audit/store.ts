import type { Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import type { Db } from '../../register/database.ts';
import type { LogEntry } from './contract.ts';

export type Filter = {
  readonly kind: string | null;
  readonly userId: Id | null;
  readonly caseNumber: string;
  /** From this instant on. */
  readonly from: Instant | null;
  /** Before this instant. */
  readonly until: Instant | null;
};

const columns = `e.seq, e.at, u.name as who, e.kind, c.number as caseNumber`;
const tables = `audit_entries e left join users u on u.id = e.user_id left join cases c on c.id = e.case_id`;
/** One statement for every filter: a null or empty value filters nothing. `substr` and not `like`: what is typed holds no patterns. */
const matching = `(:kind is null or e.kind = :kind or (substr(:kind, -1) = '.' and substr(e.kind, 1, length(:kind)) = :kind))
  and (:userId is null or e.user_id = :userId)
  and (:caseNumber = '' or substr(c.number, 1, length(:caseNumber)) = :caseNumber)
  and (:from is null or e.at >= :from) and (:until is null or e.at < :until)`;

export const entries = (db: Db, filter: Filter, before: number | null, limit: number): LogEntry[] =>
  db.all<LogEntry>(
    `select ${columns} from ${tables} where (:before is null or e.seq < :before) and ${matching} order by e.seq desc limit :limit`,
    { ...filter, before, limit },
  );

export const countEntries = (db: Db, filter: Filter): number =>
  db.get<{ n: number }>(`select count(*) as n from ${tables} where ${matching}`, { ...filter })?.n ?? 0;

/** Kinds that occur, for the filter. */
export const kinds = (db: Db): string[] =>
  db.all<{ kind: string }>('select distinct kind from audit_entries order by kind').map((row) => row.kind);

/** Those who may stand in the log: everybody who ever had a slot. */
export const people = (db: Db): { readonly id: Id; readonly name: string; readonly signature: string }[] =>
  db.all('select id, name, signature from users order by name');

/** When the chain was last checked by an entry's word, and when its first entry was written. */
export const checkedAt = (db: Db): { readonly lastAt: Instant | null; readonly madeAt: Instant } => ({
  lastAt: db.get<{ at: Instant }>("select at from audit_entries where kind = 'audit.verified' order by seq desc limit 1")?.at ?? null,
  madeAt: db.get<{ at: Instant }>('select at from audit_entries order by seq limit 1')?.at ?? '',
});

type Whole = LogEntry & { readonly caseId: Id | null; readonly payload: string | null; readonly head: Uint8Array };

export const entryBySeq = (db: Db, seq: number): Whole | undefined =>
  db.get<Whole>(
    `select ${columns}, e.case_id as caseId, p.payload, e.head from ${tables} left join audit_payloads p on p.seq = e.seq where e.seq = :seq`,
    {
      seq,
    },
  );
