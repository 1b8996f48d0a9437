import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '../base/dates.ts';
import type { Id } from '../base/ids.ts';
import type { Db } from './database.ts';

/** What an entry tells beside who, when and which case: field, before, after, counts, recipients. */
export type AuditPayload = Readonly<Record<string, unknown>>;

export type AuditEntry = {
  readonly at: Instant;
  /** `null` for what happened before anybody was known (a wrong passphrase). */
  readonly userId: Id | null;
  /** `<area>.<what>`, such as `participants.opened`. */
  readonly kind: string;
  readonly caseId: Id | null;
  readonly payload: AuditPayload;
};

/** The head of an empty chain. */
const genesis = Buffer.alloc(32);

const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Length-prefixed, so that no two different rows can run together into the same bytes. */
const linkBytes = (seq: number, entry: Omit<AuditEntry, 'payload'>): string =>
  JSON.stringify([seq, entry.at, entry.userId, entry.kind, entry.caseId]);

type HeadRow = { seq: number; head: Uint8Array };

const lastHead = (db: Db): HeadRow =>
  db.get<HeadRow>('select seq, head from audit_entries order by seq desc limit 1') ?? { seq: 0, head: genesis };

/** Adds one entry. Call inside the transaction of the write it tells of: both happen, or neither. */
export const appendAudit = (db: Db, entry: AuditEntry): void => {
  const last = lastHead(db);
  const seq = last.seq + 1;
  const salt = randomBytes(32);
  const payload = JSON.stringify(entry.payload);
  const digest = sha256(salt, payload);
  const head = sha256(last.head, linkBytes(seq, entry), digest);
  db.run(
    'insert into audit_entries (seq, at, user_id, kind, case_id, digest, head) values (:seq, :at, :userId, :kind, :caseId, :digest, :head)',
    { seq, at: entry.at, userId: entry.userId, kind: entry.kind, caseId: entry.caseId, digest, head },
  );
  db.run('insert into audit_payloads (seq, salt, payload) values (:seq, :salt, :payload)', { seq, salt, payload });
};

export type AuditHead = { readonly seq: number; /** Hexadecimal, 64 characters. */ readonly head: string };

/** The chain's present end; printed on papers and kept in backups, so that a rewritten chain is found against them. */
export const auditHead = (db: Db): AuditHead => {
  const { seq, head } = lastHead(db);
  return { seq, head: Buffer.from(head).toString('hex') };
};

/** The first sixteen digits of a head, in groups of four, as a paper shows them. */
export const shortHead = ({ head }: AuditHead): string => (head.slice(0, 16).match(/.{4}/g) ?? []).join(' ');

export type ChainVerdict = {
  readonly entries: number;
  readonly head: string;
  /** The first entry that does not fit, or null. */ readonly brokenAt: number | null;
};

type ChainRow = {
  seq: number;
  at: string;
  userId: string | null;
  kind: string;
  caseId: string | null;
  digest: Uint8Array;
  head: Uint8Array;
  salt: Uint8Array | null;
  payload: string | null;
};

/**
 * Recomputes the whole chain. `known` are heads kept outside (papers, backups): a chain cut short or rewritten as a whole
 * is found against them. Erased payloads are lawful; altered ones are not.
 */
export const verifyChain = (db: Db, known: readonly AuditHead[] = []): ChainVerdict => {
  let previous: Uint8Array = genesis;
  let seq = 0;
  const rows = db.all<ChainRow>(
    `select e.seq, e.at, e.user_id as userId, e.kind, e.case_id as caseId, e.digest, e.head, p.salt, p.payload
       from audit_entries e left join audit_payloads p on p.seq = e.seq order by e.seq`,
  );
  const outside = new Map(known.map((k) => [k.seq, k.head]));
  for (const row of rows) {
    seq += 1;
    const digestFits = row.payload === null || row.salt === null || sha256(row.salt, row.payload).equals(row.digest);
    const head = sha256(previous, linkBytes(row.seq, row), row.digest);
    const told = outside.get(row.seq);
    if (row.seq !== seq || !digestFits || !head.equals(row.head) || (told !== undefined && told !== head.toString('hex'))) {
      return { entries: rows.length, head: Buffer.from(previous).toString('hex'), brokenAt: seq };
    }
    previous = row.head;
  }
  const cut = known.find((k) => k.seq > seq);
  return { entries: rows.length, head: Buffer.from(previous).toString('hex'), brokenAt: cut ? seq + 1 : null };
};
