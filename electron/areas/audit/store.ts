import type { Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import type { ProtectionLevel } from '../../base/terms.ts';
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
/** The log's filters, one condition each, so that each can use its index. */
const conditions = ({ kind, userId, caseNumber, from, until }: Filter): readonly string[] => [
  ...(kind === null ? [] : [kind.endsWith('.') ? 'e.kind >= :kind and e.kind < :kindEnd' : 'e.kind = :kind']),
  ...(userId === null ? [] : ['e.user_id = :userId']),
  ...(caseNumber === '' ? [] : ['e.case_id in (select id from cases where number >= :caseNumber and number < :caseNumberEnd)']),
  ...(from === null ? [] : ['e.at >= :from']),
  ...(until === null ? [] : ['e.at < :until']),
];
const parameters = (filter: Filter) => ({
  ...filter,
  kindEnd: `${filter.kind ?? ''}\u{10ffff}`,
  caseNumberEnd: `${filter.caseNumber}\u{10ffff}`,
});
const where = (conditions: readonly string[]): string => (conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`);

/** Newest first. */
export const entries = (db: Db, filter: Filter, before: number | null, limit: number): LogEntry[] =>
  db.all<LogEntry>(
    `select ${columns} from ${tables} ${where([...conditions(filter), ...(before === null ? [] : ['e.seq < :before'])])} order by e.seq desc limit :limit`,
    { ...parameters(filter), before, limit },
  );

/** The whole log is never shorter than its last number; a filtered part is counted, which takes time proportional to its size. */
export const countEntries = (db: Db, filter: Filter): number => {
  const narrowed = conditions(filter);
  const counted = narrowed.length === 0 ? 'coalesce(max(seq), 0)' : 'count(*)';
  return db.get<{ n: number }>(`select ${counted} as n from audit_entries e ${where(narrowed)}`, parameters(filter))?.n ?? 0;
};

/** Kinds that occur, for the filter: jumps from each to the next one in the index, however many entries each has. */
export const kinds = (db: Db): string[] =>
  db
    .all<{ kind: string }>(
      `with recursive found (kind) as (
         select min(kind) from audit_entries
         union all select (select min(kind) from audit_entries where kind > found.kind) from found where found.kind is not null)
       select kind from found where kind is not null`,
    )
    .map((row) => row.kind);

/** Users who may be in the log: everybody who ever had a slot. */
export const people = (db: Db): { readonly id: Id; readonly name: string; readonly signature: string }[] =>
  db.all('select id, name, signature from users order by name');

/** When the chain was last checked according to an entry, and when its first entry was written. */
export const checkedAt = (db: Db): { readonly lastAt: Instant | null; readonly madeAt: Instant } => ({
  lastAt: db.get<{ at: Instant }>("select at from audit_entries where kind = 'audit.verified' order by seq desc limit 1")?.at ?? null,
  madeAt: db.get<{ at: Instant }>('select at from audit_entries order by seq limit 1')?.at ?? '',
});

export type WholeEntry = LogEntry & {
  readonly caseId: Id | null;
  readonly userId: Id | null;
  readonly payload: string | null;
  readonly head: Uint8Array;
};

export const entryBySeq = (db: Db, seq: number): WholeEntry | undefined =>
  db.get<WholeEntry>(
    `select ${columns}, e.case_id as caseId, e.user_id as userId, p.payload, e.head from ${tables} left join audit_payloads p on p.seq = e.seq where e.seq = :seq`,
    {
      seq,
    },
  );

/**
 * The cases under which an entry's payload is stored word for word, written at the same moment: how it was done before payloads were kept
 * per case.
 */
export const casesSharing = (db: Db, seq: number): Id[] =>
  db
    .all<{ caseId: Id }>(
      `select distinct o.case_id as caseId from audit_entries e join audit_payloads p on p.seq = e.seq
         join audit_entries o on o.at = e.at and o.kind = e.kind and o.user_id is e.user_id and o.case_id is not null
         join audit_payloads q on q.seq = o.seq and q.payload = p.payload
        where e.seq = :seq and e.seq <= (select max(until_seq) from audit_joint_payloads)`,
      { seq },
    )
    .map((row) => row.caseId);

export type NamedParticipant = {
  readonly caseId: Id;
  readonly protection: ProtectionLevel;
  readonly givenName: string;
  readonly familyName: string;
  readonly alias: string;
  readonly otherAliases: string;
  readonly personalNumber: string | null;
};

/** Everybody with a case, by the names a text may use. */
export const participantNames = (db: Db): NamedParticipant[] =>
  db.all<NamedParticipant>(
    `select c.id as caseId, p.protection, p.given_name as givenName, p.family_name as familyName, p.alias, p.other_aliases as otherAliases,
            p.personal_number as personalNumber from cases c join persons p on p.id = c.person_id`,
  );

export const protectionOf = (db: Db, caseId: Id): ProtectionLevel | undefined =>
  db.get<{ protection: ProtectionLevel }>('select p.protection from cases c join persons p on p.id = c.person_id where c.id = :caseId', {
    caseId,
  })?.protection;
